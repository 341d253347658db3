import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { sizes } from "./floors.ts";
import { isCheckFile, isTest, packages, root, shown, sourceFiles } from "./repo.ts";

const folders = [
  ...packages().map(({ path }) => join(path, "src")),
  join(root, "testbed"),
  join(root, "tools"),
];
const written = folders.flatMap(sourceFiles).filter((path) => !path.endsWith(".gen.ts"));
const lines = linesOf(written.filter((path) => !isTest(path)));
const testLines = linesOf(written.filter(isTest));

it(`keeps every file under ${sizes.file} lines, tests too`, () => {
  expect(longer(sizes.file, () => true)).toEqual([]);
  expect(longer(sizes.file, () => true, testLines)).toEqual([]);
});

it(`keeps core's tests at ${sizes.coreTests} lines for each of its sources`, () => {
  const [tests, sources] = [total("packages/core/src/", testLines), total("packages/core/src/")];
  console.log(
    `core: ${tests} lines of tests, ${sources} of sources, ${(tests / sources).toFixed(2)} for each.`,
  );
  expect(tests / sources).toBeGreaterThanOrEqual(sizes.coreTests);
});

it(`keeps every check within ${sizes.check} lines, in whatever room it stands`, () => {
  const rooms = [...lines.keys()].filter(isCheckFile).map((path) => path.replace(/\/[^/]+$/, ""));
  expect(rooms).toContain("packages/policies/src/aws-github/checks");
  expect(longer(sizes.check, isCheckFile)).toEqual([]);
});

it(`keeps the median of core's files under ${sizes.coreMedian} lines`, () => {
  const core = [...lines].filter(([path]) => path.startsWith("packages/core/src/"));
  const sorted = core.map(([, count]) => count).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  console.log(`core: ${sorted.length} files, ${sorted.reduce((a, b) => a + b, 0)} lines, median ${median}.`);
  expect(median).toBeLessThan(sizes.coreMedian);
});

it(`keeps the AWS test bed within ${sizes.testbed} lines for each of the provider`, () => {
  const [bed, provider] = [total("testbed/aws/"), total("packages/aws/src/")];
  console.log(
    `testbed/aws: ${bed} lines, packages/aws: ${provider}, ${(bed / provider).toFixed(2)} for each.`,
  );
  expect(bed / provider).toBeLessThanOrEqual(sizes.testbed);
});

type Lines = ReadonlyMap<string, number>;

function linesOf(paths: readonly string[]): Lines {
  return new Map(paths.map((path) => [shown(path), readFileSync(path, "utf8").split("\n").length - 1]));
}

function total(folder: string, of: Lines = lines): number {
  return [...of].filter(([path]) => path.startsWith(folder)).reduce((sum, [, count]) => sum + count, 0);
}

function longer(limit: number, which: (path: string) => boolean, of: Lines = lines): readonly string[] {
  return [...of].filter(([path, count]) => which(path) && count > limit).map(([path, n]) => `${path}: ${n}`);
}
