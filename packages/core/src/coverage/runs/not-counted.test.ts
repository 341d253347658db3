import { expect, test } from "vitest";
import type { KeptRun } from "../../keep/kept-run.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { countingOf } from "./not-counted.ts";

/** A run by its name: `10 06:00-06:30` of March, and the runs that it saw. */
function run(digest: string, day: number, hours: string, ...after: readonly string[]): KeptRun {
  const today = `2026-03-${String(day).padStart(2, "0")}` as IsoDate;
  const [start = "", end = start] = hours.split("-");
  return {
    format: "bylaw-run/1",
    organization: "Test",
    startedAt: `${today}T${start}:00.000Z`,
    finishedAt: `${today}T${end}:00.000Z`,
    today,
    exitCode: 0,
    versions: {},
    after,
    listings: "changed",
    blocks: { plan: "", scopes: "", collectors: "", outcomes: "", judged: "" },
    digest,
  };
}

/** Why each does not count, by its digest; runs whose digest begins with x say themselves that they do not. */
function told(runs: readonly KeptRun[], today: IsoDate = "2026-03-31"): Readonly<Record<string, string>> {
  const whyNot = ({ digest }: KeptRun) => (digest.startsWith("x") ? "it is of another branch" : undefined);
  const counting = countingOf(runs, whyNot, today);
  expect(counting.map((one) => one.run)).toEqual(runs);
  return Object.fromEntries(
    counting.flatMap(({ run: { digest }, why }) => (why === undefined ? [] : [[digest, why]])),
  );
}

const SAW_20 = "it saw the run of 2026-03-20, and says that it is of before it";

test("runs that follow one another all count", () => {
  expect(told([run("a", 1, "06:00"), run("b", 2, "06:00", "a"), run("c", 3, "06:00", "b")])).toEqual({});
});

test("a run that saw one of a later day counts for nothing", () => {
  const runs = [run("a", 1, "06:00"), run("c", 10, "06:00", "b"), run("b", 20, "06:00", "a")];
  expect(told(runs)).toEqual({ c: SAW_20 });
});

test("nor does one that is filled in after such a run, however many there are", () => {
  const filled = [...Array(8).keys()].map((n) => run(`f${n}`, 11 + n, "06:00", n === 0 ? "b" : `f${n - 1}`));
  const runs = [run("a", 10, "06:00"), ...filled, run("b", 20, "06:00", "a"), run("c", 21, "06:00", "f7")];
  expect(told(runs)).toEqual(Object.fromEntries(filled.map(({ digest }) => [digest, SAW_20])));
});

test("nor one whose way to it leads over runs that do not count", () => {
  const runs = [run("c", 10, "06:00", "x"), run("a", 20, "06:00"), run("x", 21, "06:00", "a")];
  expect(told(runs)).toEqual({ x: "it is of another branch", c: SAW_20 });
});

test("a run that does not count itself, with whatever day, takes nothing from others", () => {
  const laptop = [run("x", 20, "06:00"), run("a", 10, "06:00", "x")];
  expect(told(laptop)).toEqual({ x: "it is of another branch" });
  const ahead = [run("b", 20, "06:00"), run("a", 10, "06:00", "b")];
  expect(told(ahead, "2026-03-12")).toEqual({ b: "it is of a day to come" });
  expect(told(ahead, "2026-03-19")).toEqual({ b: "it is of a day to come" });
  expect(told(ahead, "2026-03-20")).toEqual({ a: SAW_20 });
});

test.each([
  ["06:00-09:00", "06:30", true],
  ["06:00-06:30", "07:30", true],
  ["06:00-06:30", "07:31", false],
])("a run of %s that saw one that began at %s counts: %s", (own, other, counts) => {
  const runs = [run("a", 20, own, "b"), run("b", 20, other)];
  expect(told(runs)).toEqual(counts ? {} : { a: SAW_20 });
});

test("a run that was taken away is no measure", () => {
  expect(told([run("a", 10, "06:00", "gone")])).toEqual({});
});

test("a chain of years of hourly runs is looked through at once", () => {
  const chain = [...Array(30_000).keys()].map((n) =>
    run(`r${n}`, 10, "06:00", ...(n === 0 ? [] : [`r${n - 1}`])),
  );
  const runs = [run("last", 9, "06:00", "r29999"), ...chain];
  expect(told(runs)).toEqual({ last: "it saw the run of 2026-03-10, and says that it is of before it" });
  expect(told(runs.toReversed())).toEqual({
    last: "it saw the run of 2026-03-10, and says that it is of before it",
  });
});
