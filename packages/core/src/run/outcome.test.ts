import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Counts, exitCodeOf, isWaived, rollUp } from "./outcome.ts";

const counts = fc.record({
  pass: fc.nat(3),
  fail: fc.nat(3),
  waived: fc.nat(3),
  error: fc.nat(3),
  "not-applicable": fc.nat(3),
  manual: fc.nat(3),
  skipped: fc.nat(3),
});
const only = (part: Partial<Counts>): Counts => ({
  pass: 0,
  fail: 0,
  waived: 0,
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
    [{ "not-applicable": 1 }, "not-applicable"],
    [{}, "error"],
  ])("%j is %s", (part, expected) => {
    expect(rollUp(only(part))).toBe(expected);
  });

  test("is green only when something passed and nothing else is open", () => {
    fc.assert(
      fc.property(counts, (all) => {
        if (rollUp(all) !== "pass") return true;
        return all.pass > 0 && all.fail + all.error + all.manual + all.skipped === 0;
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
});

test("exit codes: 2 before 1 before 3 before 0, and nothing at all is 2", () => {
  expect(exitCodeOf(only({ error: 1, fail: 1, skipped: 1 }))).toBe(2);
  expect(exitCodeOf(only({ fail: 1, skipped: 1 }))).toBe(1);
  expect(exitCodeOf(only({ skipped: 1, pass: 1 }))).toBe(3);
  expect(exitCodeOf(only({ pass: 1, waived: 5, manual: 1, "not-applicable": 1 }))).toBe(0);
  expect(exitCodeOf(only({}))).toBe(2);
});
