import { describe, expect, test } from "vitest";
import { days, months, years } from "../index.ts";
import type { IsoDate } from "../language/values/date.ts";
import type { Answer } from "./answers.ts";
import { standingOf } from "./standing.ts";
import type { Rhythm } from "./windows.ts";

const quarterly: Rhythm = { every: months(3), from: "2026-01-01", tolerance: 14 };
const january: Answer = { id: "january", on: "2026-01-20" };
const may: Answer = { id: "may", on: "2026-05-02" };

/** A standing in a line, with each field that it has. */
function told(rhythm: Rhythm, today: IsoDate, ...records: readonly Answer[]): string {
  const standing = standingOf(rhythm, records, today);
  switch (standing.state) {
    case "covered": {
      const { by, window, nextDue, dueSince } = standing;
      return `covered by ${by.id} for ${window.label}, next ${nextDue}${since(dueSince)}`;
    }
    case "not-yet-due":
      return `not due before ${standing.firstDue}${since(standing.dueSince)}`;
    case "overdue":
      return `overdue ${standing.window.label}, last ${standing.last?.id ?? "none"}`;
  }
}
const since = (day: IsoDate | undefined) => (day === undefined ? "" : `, since ${day}`);

describe("before anything is held", () => {
  test.each<[IsoDate, string]>([
    ["2025-06-01", "not due before 2026-03-31"],
    ["2026-01-01", "not due before 2026-03-31"],
    ["2026-03-31", "not due before 2026-03-31"],
    ["2026-04-01", "not due before 2026-03-31, since 2026-04-01"],
    ["2026-04-14", "not due before 2026-03-31, since 2026-04-01"],
    ["2026-04-15", "overdue 2026-Q1, last none"],
    ["2026-07-14", "overdue 2026-Q1, last none"],
    ["2026-07-15", "overdue 2026-Q2, last none"],
  ])("%s: %s", (today, expected) => {
    expect(told(quarterly, today)).toBe(expected);
  });

  test("what was held before it was owed, or comes after today, is nothing", () => {
    expect(told(quarterly, "2026-04-20", { id: "old", on: "2025-12-31" }, may)).toBe(
      "overdue 2026-Q1, last none",
    );
    expect(told(quarterly, "2025-12-31", { id: "old", on: "2025-12-31" })).toBe("not due before 2026-03-31");
  });
});

describe("after it was held once", () => {
  test.each<[IsoDate, string]>([
    ["2026-01-19", "not due before 2026-03-31"],
    ["2026-01-20", "covered by january for 2026-Q1, next 2026-06-30"],
    ["2026-03-31", "covered by january for 2026-Q1, next 2026-06-30"],
    ["2026-06-30", "covered by january for 2026-Q1, next 2026-06-30"],
    ["2026-07-01", "covered by january for 2026-Q1, next 2026-09-30, since 2026-07-01"],
    ["2026-07-14", "covered by january for 2026-Q1, next 2026-09-30, since 2026-07-01"],
    ["2026-07-15", "overdue 2026-Q2, last january"],
    ["2026-10-14", "overdue 2026-Q2, last january"],
    ["2026-10-15", "overdue 2026-Q3, last january"],
  ])("%s: %s", (today, expected) => {
    expect(told(quarterly, today, january)).toBe(expected);
  });

  test("the next window is due when this one is answered", () => {
    expect(told(quarterly, "2026-05-02", january, may)).toBe("covered by may for 2026-Q2, next 2026-09-30");
  });
});

describe("what was missed", () => {
  test("stays so while the next is within its tolerance", () => {
    expect(told(quarterly, "2026-07-05")).toBe("overdue 2026-Q1, last none");
  });

  test("is over once a later window is answered", () => {
    expect(told(quarterly, "2026-05-01")).toBe("overdue 2026-Q1, last none");
    expect(told(quarterly, "2026-05-02", may)).toBe("covered by may for 2026-Q2, next 2026-09-30");
  });

  test("is over once it is answered late", () => {
    const late: Answer = { id: "late", on: "2026-05-02", for: "2026-Q1" };
    expect(told(quarterly, "2026-05-02", late)).toBe("covered by late for 2026-Q1, next 2026-06-30");
    expect(told(quarterly, "2026-07-15", late)).toBe("overdue 2026-Q2, last late");
  });
});

test("a window that was left open is told while the one after it is answered", () => {
  const ahead: Answer = { id: "ahead", on: "2026-04-05", for: "2026-Q2" };
  expect(told(quarterly, "2026-04-05", ahead)).toBe(
    "covered by ahead for 2026-Q2, next 2026-09-30, since 2026-04-01",
  );
  expect(told(quarterly, "2026-04-15", ahead)).toBe("covered by ahead for 2026-Q2, next 2026-09-30");
});

describe("with a tolerance longer than a window", () => {
  const daily: Rhythm = { every: days(1), from: "2026-03-01", tolerance: 3 };

  test("it has been due since the oldest that is open", () => {
    const first: Answer = { id: "first", on: "2026-03-01" };
    expect(told(daily, "2026-03-05", first)).toBe(
      "covered by first for 2026-03-01, next 2026-03-05, since 2026-03-03",
    );
    expect(told(daily, "2026-03-06", first)).toBe("overdue 2026-03-02, last first");
    expect(told(daily, "2026-03-04")).toBe("not due before 2026-03-01, since 2026-03-02");
  });
});

describe("a first window with a due day of its own", () => {
  const joiner: Rhythm = { every: years(1), from: "2026-03-16", tolerance: 5, firstDue: "2026-04-15" };

  test.each<[IsoDate, string]>([
    ["2026-03-01", "not due before 2026-04-15"],
    ["2026-04-15", "not due before 2026-04-15"],
    ["2026-04-16", "not due before 2026-04-15, since 2026-04-16"],
    ["2026-04-20", "not due before 2026-04-15, since 2026-04-16"],
    ["2026-04-21", "overdue 2026, last none"],
    ["2026-12-31", "overdue 2026, last none"],
    ["2027-06-01", "overdue 2026, last none"],
  ])("%s: %s", (today, expected) => {
    expect(told(joiner, today)).toBe(expected);
  });

  test("covers when it is answered late within it", () => {
    expect(told(joiner, "2026-06-01", { id: "june", on: "2026-06-01" })).toBe(
      "covered by june for 2026, next 2027-12-31",
    );
  });
});

test("the record comes back as it was given", () => {
  const record = { id: "a", on: "2026-01-05", minutes: 42 } as const;
  const standing = standingOf(quarterly, [record], "2026-01-05");
  expect(standing.state === "covered" && standing.by).toBe(record);
});
