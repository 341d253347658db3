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
const sources = folders.flatMap(sourceFiles).filter((path) => !isTest(path) && !path.endsWith(".gen.ts"));
const lines = new Map(
  sources.map((path) => [shown(path), readFileSync(path, "utf8").split("\n").length - 1]),
);

it(`keeps every source file under ${sizes.file} lines`, () => {
  expect(longer(sizes.file, () => true)).toEqual([]);
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

function total(folder: string): number {
  return [...lines].filter(([path]) => path.startsWith(folder)).reduce((sum, [, count]) => sum + count, 0);
}

function longer(limit: number, which: (path: string) => boolean): readonly string[] {
  return [...lines]
    .filter(([path, count]) => which(path) && count > limit)
    .map(([path, n]) => `${path}: ${n}`);
}
