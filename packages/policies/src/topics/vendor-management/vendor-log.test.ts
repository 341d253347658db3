import type { IsoDate } from "@bylaw/core";
import { describe, expect, test } from "vitest";
import { missingIn, owedBy } from "../../shown.fixture.ts";
import { vendorLogKind } from "./vendor-log.ts";

const taken = { vendor: "Pager", assessed: "2026-02-02", by: "ana", firstUsed: "2026-02-02" };
const ended = {
  vendor: "Mailer",
  ended: "2026-02-10",
  accessClosed: "2026-02-10",
  dataDeleted: "2026-03-12",
};
const log = {
  source: "register, changes of the quarter",
  counted: 2,
  since: "2026-01-01",
  takenOn: [taken],
  ended: [ended],
};

const failing = (fields: object, today: IsoDate = "2026-03-31") =>
  missingIn(vendorLogKind, fields, { on: "2026-03-20", today });
const takenOn = (change: object) => failing({ ...log, takenOn: [{ ...taken, ...change }] });
const endedWith = (all: object, today?: IsoDate) => failing({ ...log, ended: [all] }, today);

const [count, toCome, unassessed, late] = [
  "vendors that are listed, of those that the source counts",
  "vendors whose days are still to come",
  "vendors that were used before they were assessed",
  "vendors whose access or data was not ended in time",
];

describe("a log of vendors taken on and ended", () => {
  test("passes as it is, and where one that was taken on ended as well", () => {
    expect(failing(log)).toEqual([]);
    expect(endedWith({ ...ended, vendor: "Pager" })).toEqual([]);
  });

  test("lists as many as its source counts, each once", () => {
    expect(failing({ ...log, counted: 3 })).toEqual([count]);
    expect(failing({ ...log, counted: 3, takenOn: [taken, taken] })).toEqual([count]);
  });

  test("refuses days to come", () => {
    expect(takenOn({ firstUsed: "2026-04-01" })).toEqual([toCome]);
    expect(takenOn({ assessed: "2026-04-01", firstUsed: "2026-04-01" })).toEqual([toCome]);
    expect(endedWith({ vendor: "Mailer", ended: "2026-04-01" })).toEqual([toCome]);
  });

  test("refuses what is of a day that it does not list: it stands in place of what it leaves out", () => {
    const before = "vendors of days before those that are listed";
    expect(takenOn({ assessed: "2025-12-01", firstUsed: "2025-12-31" })).toEqual([before]);
    const gone = { ended: "2025-12-31", accessClosed: "2025-12-31", dataDeleted: "2025-12-31" };
    expect(endedWith({ vendor: "Mailer", ...gone })).toEqual([before]);
    // A log knows what was so up to its own day.
    expect(takenOn({ assessed: "2026-03-21", firstUsed: "2026-03-21" })).toEqual([toCome]);
  });

  test("owes what is open past its day, whatever later logs say", () => {
    const owed = "vendors whose access or data is not ended, past its day";
    const open = { ...log, ended: [{ vendor: "Mailer", ended: "2026-05-10" }] };
    expect(owedBy(vendorLogKind, open, "2026-06-09")).toEqual([]);
    expect(owedBy(vendorLogKind, open, "2026-06-10")).toEqual([owed]);
    expect(owedBy(vendorLogKind, log, "2027-01-01")).toEqual([]);
  });

  test("refuses a first use before the assessment", () => {
    expect(takenOn({ firstUsed: "2026-02-01" })).toEqual([unassessed]);
  });

  test("gives thirty days to close the access and to delete the data", () => {
    expect(endedWith({ ...ended, dataDeleted: "2026-03-13" })).toEqual([late]);
    expect(endedWith({ ...ended, accessClosed: "2026-03-13" })).toEqual([late]);
    const { dataDeleted: _, ...open } = ended;
    expect(endedWith(open, "2026-03-12")).toEqual([]);
    expect(endedWith(open, "2026-03-13")).toEqual([late]);
    expect(endedWith({ ...ended, dataDeleted: "2026-03-12" }, "2026-03-11")).toEqual([]);
  });

  test.each<[string, object]>([
    ["no source", { ...log, source: "" }],
    ["an assessment by nobody", { ...log, takenOn: [{ ...taken, by: " " }] }],
    ["no word on those that ended", { ...log, ended: undefined }],
  ])("with %s is unreadable", (_, fields) => {
    expect(vendorLogKind.schema.safeParse(fields).success).toBe(false);
  });
});
