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
  const packages = readdirSync(join(root, "packages")).map((name) => `packages/${name}/README.md`);
  const pages = [
    "README.md",
    "docs/getting-started.md",
    "docs/aws.md",
    "docs/baseline.md",
    "docs/evidence.md",
    "docs/exports.md",
    "docs/access-reviews.md",
    "docs/mfa.md",
    "docs/writing-a-provider.md",
    ...packages,
  ];
  let folder: string;
  let told: string;
  /** A page stands with all before it, whose files it may build on. */
  const folderOf = (page: string): string => `page-${pages.indexOf(page)}`;
  beforeAll(() => {
    folder = mkdtempSync(join(root, "examples/.guides-"));
    const config = JSON.parse(read("examples/acme/tsconfig.json")) as { readonly include: readonly string[] };
    const include = config.include.map((one) => `*/${one}`);
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ ...config, include }));
    cpSync(join(acme, "package.json"), join(folder, "package.json"));
    for (const [at, page] of pages.entries())
      for (const one of pages.slice(0, at + 1)) writeBlocks(one, join(folder, folderOf(page)));
    // One compiler for all: each would read the same libraries and packages.
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const { stdout, stderr, status } = spawnSync(process.execPath, [tsc, "-p", "."], {
      cwd: folder,
      encoding: "utf8",
    });
    told = stdout + stderr;
    if (status !== 0 && !told.includes("page-")) throw new Error(told);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(pages)("in %s compiles", (page) => {
    expect(told.split("\n").filter((line) => line.includes(`${folderOf(page)}/`))).toEqual([]);
  });

  test("compiles, all of it", () => expect(told).toBe(""));

  test("in docs/writing-a-provider.md runs: its provider passes its own tests over HTTP", () => {
    const last = join(folder, "all");
    for (const page of [...pages, "docs/writing-a-provider.md"]) writeBlocks(page, last);
    // Else the repository's own would be found, with its aliases: the guide runs against the packages as they ship.
    writeFileSync(join(last, "vitest.config.mjs"), "export default {};\n");
    const vitest = join(root, "node_modules/vitest/vitest.mjs");
    const args = [vitest, "run", "--root", last, "--reporter", "json"];
    const { stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
    const { testResults } = JSON.parse(stdout) as VitestReport;
    const ran = testResults.flatMap(({ assertionResults }) =>
      assertionResults.map(({ title, status, failureMessages }) => [title, status, ...failureMessages]),
    );
    expect(ran.filter(([, status]) => status !== "passed")).toEqual([]);
    expect(ran.map(([title]) => title)).toEqual(
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
