import type { IsoDate } from "@bylaw/core";
import type { DefinedKind } from "@bylaw/core/provider";
import { describe, expect, test } from "vitest";
import { missingIn } from "../../shown.fixture.ts";
import { backupReportKind, restoreTestKind } from "./kinds.ts";

const failing = (kind: DefinedKind, fields: object, today: IsoDate = "2026-03-31") =>
  missingIn(kind, fields, { on: "2026-03-31", today });

describe("a backup report", () => {
  const store = { store: "orders", lastGood: "2026-03-31", longestGap: 1 };
  const report = { source: "aws backup list-backup-jobs", counted: 1, stores: [store] };
  const changed = (change: object) =>
    failing(backupReportKind, { ...report, stores: [{ ...store, ...change }] });
  const [count, stale, gap] = [
    "data stores that are listed, of those that the source counts",
    "data stores whose last good backup is too old, or still to come",
    "the most days between good backups",
  ];

  test("passes as it is, and with a backup of the day before", () => {
    expect(failing(backupReportKind, report)).toEqual([]);
    expect(changed({ lastGood: "2026-03-30" })).toEqual([]);
  });

  test("lists every data store that its source counts, each once", () => {
    expect(failing(backupReportKind, { ...report, counted: 2 })).toEqual([count]);
    expect(failing(backupReportKind, { ...report, counted: 2, stores: [store, store] })).toEqual([count]);
    expect(failing(backupReportKind, { ...report, stores: [] })).toEqual([count]);
  });

  test("refuses a last backup that is too old or still to come", () => {
    expect(changed({ lastGood: "2026-03-29" })).toEqual([stale]);
    expect(changed({ lastGood: "2026-04-01" })).toEqual([stale]);
  });

  test("refuses a day without a backup, however long ago it was", () => {
    expect(changed({ longestGap: 2 })).toEqual([gap]);
  });

  test.each<[string, object]>([
    ["no source", { ...report, source: "" }],
    ["no data store counted", { ...report, counted: 0 }],
    ["a backup of no day", { ...report, stores: [{ ...store, lastGood: "yesterday" }] }],
  ])("with %s is unreadable", (_, fields) => {
    expect(backupReportKind.schema.safeParse(fields).success).toBe(false);
  });
});

describe("a restore test", () => {
  const held = {
    participants: ["ben"],
    store: "orders",
    backup: "orders of 2026-03-30",
    hoursTaken: 3.5,
    hoursLost: 24,
    compared: "Rows by table, against the night's count.",
    whole: true,
  };
  const changed = (change: object) => failing(restoreTestKind, { ...held, ...change });

  test("passes as it is", () => {
    expect(changed({})).toEqual([]);
  });

  test("is held to how long it took, how much it lost, and that the rest is whole", () => {
    expect(changed({ hoursTaken: 24.1 })).toEqual(["the time that the restore took"]);
    expect(changed({ hoursLost: 25 })).toEqual(["the newest data that it lost"]);
    expect(changed({ whole: false })).toEqual(["what was restored is whole"]);
  });

  test("holds what was found to its day", () => {
    const findings = [{ what: "No runbook", owner: "ben", due: "2026-03-30" }];
    expect(changed({ findings })).toEqual(["findings past their day"]);
  });

  test.each<[string, object]>([
    ["nobody who took part", { participants: [] }],
    ["no word on what was compared", { compared: " " }],
    ["no time", { hoursTaken: undefined }],
    ["a restore that took none", { hoursTaken: 0 }],
  ])("with %s is unreadable", (_, change) => {
    expect(restoreTestKind.schema.safeParse({ ...held, ...change }).success).toBe(false);
  });
});
