import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

/** Writes what a page shows into `folder`: under the name in a block's first line, where it gives one. */
function writeBlocks(page: string, folder: string): void {
  for (const [at, block] of blocks(page, "ts").entries()) {
    const [, given] = /^\/\/ ((?:[\w-]+\/)?[\w-]+(?:\.\w+)*\.ts)\n/.exec(block) ?? [];
    const other = block.includes("export default")
      ? "bylaw.config.ts"
      : `${page.replaceAll("/", "-")}-${at}.ts`;
    const file = join(folder, given ?? other);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, block);
  }
}

test("the output in the README is what the example prints", () => {
  const bin = join(root, "packages/cli/bin/bylaw.js");
  const printed = (cwd: string, ...args: readonly string[]): string =>
    spawnSync(process.execPath, [bin, ...args], {
      cwd,
      encoding: "utf8",
      env: { ...process.env, NO_COLOR: "1" },
    }).stdout;
  const all =
    printed(acme, "check", "--from", "recording") +
    printed(join(acme, "year"), "coverage", "runs") +
    printed(acme, "checklist", "--from", "recording");
  const excerpts = blocks("README.md", "text");
  expect(excerpts.length).toBeGreaterThan(3);
  for (const excerpt of excerpts) expect(all).toContain(excerpt);
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
  test.each([
    "README.md",
    "docs/getting-started.md",
    "docs/aws.md",
    "docs/baseline.md",
    "docs/evidence.md",
    "docs/exports.md",
    "docs/mfa.md",
    "docs/writing-a-provider.md",
    ...packages,
  ])("in %s compiles", (page) => {
    writeBlocks(page, folder);
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const { stdout, status } = spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  test("in docs/writing-a-provider.md runs: its provider passes its own tests over HTTP", () => {
    writeBlocks("docs/writing-a-provider.md", folder);
    // Else the repository's own would be found, with its aliases: the guide runs against the packages as they ship.
    writeFileSync(join(folder, "vitest.config.mjs"), "export default {};\n");
    const vitest = join(root, "node_modules/vitest/vitest.mjs");
    const args = [vitest, "run", "--root", folder, "--reporter", "json"];
    const { stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
    const { testResults } = JSON.parse(stdout) as VitestReport;
    const told = testResults.flatMap(({ assertionResults }) =>
      assertionResults.map(({ title, status, failureMessages }) => [title, status, ...failureMessages]),
    );
    expect(told.filter(([, status]) => status !== "passed")).toEqual([]);
    expect(told.map(([title]) => title)).toEqual(
      expect.arrayContaining([
        "badge/holder-seen documents itself",
        "both holders are judged",
        "GET /holders denied decides what needs it, and nothing else",
        "GET /holders/{id}/last-use denied decides what needs it, and nothing else",
      ]),
    );
  });
});

interface VitestReport {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly title: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}
