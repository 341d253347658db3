import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type IsoDate, isBefore, isoDate } from "./date.ts";

const dayOf = (date: Date): IsoDate => date.toISOString().slice(0, 10) as IsoDate;
const instant = fc.date({
  min: new Date("1970-01-01T00:00:00Z"),
  max: new Date("2199-12-31T23:59:59Z"),
  noInvalidDate: true,
});

describe("a calendar day", () => {
  test.each(["2026-01-01", "2026-12-31", "2024-02-29", "2000-02-29", "0001-01-01"])("is %s", (day) => {
    expect(isoDate("policy p: effective", day)).toBe(day);
  });

  test.each([
    ["a day that its month does not have", "2026-02-30"],
    ["the 29th of February of a common year", "2026-02-29"],
    ["the 29th of February of a century", "2100-02-29"],
    ["a thirteenth month", "2026-13-01"],
    ["a day zero", "2026-01-00"],
    ["a time", "2026-01-01T00:00:00Z"],
    ["another order", "01-02-2026"],
    ["no leading zeros", "2026-1-1"],
    ["white space around it", " 2026-01-01"],
    ["a line break after it", "2026-01-01\n"],
    ["digits of another script", "٢٠٢٦-01-01"],
    ["nothing", ""],
  ])("is not %s", (_, value) => {
    expect(() => isoDate("policy p: effective", value)).toThrow(
      expect.objectContaining({
        code: "invalid-definition",
        message: `[bylaw] policy p: effective is ${JSON.stringify(value)}, which is not a calendar day.`,
        next: "Write it as YYYY-MM-DD, in UTC.",
      }),
    );
  });

  test("is each day that UTC has", () => {
    fc.assert(fc.property(instant, (date) => isoDate("day", dayOf(date)) === dayOf(date)));
  });
});

describe("a last day", () => {
  test.each<[string, boolean]>([
    ["2026-06-29T23:59:59.999Z", false],
    ["2026-06-30T00:00:00.000Z", false],
    ["2026-06-30T23:59:59.999Z", false],
    ["2026-07-01T00:00:00.000Z", true],
    // It is still the 30th in New York, and the 1st in UTC.
    ["2026-06-30T22:00:00-04:00", true],
    // It is the 1st in Tokyo, and still the 30th in UTC.
    ["2026-07-01T08:00:00+09:00", false],
  ])("of 2026-06-30 is over at %s: %s", (now, over) => {
    expect(isBefore("2026-06-30", new Date(now))).toBe(over);
  });

  test("holds through its own day and no longer, whatever the hour", () => {
    fc.assert(
      fc.property(instant, (now) => {
        const [yesterday, tomorrow] = [-1, 1].map((days) =>
          dayOf(new Date(now.getTime() + days * 86_400_000)),
        );
        expect(isBefore(dayOf(now), now)).toBe(false);
        expect(isBefore(yesterday as IsoDate, now)).toBe(true);
        expect(isBefore(tomorrow as IsoDate, now)).toBe(false);
      }),
    );
  });
});
