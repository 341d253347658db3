import { expect, test } from "vitest";
import { type Day, seenRuns } from "../runs/runs.fixture.ts";
import { populationsIn } from "./populations.ts";
import { talliesIn } from "./tallies.ts";

const day = (n: number) => `2026-03-${String(n).padStart(2, "0")}`;

const days: readonly Day[] = [
  { day: day(1), keys: { a: 90, b: 90 } },
  { day: day(2), keys: { a: 90, b: 400 } },
  { day: day(3), throttled: true },
  { day: day(4), keys: { a: 90, c: 90 } },
];

test("a population is everything that runs judged, with the days of each, and how often it was listed to the end", async () => {
  const [population, ...others] = populationsIn(await seenRuns(days));
  expect(others).toEqual([]);
  expect(population).toMatchObject({
    task: "rotation / vault/key-rotation / all",
    control: "rotation",
    runs: 4,
    complete: 3,
  });
  const scope = "vault/1/north";
  const none = { failing: 0, waived: 0, undecided: 0 };
  expect(population?.members.filter(({ id }) => id !== scope)).toEqual([
    { scope, id: "a", from: day(1), to: day(4), runs: 3, ...none },
    { scope, id: "b", from: day(1), to: day(2), runs: 2, ...none, failing: 1 },
    { scope, id: "c", from: day(4), to: day(4), runs: 1, ...none },
  ]);
});

test("a tally is told once for runs in a row that are alike", async () => {
  const told = talliesIn(await seenRuns([...days, { day: day(5), keys: { a: 90, d: 90 } }])).map(
    ({ from, to, runs, counts: { pass, fail, error } }) =>
      `${from.slice(5)} to ${to.slice(5)}, ${runs}: ${pass} ${fail} ${error}`,
  );
  expect(told).toEqual([
    "03-01 to 03-01, 1: 2 0 0",
    "03-02 to 03-02, 1: 1 1 0",
    "03-03 to 03-03, 1: 0 0 1",
    "03-04 to 03-05, 2: 2 0 0",
  ]);
});
