import { describe, expect, test } from "vitest";
import { type Day, seenRuns } from "../runs/runs.fixture.ts";
import { judgedTasks, nothingJudgedIn } from "./nothing-judged.ts";

const day = (n: number) => `2026-03-${String(n).padStart(2, "0")}`;
const keys = (n: number, ...names: readonly string[]): Day => ({
  day: day(n),
  keys: Object.fromEntries(names.map((name) => [name, 90])),
});

async function told(...days: readonly Day[]): Promise<readonly string[]> {
  return nothingJudgedIn(await seenRuns(days)).map(({ from, to }) => `${from.slice(5)} to ${to.slice(5)}`);
}

describe("a check that finds nothing to judge", () => {
  test("is told from the first to the last run in a row that found nothing", async () => {
    expect(await told(keys(1, "a"), keys(2), keys(3), keys(4, "a"), keys(5))).toEqual([
      "03-02 to 03-03",
      "03-05 to 03-05",
    ]);
    expect(await told(keys(1, "a"), keys(2, "a"))).toEqual([]);
  });

  test("is not told of runs that could not read: what is there is not known", async () => {
    expect(await told({ day: day(1), throttled: true })).toEqual([]);
    expect(await told(keys(1), { day: day(2), throttled: true }, keys(3))).toEqual([
      "03-01 to 03-01",
      "03-03 to 03-03",
    ]);
  });

  test("has judged once a run judged one, whether it held or not", async () => {
    const task = "rotation / vault/key-rotation / all";
    expect([...judgedTasks(await seenRuns([keys(1), keys(2)]))]).toEqual([]);
    expect([...judgedTasks(await seenRuns([keys(1), keys(2, "a")]))]).toEqual([task]);
    expect([...judgedTasks(await seenRuns([{ day: day(1), keys: { a: 900 } }]))]).toEqual([task]);
    expect([...judgedTasks(await seenRuns([{ day: day(1), throttled: true }]))]).toEqual([]);
  });
});
