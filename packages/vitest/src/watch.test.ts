import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { collectedIn, startVitest, suiteFolder, type Vitest, watchedParent } from "./run.fixture.ts";
import { countingSuite } from "./suite.fixture.ts";

let folder: string;
let vitest: Vitest | undefined;
beforeEach(async () => {
  folder = await suiteFolder(watchedParent);
});
afterEach(async () => {
  const ended = vitest && new Promise((resolve) => vitest?.on("close", resolve));
  vitest?.kill("SIGKILL");
  await ended;
  vitest = undefined;
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const all = ["bells", "doors", "keys"];
/** Waits until vitest has run the suite so many times. */
const runs = (count: number) =>
  expect
    .poll(() => vitest?.output().split(/W(?:ait|atch)ing for file changes/).length, { timeout: 60_000 })
    .toBe(count + 1);

const change = (suite: string) => writeFile(join(folder, "compliance.test.ts"), suite);

test("while it is watched, a changed suite is judged on what was collected last", async () => {
  vitest = await startVitest(folder, countingSuite, ["watch"]);
  await runs(1);
  expect(await collectedIn(folder)).toEqual(all);
  await change(countingSuite.replace('doors, "one"', 'doors, "other"'));
  await runs(2);
  expect(await collectedIn(folder)).toEqual(all);
  expect(vitest.output()).toMatch(
    /bylaw: judging what was collected at \d{4}-\S+Z\. Start vitest anew, or with BYLAW_FRESH=1, to collect again\./,
  );
  expect(vitest.output()).toContain("id: one, expected other");
});

test("with BYLAW_FRESH=1 it collects each time", async () => {
  vitest = await startVitest(folder, countingSuite, ["watch"], { BYLAW_FRESH: "1" });
  await runs(1);
  await change(`${countingSuite}\n`);
  await runs(2);
  expect(await collectedIn(folder)).toEqual([...all, ...all].sort());
});

test("what was collected is not enough for a listing that it lacks", async () => {
  const one = countingSuite.replace(/^ {4}control\("hearing".*\n/m, "");
  vitest = await startVitest(folder, one, ["watch"]);
  await runs(1);
  expect(await collectedIn(folder)).toEqual(["doors", "keys"]);
  await change(countingSuite);
  await runs(2);
  expect(await collectedIn(folder)).toEqual([...all, "doors", "keys"].sort());
});

test("what could not be read to the end is collected again", async () => {
  const broken = countingSuite.replace(
    'yield { id: "one" };',
    'yield { id: "one" }; throw new Error("gone");',
  );
  vitest = await startVitest(folder, broken, ["watch"]);
  await runs(1);
  await change(countingSuite);
  await runs(2);
  expect(await collectedIn(folder)).toEqual([...all, ...all].sort());
  expect(vitest.output()).not.toContain("judging what was collected");
});

test("another vitest collects for itself, and removes what was kept for one that has ended", async () => {
  vitest = await startVitest(folder, countingSuite, ["watch"]);
  await runs(1);
  const ended = new Promise((resolve) => vitest?.on("close", resolve));
  vitest.kill("SIGKILL");
  await ended;
  vitest = await startVitest(folder, countingSuite, ["watch"]);
  await runs(1);
  expect(await collectedIn(folder)).toEqual([...all, ...all].sort());
  expect(await readdir(join(folder, "node_modules/.bylaw"))).toEqual([`watch-${vitest.pid}`]);
});
