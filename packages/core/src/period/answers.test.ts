import { describe, expect, test } from "vitest";
import { days, months } from "../index.ts";
import type { IsoDate } from "../language/values/date.ts";
import { type Answer, answersOf } from "./answers.ts";
import { type Rhythm, windowsOf } from "./windows.ts";

/** `2026-04-05` or `2026-04-05 for 2026-Q1`; the id is a letter by its place. */
const recordsOf = (texts: readonly string[]): readonly Answer[] =>
  texts.map((text, i) => {
    const [on, label] = text.split(" for ");
    const record = { id: String.fromCharCode(97 + i), on: on as IsoDate };
    return label === undefined ? record : { ...record, for: label };
  });

/** `2026-Q1 a` by record a, `2026-Q2 -` by none, `2026-Q3 b late`. */
function told(rhythm: Rhythm, through: IsoDate, ...records: readonly string[]): readonly string[] {
  return answersOf(windowsOf(rhythm, through), recordsOf(records)).map(
    ({ window, by, late }) => `${window.label} ${by?.id ?? "-"}${late ? " late" : ""}`,
  );
}

const quarterly: Rhythm = { every: months(3), from: "2026-01-01", tolerance: 14 };
const daily: Rhythm = { every: days(1), from: "2026-03-01", tolerance: 3 };

describe("a record that does not say for what", () => {
  test("answers the window of its day", () => {
    expect(told(quarterly, "2026-06-30", "2026-01-01", "2026-06-30")).toEqual(["2026-Q1 a", "2026-Q2 b"]);
  });

  test("answers the window before it, on time, as long as the tolerance lasts", () => {
    expect(told(quarterly, "2026-06-30", "2026-04-14")).toEqual(["2026-Q1 a", "2026-Q2 -"]);
    expect(told(quarterly, "2026-06-30", "2026-04-15")).toEqual(["2026-Q1 -", "2026-Q2 a"]);
  });

  test("answers its own window when the one before is answered", () => {
    expect(told(quarterly, "2026-06-30", "2026-03-01", "2026-04-05")).toEqual(["2026-Q1 a", "2026-Q2 b"]);
    expect(told(quarterly, "2026-06-30", "2026-04-05", "2026-04-06")).toEqual(["2026-Q1 a", "2026-Q2 b"]);
  });

  test("answers nothing when its own window is answered too: none counts twice", () => {
    expect(told(quarterly, "2026-06-30", "2026-01-05", "2026-01-06", "2026-03-31")).toEqual([
      "2026-Q1 a",
      "2026-Q2 -",
    ]);
  });

  test("answers nothing before the first window, even in its box", () => {
    const rhythm: Rhythm = { ...quarterly, from: "2026-02-15" };
    expect(told(rhythm, "2026-03-31", "2026-02-14", "2026-02-14 for 2026-Q1")).toEqual(["2026-Q1 -"]);
  });

  test("is taken by its day and then its id, in whatever order it is given", () => {
    const records: Answer[] = [
      { id: "b", on: "2026-02-01" },
      { id: "a", on: "2026-02-01" },
      { id: "B", on: "2026-02-01" },
      { id: "z", on: "2026-01-31" },
    ];
    const by = (given: readonly Answer[]) =>
      answersOf(windowsOf(quarterly, "2026-03-31"), given).map((one) => one.by?.id);
    expect(by(records)).toEqual(["z"]);
    expect(by(records.slice(0, 3))).toEqual(["B"]);
    expect(records.map(({ id }) => id)).toEqual(["b", "a", "B", "z"]);
  });
});

describe("a record that says for what", () => {
  test("answers that window, late once its tolerance is over", () => {
    expect(told(quarterly, "2026-06-30", "2026-04-14 for 2026-Q1")).toEqual(["2026-Q1 a", "2026-Q2 -"]);
    expect(told(quarterly, "2026-06-30", "2026-04-15 for 2026-Q1")).toEqual(["2026-Q1 a late", "2026-Q2 -"]);
    expect(told(quarterly, "2026-09-30", "2026-08-01 for 2026-Q1")[0]).toBe("2026-Q1 a late");
  });

  test("leaves the window before it alone", () => {
    expect(told(quarterly, "2026-06-30", "2026-04-05 for 2026-Q2")).toEqual(["2026-Q1 -", "2026-Q2 a"]);
  });

  test("answers no other when that one is answered, not begun, or none", () => {
    const none = ["2026-04-05 for 2026-Q3", "2026-05-01 for Q2"];
    expect(told(quarterly, "2026-09-30", ...none)).toEqual(["2026-Q1 -", "2026-Q2 -", "2026-Q3 -"]);
    expect(told(quarterly, "2026-06-30", "2026-01-05", "2026-05-05 for 2026-Q1")).toEqual([
      "2026-Q1 a",
      "2026-Q2 -",
    ]);
  });

  test("comes before the others of its day, which may answer another window", () => {
    expect(told(quarterly, "2026-06-30", "2026-04-05", "2026-04-05 for 2026-Q1")).toEqual([
      "2026-Q1 b",
      "2026-Q2 a",
    ]);
  });

  test("takes nothing from a record of an earlier day", () => {
    expect(told(quarterly, "2026-06-30", "2026-04-05", "2026-04-06 for 2026-Q1")).toEqual([
      "2026-Q1 a",
      "2026-Q2 -",
    ]);
  });
});

describe("windows whose tolerance is longer than they are", () => {
  test("are answered from the oldest that is open on", () => {
    expect(told(daily, "2026-03-03", "2026-03-03")).toEqual(["2026-03-01 a", "2026-03-02 -", "2026-03-03 -"]);
    expect(told(daily, "2026-03-03", "2026-03-03", "2026-03-03", "2026-03-03")).toEqual([
      "2026-03-01 a",
      "2026-03-02 b",
      "2026-03-03 c",
    ]);
  });

  test("are left out once their tolerance is over", () => {
    expect(told(daily, "2026-03-05", "2026-03-05")).toEqual([
      "2026-03-01 -",
      "2026-03-02 a",
      "2026-03-03 -",
      "2026-03-04 -",
      "2026-03-05 -",
    ]);
  });

  test("are answered after the last of them has ended", () => {
    expect(told(daily, "2026-03-02", "2026-03-04", "2026-03-05", "2026-03-05")).toEqual([
      "2026-03-01 a",
      "2026-03-02 b",
    ]);
  });
});

describe("a first window with a due day of its own", () => {
  const joiner: Rhythm = { every: months(12), from: "2026-03-16", tolerance: 5, firstDue: "2026-04-15" };

  test("is answered late between its tolerance and its end", () => {
    expect(told(joiner, "2026-12-31", "2026-04-20")).toEqual(["2026 a"]);
    expect(told(joiner, "2026-12-31", "2026-04-21")).toEqual(["2026 a late"]);
    expect(told(joiner, "2026-12-31", "2026-12-31")).toEqual(["2026 a late"]);
    expect(told(joiner, "2027-12-31", "2027-01-01")).toEqual(["2026 -", "2027 a"]);
  });

  test("is answered on time after its end when its tolerance reaches there", () => {
    const late: Rhythm = { ...joiner, firstDue: "2026-12-30" };
    expect(told(late, "2027-12-31", "2027-01-04")).toEqual(["2026 a", "2027 -"]);
    expect(told(late, "2027-12-31", "2027-01-05")).toEqual(["2026 -", "2027 a"]);
  });
});

test("no windows are answered by nothing", () => {
  expect(answersOf([], recordsOf(["2026-01-01"]))).toEqual([]);
});
