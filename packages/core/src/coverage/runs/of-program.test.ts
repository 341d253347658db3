import { describe, expect, test } from "vitest";
import type { KeptRun } from "../../keep/kept-run.ts";
import { vaultRuns } from "../../node/keep/keep.fixture.ts";
import { ofProgram } from "./of-program.ts";

const run = (day: number, program?: string, change: Partial<KeptRun> = {}) =>
  ({
    organization: "Test",
    startedAt: `2026-03-${String(day).padStart(2, "0")}T06:00:00.000Z`,
    ...(program !== undefined && { program }),
    ...change,
  }) as KeptRun;
/** The days of the runs that are of a file. */
const daysOf = (
  file: string | undefined,
  runs: readonly KeptRun[],
  whyNot?: (one: KeptRun) => string | undefined,
) => {
  const why = ofProgram(runs, vaultRuns, file, whyNot);
  return runs.filter((one) => why(one) === undefined).map(({ startedAt }) => Number(startedAt.slice(8, 10)));
};

describe("runs of two programs in one folder", () => {
  const both = [run(1, "a.ts"), run(2, "b.ts"), run(3, "a.ts"), run(4, "b.ts")];

  test("are each of its own, whoever came first", () => {
    expect(daysOf("a.ts", both)).toEqual([1, 3]);
    expect(daysOf("b.ts", both)).toEqual([2, 4]);
    expect(ofProgram(both, vaultRuns, "a.ts")(both[1] as KeptRun)).toBe("it is of the program b.ts");
  });

  test("are of neither for a third, and of any where nobody says for which", () => {
    expect(daysOf("c.ts", both)).toEqual([]);
    expect(daysOf(undefined, both)).toEqual([1, 2, 3, 4]);
  });

  test("begin one after the other: what goes on beside the later one is not what it was before", () => {
    const later = [run(1, "a.ts"), run(2, "a.ts"), run(3, "b.ts"), run(4, "a.ts")];
    expect(daysOf("b.ts", later)).toEqual([3]);
    expect(daysOf("a.ts", later)).toEqual([1, 2, 4]);
  });
});

describe("runs of a program that moved", () => {
  test("are its own, from wherever it was before, and before its first run where it is now", () => {
    const moved = [run(1, "a.ts"), run(2, "b.ts"), run(3, "b.ts"), run(4, "c.ts")];
    expect(daysOf("c.ts", moved)).toEqual([1, 2, 3, 4]);
    expect(daysOf("d.ts", moved)).toEqual([1, 2, 3, 4]);
    expect(daysOf("b.ts", moved)).toEqual([1, 2, 3]);
  });

  test("are told from those of another that stays where it is", () => {
    const beside = [run(1, "a.ts"), run(2, "other.ts"), run(3, "a.ts"), run(4, "c.ts"), run(5, "other.ts")];
    expect(daysOf("c.ts", beside)).toEqual([1, 3, 4]);
    expect(daysOf("other.ts", beside)).toEqual([2, 5]);
  });

  test("are not cut off by one that does not count", () => {
    const stray = [run(1, "a.ts"), run(2, "c.ts"), run(3, "a.ts", { asked: ["stray"] })];
    const whyNot = ({ asked }: KeptRun) => (asked === undefined ? undefined : "it does not count");
    expect(daysOf("c.ts", stray, whyNot)).toEqual([1, 2]);
    expect(daysOf("c.ts", stray)).toEqual([2]);
  });
});

test("a run that does not say of which program it is is of any, and one of another company of none", () => {
  const runs = [run(1), run(2, "a.ts"), run(3, "a.ts", { organization: "Other" })];
  expect(daysOf("a.ts", runs)).toEqual([1, 2]);
  expect(daysOf("b.ts", runs)).toEqual([1, 2]);
});
