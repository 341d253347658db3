import { describe, expect, test } from "vitest";
import type { KeepOptions } from "../../node/index.ts";
import { checked, cover, deviated, march, NEW, OLD, run } from "../peers.fixture.ts";
import type { Day } from "./runs.fixture.ts";

const SAW_20 = "it saw the run of 2026-03-20, and says that it is of before it";

/** Covers March up to a day; of each run that does not count its day and why. */
async function told(runs: readonly Day[], until: number, more: Parameters<typeof cover>[2] = {}) {
  const period = { from: march(1), to: march(until) };
  const coverage = await cover(checked(), runs, { period, today: march(until), every: 10, ...more });
  const { counted, notCounted, unobserved, exitCode } = coverage;
  return {
    counted: counted.map((one) => one.today),
    notCounted: notCounted.map((one) => [one.run.today, one.why]),
    unobserved,
    exitCode,
    deviations: deviated(coverage),
  };
}

const of = (n: number, branch: string, keys = { b: NEW }): Day => {
  const revision: KeepOptions["revision"] = { commit: "4be1f0c", branch, clean: true };
  return { ...run(n, keys), options: { revision } };
};

describe("a day that is filled in later", () => {
  test("has no run, though one says that it is of it", async () => {
    const lost = { from: march(2), to: march(19) };
    expect(await told([run(1, { b: NEW }), run(20, { b: NEW }), run(10, { b: NEW })], 20)).toEqual({
      counted: [march(1), march(20)],
      notCounted: [[march(10), SAW_20]],
      unobserved: [lost],
      exitCode: 2,
      deviations: [],
    });
  });

  test("has none either where many are filled in, one after the other", async () => {
    const filled = [8, 10, 12, 14, 16].map((n) => run(n, { b: NEW }));
    const { counted, notCounted, exitCode } = await told(
      [run(1, { b: NEW }), run(20, { b: NEW }), ...filled, run(21, { b: NEW })],
      21,
    );
    expect(counted).toEqual([march(1), march(20), march(21)]);
    expect(notCounted).toEqual([8, 10, 12, 14, 16].map((n) => [march(n), SAW_20]));
    expect(exitCode).toBe(2);
  });

  test("does not mend what failed before", async () => {
    const runs = [run(1, { b: OLD }), run(20, { b: OLD }), run(2, { b: NEW })];
    expect(await told(runs, 20, { every: 366 })).toMatchObject({
      deviations: ["b 03-01 to 03-20 open"],
      exitCode: 1,
    });
  });

  test("is not made by two runs of one day, or by one on a laptop", async () => {
    const twice = [run(1, { b: NEW }), run(1, { b: NEW }), run(2, { b: NEW })];
    expect(await told(twice, 3)).toMatchObject({ notCounted: [], exitCode: 0 });
    const laptop = [of(9, "fix"), run(1, { b: NEW }), run(2, { b: NEW })];
    expect(await told(laptop, 9)).toMatchObject({
      counted: [march(1), march(2)],
      notCounted: [[march(9), "it is of the branch fix, and not of main"]],
    });
  });
});

test("a run of a day to come counts once it is there", async () => {
  const runs = [run(1, { b: NEW }), run(9, { b: OLD })];
  expect(await told(runs, 8)).toMatchObject({
    counted: [march(1)],
    notCounted: [[march(9), "it is of a day to come"]],
    deviations: [],
    exitCode: 0,
  });
  expect(await told(runs, 9)).toMatchObject({ counted: [march(1), march(9)], notCounted: [], exitCode: 1 });
});

test("runs of a branch that was renamed count by both of its names", async () => {
  const runs = [of(1, "master", { b: OLD }), of(3, "main"), of(5, "fix")];
  expect(await told(runs, 6, { branch: ["main", "master"] })).toMatchObject({
    counted: [march(1), march(3)],
    notCounted: [[march(5), "it is of the branch fix, and not of main or master"]],
    deviations: ["b 03-01 to 03-01 mended"],
  });
  expect(await told(runs, 6)).toMatchObject({ counted: [march(3)], deviations: [] });
});
