import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lengthOf, step } from "../../period/reference.fixture.ts";
import type { IsoDate } from "./date.ts";
import { addDays, addMonths, dayIn, daysBetween, earlierOf, isDay, lastDayOfMonth, laterOf } from "./day.ts";

const day = fc
  .date({ min: new Date("1600-01-01T00:00:00Z"), max: new Date("2400-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as IsoDate);

describe("days after a day", () => {
  test.each<[IsoDate, number, IsoDate]>([
    ["2026-01-31", 1, "2026-02-01"],
    ["2026-02-28", 1, "2026-03-01"],
    ["2024-02-28", 1, "2024-02-29"],
    ["2100-02-28", 1, "2100-03-01"],
    ["2026-12-31", 1, "2027-01-01"],
    ["2026-01-01", -1, "2025-12-31"],
    ["2026-01-01", 365, "2027-01-01"],
    ["2026-06-30", 0, "2026-06-30"],
    ["0001-01-01", -1, "0000-12-31"],
    ["0099-12-31", 1, "0100-01-01"],
  ])("%s and %d are %s", (from, n, to) => {
    expect(addDays(from, n)).toBe(to);
    expect(daysBetween(from, to)).toBe(n);
  });

  test("are those that a walk comes to", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -800, max: 800 }), (from, n) => {
        expect(addDays(from, n)).toBe(step(from, n));
        expect(daysBetween(from, step(from, n))).toBe(n);
      }),
    );
  });

  test("stay within the years that compare as text", () => {
    expect(addDays("9999-12-30", 1)).toBe("9999-12-31");
    for (const beyond of [
      () => addDays("9999-12-31", 1),
      () => addDays("0000-01-01", -1),
      () => addDays("2026-01-01", 1e12),
      () => addMonths("2026-01-01", 12 * 8000),
    ]) {
      expect(beyond).toThrow(
        expect.objectContaining({
          code: "invalid-definition",
          message: "[bylaw] A day lies outside of the years 0 to 9999.",
          next: "Use a day, or a number of days, months or years, that stays within them.",
        }),
      );
    }
  });
});

describe("months after a day", () => {
  test.each<[IsoDate, number, IsoDate]>([
    ["2026-01-31", 1, "2026-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2026-01-31", 2, "2026-03-31"],
    ["2026-01-31", 3, "2026-04-30"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-02-29", 48, "2028-02-29"],
    ["2096-02-29", 48, "2100-02-28"],
    ["2026-11-15", 2, "2027-01-15"],
    ["2026-12-15", 12, "2027-12-15"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-01-15", -1, "2025-12-15"],
    ["2026-01-15", -13, "2024-12-15"],
    ["2026-05-05", 0, "2026-05-05"],
  ])("%s and %d are %s", (from, n, to) => {
    expect(addMonths(from, n)).toBe(to);
  });

  test("keep the day of the month, or take the month's last", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 60 }), (from, n) => {
        const [year, month, date] = addMonths(from, n).split("-").map(Number) as [number, number, number];
        expect(year * 12 + month).toBe(Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) + n);
        expect(date).toBe(Math.min(Number(from.slice(8)), lengthOf(year, month)));
      }),
    );
  });
});

test("a month ends as the calendar says", () => {
  for (const year of [1900, 2000, 2023, 2024, 2026, 2100, 2400]) {
    for (let month = 1; month <= 12; month += 1) {
      expect(lastDayOfMonth(year, month)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate());
    }
  }
});

test("of two days one is the later", () => {
  expect(laterOf("2026-02-01", "2026-01-31")).toBe("2026-02-01");
  expect(laterOf("2026-01-31", "2026-02-01")).toBe("2026-02-01");
  expect(earlierOf("2026-02-01", "2026-01-31")).toBe("2026-01-31");
  expect(earlierOf("2026-01-31", "2026-02-01")).toBe("2026-01-31");
});

describe("the day in a time zone", () => {
  test.each<[string, string, IsoDate]>([
    ["UTC", "2026-03-31T23:59:59.999Z", "2026-03-31"],
    ["UTC", "2026-04-01T00:00:00Z", "2026-04-01"],
    // Fourteen hours ahead, and eleven behind: two days of the calendar at one instant.
    ["Pacific/Kiritimati", "2026-03-31T09:59:59Z", "2026-03-31"],
    ["Pacific/Kiritimati", "2026-03-31T10:00:00Z", "2026-04-01"],
    ["Pacific/Pago_Pago", "2026-03-31T10:59:59Z", "2026-03-30"],
    ["Pacific/Pago_Pago", "2026-03-31T11:00:00Z", "2026-03-31"],
    ["Asia/Kolkata", "2026-03-31T18:29:59Z", "2026-03-31"],
    ["Asia/Kolkata", "2026-03-31T18:30:00Z", "2026-04-01"],
    // Clocks go forward on 8 March 2026 and back on 1 November.
    ["America/Los_Angeles", "2026-03-08T07:59:59Z", "2026-03-07"],
    ["America/Los_Angeles", "2026-03-08T08:00:00Z", "2026-03-08"],
    ["America/Los_Angeles", "2026-03-09T06:59:59Z", "2026-03-08"],
    ["America/Los_Angeles", "2026-03-09T07:00:00Z", "2026-03-09"],
    ["America/Los_Angeles", "2026-11-01T06:59:59Z", "2026-10-31"],
    ["America/Los_Angeles", "2026-11-01T07:00:00Z", "2026-11-01"],
    ["America/Los_Angeles", "2026-11-02T07:59:59Z", "2026-11-01"],
    ["America/Los_Angeles", "2026-11-02T08:00:00Z", "2026-11-02"],
    // Samoa left out 30 December 2011.
    ["Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29"],
    ["Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31"],
    ["Europe/Berlin", "2024-02-28T23:00:00Z", "2024-02-29"],
    ["Europe/Berlin", "2026-12-31T23:00:00Z", "2027-01-01"],
    ["UTC", "0033-04-03T12:00:00Z", "0033-04-03"],
  ])("%s at %s is %s", (zone, instant, shown) => {
    expect(dayIn(new Date(instant), zone)).toBe(shown);
  });

  test.each<[string, number]>([
    ["UTC", 0],
    ["Pacific/Kiritimati", 14],
    ["Pacific/Pago_Pago", -11],
    ["Asia/Kolkata", 5.5],
  ])("%s is %d hours from UTC, all year", (zone, offset) => {
    const [min, max] = [new Date("2000-01-01T00:00:00Z"), new Date("2030-12-31T23:59:59Z")];
    fc.assert(
      fc.property(fc.date({ min, max, noInvalidDate: true }), (instant) => {
        const shifted = new Date(instant.getTime() + offset * 3_600_000);
        expect(dayIn(instant, zone)).toBe(shifted.toISOString().slice(0, 10));
      }),
    );
  });

  test.each(["Mars/Olympus", "", "+05:30", "-08", " UTC"])("%j is none", (zone) => {
    expect(() => dayIn(new Date(0), zone)).toThrow(
      expect.objectContaining({
        code: "invalid-definition",
        message: `[bylaw] ${JSON.stringify(zone)} is not a time zone.`,
        next: "Use a name of the IANA database, such as Europe/Berlin or UTC.",
      }),
    );
  });
});

describe("a calendar day", () => {
  test.each(["2026-01-01", "2024-02-29", "2000-02-29", "2026-12-31", "0001-01-01", "9999-12-31"])(
    "%s is one",
    (text) => {
      expect(isDay(text)).toBe(true);
    },
  );

  test.each([
    "2026-02-29",
    "2100-02-29",
    "2026-02-30",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "2026-1-1",
    "26-01-01",
    "+02026-01-01",
    "2026-01-01T00:00:00Z",
    " 2026-01-01",
    "2026-01-01\n",
    "2026/01/01",
    "",
    20260101,
    null,
    undefined,
    new Date(0),
    ["2026-01-01"],
  ])("%o is none", (value) => {
    expect(isDay(value)).toBe(false);
  });
});
