import { describe, expect, test } from "vitest";
import { days, months, years } from "../index.ts";
import type { IsoDate } from "../language/values/date.ts";
import { daysOfLabel, type Rhythm, type Window, windowsOf } from "./windows.ts";

/** A window in a line: `2026-Q1: 2026-01-01 to 2026-03-31`. */
const lines = (windows: readonly Window[]) =>
  windows.map(({ label, from, to }) => `${label}: ${from} to ${to}`);

const linesOf = (every: Rhythm["every"], from: IsoDate, through: IsoDate) =>
  lines(windowsOf({ every, from, tolerance: 0 }, through));

describe("windows of the calendar", () => {
  test("are months", () => {
    expect(linesOf(months(1), "2024-01-01", "2024-03-01")).toEqual([
      "2024-01: 2024-01-01 to 2024-01-31",
      "2024-02: 2024-02-01 to 2024-02-29",
      "2024-03: 2024-03-01 to 2024-03-31",
    ]);
  });

  test("are quarters, the first cut where it is first owed", () => {
    expect(linesOf(months(3), "2026-02-15", "2026-07-01")).toEqual([
      "2026-Q1: 2026-02-15 to 2026-03-31",
      "2026-Q2: 2026-04-01 to 2026-06-30",
      "2026-Q3: 2026-07-01 to 2026-09-30",
    ]);
  });

  test("may begin with a single day", () => {
    expect(linesOf(months(3), "2026-12-31", "2027-01-01")).toEqual([
      "2026-Q4: 2026-12-31 to 2026-12-31",
      "2027-Q1: 2027-01-01 to 2027-03-31",
    ]);
  });

  test("are halves and years", () => {
    expect(linesOf(months(6), "2026-06-30", "2026-07-01")).toEqual([
      "2026-H1: 2026-06-30 to 2026-06-30",
      "2026-H2: 2026-07-01 to 2026-12-31",
    ]);
    const yearly = ["2026: 2026-05-20 to 2026-12-31", "2027: 2027-01-01 to 2027-12-31"];
    expect(linesOf(years(1), "2026-05-20", "2027-06-01")).toEqual(yearly);
    expect(linesOf(months(12), "2026-05-20", "2027-06-01")).toEqual(yearly);
  });

  test("of two or four months are called by their whole box's first day", () => {
    expect(linesOf(months(2), "2026-02-10", "2026-03-01")).toEqual([
      "2026-01-01: 2026-02-10 to 2026-02-28",
      "2026-03-01: 2026-03-01 to 2026-04-30",
    ]);
    expect(linesOf(months(4), "2026-08-31", "2026-09-01")).toEqual([
      "2026-05-01: 2026-08-31 to 2026-08-31",
      "2026-09-01: 2026-09-01 to 2026-12-31",
    ]);
  });
});

describe("windows that are counted", () => {
  test("in days begin with the first day", () => {
    expect(linesOf(days(7), "2026-02-23", "2026-03-02")).toEqual([
      "2026-02-23: 2026-02-23 to 2026-03-01",
      "2026-03-02: 2026-03-02 to 2026-03-08",
    ]);
    expect(linesOf(days(1), "2024-02-28", "2024-03-01")).toEqual([
      "2024-02-28: 2024-02-28 to 2024-02-28",
      "2024-02-29: 2024-02-29 to 2024-02-29",
      "2024-03-01: 2024-03-01 to 2024-03-01",
    ]);
  });

  test("in months do not drift from a month's end", () => {
    expect(linesOf(months(5), "2026-09-30", "2027-12-30")).toEqual([
      "2026-09-30: 2026-09-30 to 2027-02-27",
      "2027-02-28: 2027-02-28 to 2027-07-29",
      "2027-07-30: 2027-07-30 to 2027-12-29",
      "2027-12-30: 2027-12-30 to 2028-05-29",
    ]);
  });

  test("in years come back to a leap day", () => {
    const expected = [
      "2024-02-29: 2024-02-29 to 2026-02-27",
      "2026-02-28: 2026-02-28 to 2028-02-28",
      "2028-02-29: 2028-02-29 to 2030-02-27",
    ];
    expect(linesOf(years(2), "2024-02-29", "2028-02-29")).toEqual(expected);
    expect(linesOf(months(24), "2024-02-29", "2028-02-29")).toEqual(expected);
  });
});

describe("a window is due", () => {
  test("on its last day, and answered on time within the tolerance", () => {
    expect(windowsOf({ every: months(1), from: "2024-02-15", tolerance: 14 }, "2024-02-15")).toEqual([
      { label: "2024-02", from: "2024-02-15", to: "2024-02-29", due: "2024-02-29", until: "2024-03-14" },
    ]);
  });

  const joiner: Rhythm = { every: months(3), from: "2026-03-16", tolerance: 5, firstDue: "2026-04-15" };

  test("when the first has a day of its own, which swallows the boxes before that day's", () => {
    const [first, second] = windowsOf(joiner, "2026-07-01");
    expect(first).toEqual({
      label: "2026-Q2",
      from: "2026-03-16",
      to: "2026-06-30",
      due: "2026-04-15",
      until: "2026-04-20",
    });
    expect(second).toMatchObject({ label: "2026-Q3", from: "2026-07-01", due: "2026-09-30" });
  });

  test("as a whole first window, however few of its days are asked for", () => {
    expect(lines(windowsOf(joiner, "2026-03-16"))).toEqual(["2026-Q2: 2026-03-16 to 2026-06-30"]);
  });

  test("within the box when that day lies in the first, up to its last day", () => {
    for (const firstDue of ["2026-03-16", "2026-03-31"] as const) {
      const [first] = windowsOf({ ...joiner, firstDue }, "2026-03-16");
      expect(first).toMatchObject({ label: "2026-Q1", to: "2026-03-31", due: firstDue });
    }
    expect(lines(windowsOf({ ...joiner, firstDue: "2026-04-01" }, "2026-03-16"))).toEqual([
      "2026-Q2: 2026-03-16 to 2026-06-30",
    ]);
  });

  test("by the same rule when windows are counted", () => {
    const [first, second] = windowsOf({ ...joiner, every: days(10), firstDue: "2026-04-05" }, "2026-04-15");
    expect(first).toMatchObject({ label: "2026-04-05", from: "2026-03-16", to: "2026-04-14" });
    expect(second).toMatchObject({ label: "2026-04-15", to: "2026-04-24", due: "2026-04-24" });
  });
});

test("there is no window before the first day", () => {
  expect(linesOf(months(1), "2026-02-01", "2026-01-31")).toEqual([]);
  expect(linesOf(months(1), "2026-02-01", "2026-02-01")).toHaveLength(1);
});

describe("a rhythm", () => {
  const rhythm: Rhythm = { every: months(3), from: "2026-01-01", tolerance: 0 };

  test.each<[Rhythm["every"], string]>([
    [days(0), "0 days"],
    [months(1.5), "1.5 months"],
    [years(0.5), "0.5 years"],
    [{ unit: "days", amount: -7 }, "-7 days"],
    [{ unit: "months", amount: Number.NaN }, "NaN months"],
  ])("every %j is none", (every, text) => {
    for (const through of ["2025-01-01", "2026-01-01"] as const) {
      expect(() => windowsOf({ ...rhythm, every }, through)).toThrow(
        expect.objectContaining({
          code: "invalid-definition",
          message: `[bylaw] A rhythm cannot be every ${text}.`,
          next: "Use a whole number of days, months or years, 1 at least.",
        }),
      );
    }
  });

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])("has no tolerance of %d", (tolerance) => {
    expect(() => windowsOf({ ...rhythm, tolerance }, "2026-01-01")).toThrow(
      expect.objectContaining({
        code: "invalid-definition",
        message: `[bylaw] A tolerance cannot be ${tolerance} days.`,
      }),
    );
  });

  test("is not due before it is owed", () => {
    expect(() => windowsOf({ ...rhythm, firstDue: "2025-12-31" }, "2026-01-01")).toThrow(
      "[bylaw] What is owed from 2026-01-01 cannot be due on 2025-12-31.",
    );
  });
});

describe("the days of a label", () => {
  test.each([
    ["2026", "2026-01-01 2026-12-31"],
    ["2026-H2", "2026-07-01 2026-12-31"],
    ["2026-Q1", "2026-01-01 2026-03-31"],
    ["2024-02", "2024-02-01 2024-02-29"],
    ["2026-12", "2026-12-01 2026-12-31"],
    ["2026-02-10", "2026-02-10 2026-02-10"],
    ["2026-H3", undefined],
    ["2026-Q01", undefined],
    ["2026-13", undefined],
    ["2026-3", undefined],
    ["2026-02-30", undefined],
    ["Q1", undefined],
    ["", undefined],
  ])("%j", (label, days) => {
    const found = daysOfLabel(label);
    expect(found === undefined ? undefined : `${found.from} ${found.to}`).toBe(days);
  });

  test("are those of the window that has it", () => {
    for (const amount of [1, 3, 6, 12])
      for (const one of windowsOf({ every: months(amount), from: "2026-01-01", tolerance: 0 }, "2026-12-31"))
        expect(daysOfLabel(one.label)).toEqual({ from: one.from, to: one.to });
  });
});
