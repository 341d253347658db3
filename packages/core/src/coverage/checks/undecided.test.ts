import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { IsoDate } from "../../index.ts";
import { keepPlan } from "../../keep/keep-plan.ts";
import { addDays } from "../../language/values/day.ts";
import { vaultRuns } from "../../node/keep/keep.fixture.ts";
import { planRun } from "../../run/plan.ts";
import { FIRST, LAST, planDaysOf, planOn } from "../plans/plan-on.ts";
import { type Day, seenRuns } from "../runs/runs.fixture.ts";
import { stretchesWithout, undecidedIn } from "./undecided.ts";

const span = { from: "2026-03-01", to: "2026-03-10" } as const;
const day = (n: number): IsoDate => addDays("2026-02-28", n);

describe("stretches of days without a run", () => {
  test.each<[readonly number[], number, readonly string[]]>([
    [[], 1, ["2026-03-01 2026-03-10"]],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 1, []],
    [[1, 3, 5, 7, 9], 2, []],
    [
      [1, 3, 5, 7, 9],
      1,
      ["2026-03-02", "2026-03-04", "2026-03-06", "2026-03-08", "2026-03-10"].map((one) => `${one} ${one}`),
    ],
    [[1, 10], 2, ["2026-03-02 2026-03-09"]],
    [[0, 11], 3, ["2026-03-01 2026-03-10"]],
  ])("seen on %j, every %d days", (seen, every, expected) => {
    const told = stretchesWithout(seen.map(day), span, every).map(({ from, to }) => `${from} ${to}`);
    expect(told).toEqual(expected);
  });

  test("hold no day that was seen, and every day that lies as far from one", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 10 })),
        fc.integer({ min: 1, max: 4 }),
        (seen, every) => {
          const gaps = stretchesWithout(seen.map(day), span, every);
          for (let n = 1; n <= 10; n += 1) {
            const inside = gaps.some(({ from, to }) => from <= day(n) && day(n) <= to);
            let [low, high] = [n, n];
            while (low > 1 && !seen.includes(low - 1)) low -= 1;
            while (high < 10 && !seen.includes(high + 1)) high += 1;
            expect(inside).toBe(!seen.includes(n) && high - low + 1 >= every);
          }
        },
      ),
    );
  });
});

describe("a task that runs could not decide", () => {
  const told = async (...given: readonly Day[]) => {
    const runs = await seenRuns(given);
    const days = planDaysOf(runs, await keepPlan(planRun(vaultRuns), "2026-03-10"));
    return undecidedIn(runs, days, span, 2).map(({ from, to, environment }) => `${environment}${from} ${to}`);
  };
  const fine = (n: number): Day => ({ day: day(n), keys: { a: 90 } });
  const denied = (n: number): Day => ({ day: day(n), throttled: true });

  test("for longer than two runs may lie apart is told by its days", async () => {
    expect(await told(fine(1), denied(2), fine(3), fine(5), denied(6), denied(7), fine(8), fine(10))).toEqual(
      ["2026-03-06 2026-03-07"],
    );
  });

  test("in any run is told of all days", async () => {
    expect(await told(denied(1), denied(5), denied(10))).toEqual(["2026-03-01 2026-03-10"]);
  });

  test("in any run is told however few its days are, beside how many may pass", async () => {
    const of = async (
      every: number,
      asked: { readonly from: IsoDate; readonly to: IsoDate },
      runs: readonly Day[],
    ) => {
      const all = await seenRuns(runs);
      const days = planDaysOf(all, await keepPlan(planRun(vaultRuns), "2026-03-10"));
      return undecidedIn(all, days, asked, every).map(({ from, to }) => `${from} ${to}`);
    };
    expect(await of(366, span, [denied(1), denied(5)])).toEqual(["2026-03-01 2026-03-10"]);
    expect(await of(366, span, [denied(1), fine(5)])).toEqual([]);
    const first = { from: day(1), to: day(1) };
    expect(await of(2, first, [denied(1)])).toEqual(["2026-03-01 2026-03-01"]);
    expect(await of(2, first, [denied(1), fine(1)])).toEqual([]);
    // What no run of those days was asked is told as days without a run.
    expect(await of(2, first, [fine(0), fine(2)])).toEqual([]);
  });

  test("by a plan of one day is told", async () => {
    const without = { ...vaultRuns, controls: [], policies: [] };
    expect(await told({ ...fine(1), program: without }, denied(5), { ...fine(6), program: without })).toEqual(
      ["2026-03-05 2026-03-05"],
    );
  });

  test("is decided where something fails and everything could be read", async () => {
    const failing = (n: number): Day => ({ day: day(n), keys: { a: 400 } });
    expect(await told(failing(1), failing(3), failing(5), failing(7), failing(9))).toEqual([]);
  });

  test("is decided by another run of the day", async () => {
    const pairs = [1, 3, 5, 7, 9].flatMap((n) => [denied(n), fine(n)]);
    expect(await told(...pairs)).toEqual([]);
  });
});

describe("the plan of a day", () => {
  test("is that of the last run of the day before it, and the first one before all", async () => {
    const runs = await seenRuns([
      { day: "2026-03-02", keys: { a: 90 } },
      {
        day: "2026-03-04",
        keys: { a: 90 },
        program: { ...vaultRuns, period: { from: "2026-01-01", to: "2026-12-31" } },
      },
      { day: "2026-03-06", keys: { a: 90 }, ids: ["rotation"] },
    ]);
    const days = planDaysOf(runs, await keepPlan(planRun(vaultRuns), "2026-03-10"));
    expect(days.map(({ from, to }) => [from, to])).toEqual([
      [FIRST, "2026-03-03"],
      ["2026-03-04", LAST],
    ]);
    expect(planOn(days, "2025-01-01")).toBe(runs[0]?.held.plan);
    expect(planOn(days, "2026-03-03")).toBe(runs[0]?.held.plan);
    expect(planOn(days, "2026-03-04")).toBe(runs[1]?.held.plan);
    expect(planOn(days, "2030-01-01")).toBe(runs[1]?.held.plan);
  });

  test("is today's where nothing was kept", async () => {
    const plan = await keepPlan(planRun(vaultRuns), "2026-03-10");
    expect(planDaysOf([], plan)).toEqual([{ from: FIRST, to: LAST, plan }]);
  });
});
