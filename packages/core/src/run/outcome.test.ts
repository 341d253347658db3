import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addCounts,
  type Counts,
  countsText,
  exitCodeOf,
  isPlanned,
  isWaived,
  noCounts,
  rollUp,
} from "./outcome.ts";

const counts = fc.record({
  pass: fc.nat(3),
  fail: fc.nat(3),
  waived: fc.nat(3),
  planned: fc.nat(3),
  advisory: fc.nat(3),
  error: fc.nat(3),
  "not-applicable": fc.nat(3),
  manual: fc.nat(3),
  skipped: fc.nat(3),
});
const only = (part: Partial<Counts>): Counts => ({
  pass: 0,
  fail: 0,
  waived: 0,
  planned: 0,
  advisory: 0,
  error: 0,
  "not-applicable": 0,
  manual: 0,
  skipped: 0,
  ...part,
});

describe("rollUp", () => {
  test.each<[Partial<Counts>, string]>([
    [{ pass: 9, fail: 1, error: 1 }, "fail"],
    [{ pass: 9, error: 1, manual: 1 }, "error"],
    [{ pass: 9, manual: 1, skipped: 1 }, "manual"],
    [{ pass: 9, skipped: 1 }, "skipped"],
    [{ pass: 1, waived: 9, "not-applicable": 9 }, "pass"],
    [{ waived: 1, "not-applicable": 9 }, "fail"],
    [{ pass: 9, planned: 1, manual: 1 }, "fail"],
    [{ pass: 9, advisory: 1, skipped: 1 }, "fail"],
    [{ pass: 9, planned: 1, error: 1 }, "error"],
    [{ "not-applicable": 1 }, "not-applicable"],
    [{}, "error"],
  ])("%j is %s", (part, expected) => {
    expect(rollUp(only(part))).toBe(expected);
  });

  test("is green only when something passed and nothing else is open", () => {
    fc.assert(
      fc.property(counts, (all) => {
        if (rollUp(all) !== "pass") return true;
        const open = all.fail + all.planned + all.advisory + all.error + all.manual + all.skipped;
        return all.pass > 0 && open === 0;
      }),
    );
  });

  test("is never made green by a waiver", () => {
    fc.assert(fc.property(counts, (all) => rollUp({ ...all, pass: 0, waived: all.waived + 1 }) !== "pass"));
    expect(isWaived(only({ waived: 1 }))).toBe(true);
    expect(isWaived(only({ waived: 1, pass: 1 }))).toBe(true);
    expect(isWaived(only({ pass: 1 }))).toBe(false);
    expect(isWaived(only({ waived: 1, fail: 1 }))).toBe(false);
  });

  test("is never made green by a plan or by being advisory, and says which of the two it is not", () => {
    fc.assert(
      fc.property(counts, (all) => {
        for (const more of [{ planned: all.planned + 1 }, { advisory: all.advisory + 1 }])
          expect(rollUp({ ...all, ...more })).not.toBe("pass");
        expect(isPlanned(all) && isWaived(all)).toBe(false);
      }),
    );
    expect(isPlanned(only({ planned: 1, waived: 1, pass: 1 }))).toBe(true);
    expect(isPlanned(only({ advisory: 1, fail: 1 }))).toBe(false);
  });
});

test("exit codes: 2 before 1 before 3 before 0, and nothing at all is 2", () => {
  expect(exitCodeOf(only({ error: 1, fail: 1, skipped: 1 }))).toBe(2);
  expect(exitCodeOf(only({ fail: 1, skipped: 1 }))).toBe(1);
  expect(exitCodeOf(only({ skipped: 1, pass: 1 }))).toBe(3);
  expect(exitCodeOf(only({ pass: 1, waived: 5, manual: 1, "not-applicable": 1 }))).toBe(0);
  expect(exitCodeOf(only({ planned: 1, advisory: 1 }))).toBe(0);
  expect(exitCodeOf(only({ planned: 1, fail: 1 }))).toBe(1);
  expect(exitCodeOf(only({}))).toBe(2);
});

describe("a sum of counts", () => {
  test("adds each outcome to its own, and changes nothing but what it adds to", () => {
    fc.assert(
      fc.property(counts, counts, (one, other) => {
        const [sum, before] = [{ ...one }, { ...other }];
        addCounts(sum, other);
        for (const key of Object.keys(sum) as (keyof Counts)[]) expect(sum[key]).toBe(one[key] + other[key]);
        expect(other).toEqual(before);
      }),
    );
  });

  test("comes to the same in whatever order and grouping it is made", () => {
    fc.assert(
      fc.property(fc.array(counts), (all) => {
        const summed = (some: readonly Counts[]): Counts => {
          const into = noCounts();
          for (const one of some) addCounts(into, one);
          return into;
        };
        const half = Math.floor(all.length / 2);
        const expected = summed(all);
        expect(summed([...all].reverse())).toEqual(expected);
        expect(summed([summed(all.slice(0, half)), summed(all.slice(half))])).toEqual(expected);
      }),
    );
  });

  test("never comes out better than its worst part", () => {
    fc.assert(
      fc.property(counts, counts, (one, other) => {
        const sum = { ...one };
        addCounts(sum, other);
        if (one.fail > 0) expect(rollUp(sum)).toBe("fail");
        else if (one.error > 0) expect(["fail", "error"]).toContain(rollUp(sum));
        else if (isPlanned(one)) expect(["fail", "error"]).toContain(rollUp(sum));
        else if (one.manual > 0) expect(["fail", "error", "manual"]).toContain(rollUp(sum));
        if (exitCodeOf(one) === 1) expect(exitCodeOf(sum)).not.toBe(0);
        if (one.error > 0) expect(exitCodeOf(sum)).toBe(2);
      }),
    );
  });

  test("starts anew each time", () => {
    addCounts(noCounts(), only({ fail: 1 }));
    expect(noCounts()).toEqual(only({}));
  });
});

test.each<[Partial<Counts>, string]>([
  [{}, "nothing observed"],
  [{ pass: 12 }, "12 pass"],
  [{ pass: 12, fail: 3, waived: 1 }, "3 fail, 1 waived, 12 pass"],
  [
    { pass: 1, fail: 1, waived: 1, error: 1, "not-applicable": 1, manual: 1, skipped: 1 },
    "1 fail, 1 error, 1 waived, 1 manual, 1 skipped, 1 pass, 1 not applicable",
  ],
])("%j reads %s", (part, text) => {
  expect(countsText(only(part))).toBe(text);
});
