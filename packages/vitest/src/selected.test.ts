import { rm } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { collectedIn, runSuite, suiteFolder } from "./run.fixture.ts";
import { countingSuite } from "./suite.fixture.ts";

let folder: string;
beforeEach(async () => {
  folder = await suiteFolder();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("a run of the whole suite collects every listing once", async () => {
  const { code, marks } = await runSuite(folder, countingSuite);
  expect(await collectedIn(folder)).toEqual(["bells", "doors", "keys"]);
  expect(marks).toBe("✓✓✓✓↓✓");
  expect(code).toBe(0);
});

test("with -t it collects only what the selected tests need", async () => {
  const { code, marks } = await runSuite(folder, countingSuite, ["-t", "door-one"]);
  expect(await collectedIn(folder)).toEqual(["doors"]);
  expect(marks).toBe("↓↓↓✓↓↓");
  expect(code).toBe(0);
});

test("a describe.only beside it leaves it alone, and one around it runs it", async () => {
  const beside = `import { describe as group, test as one } from "vitest";\n${countingSuite}
group.only("mine", () => { one("runs", () => undefined); });`;
  expect((await runSuite(folder, beside, ["--allowOnly"])).code).toBe(0);
  expect(await collectedIn(folder)).toEqual([]);
  const around = `import { describe as group } from "vitest";\n${countingSuite.replace(
    "complianceSuite(program);",
    'group.only("mine", () => complianceSuite(program));',
  )}`;
  expect((await runSuite(folder, around, ["--allowOnly", "-t", "key-one"])).code).toBe(0);
  expect(await collectedIn(folder)).toEqual(["keys"]);
});

test("a test of an alternative comes to the same whether it is selected alone or not", async () => {
  const { out, marks } = await runSuite(folder, countingSuite, ["-t", "bell-two"]);
  expect(await collectedIn(folder)).toEqual(["bells", "keys"]);
  expect(marks).toBe("↓↓↓↓↓↓");
  expect(out).toContain("not counted: another verification of the same control is enough");
});
