import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type IsoDate, isoDate } from "./date.ts";

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
