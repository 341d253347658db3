import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const acme = join(root, "examples/acme");
const read = (path: string): string => readFileSync(join(root, path), "utf8");

/** The fenced blocks of a page in one language. */
function blocks(page: string, language: string): readonly string[] {
  const fence = new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "gms");
  return [...read(page).matchAll(fence)].map(([, body]) => body ?? "");
}

test("the output in the README is what the example prints", () => {
  const bin = join(root, "packages/cli/bin/bylaw.js");
  const { stdout } = spawnSync(process.execPath, [bin, "check", "--from", "recording"], {
    cwd: acme,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  const excerpts = blocks("README.md", "text");
  expect(excerpts.length).toBeGreaterThan(1);
  for (const excerpt of excerpts) expect(stdout).toContain(excerpt);
});

describe("what the guides show", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(root, "examples/.guides-"));
    cpSync(join(acme, "tsconfig.json"), join(folder, "tsconfig.json"));
    cpSync(join(acme, "package.json"), join(folder, "package.json"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const packages = readdirSync(join(root, "packages")).map((name) => `packages/${name}/README.md`);
  test.each(["README.md", "docs/getting-started.md", "docs/writing-a-provider.md", ...packages])(
    "in %s compiles",
    (page) => {
      for (const [at, block] of blocks(page, "ts").entries()) {
        const name = block.includes("export default")
          ? "bylaw.config.ts"
          : `${page.replaceAll("/", "-")}-${at}.ts`;
        writeFileSync(join(folder, name), block);
      }
      const tsc = join(root, "node_modules/typescript/bin/tsc");
      const { stdout, status } = spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
      expect(stdout).toBe("");
      expect(status).toBe(0);
    },
  );
});
