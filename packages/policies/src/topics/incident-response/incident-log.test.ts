import type { IsoDate } from "@bylaw/core";
import { describe, expect, test } from "vitest";
import { missingIn } from "../../shown.fixture.ts";
import { incidentLogKind } from "./incident-log.ts";

const incident = {
  id: "INC-1",
  what: "A laptop was lost.",
  severity: "medium",
  known: "2026-02-02",
  contained: "2026-02-03",
  restored: "2026-02-04",
  told: "2026-02-05",
  review: { on: "2026-02-17", cause: "Left on a train.", lessons: "Wipe at once." },
  closed: "2026-02-17",
};
const dismissed = { id: "INC-2", known: "2026-02-09", because: "A drill." };
const log = {
  source: "pager, tag incident",
  counted: 2,
  since: "2026-01-01",
  dismissed: [dismissed],
  incidents: [incident],
};

const fits = (fields: object) => incidentLogKind.schema.safeParse(fields).success;
const failing = (fields: object, today: IsoDate = "2026-03-31") =>
  missingIn(incidentLogKind, fields, { on: "2026-02-20", today });

/** The incident with a change; a field that is `undefined` is left out. */
const changed = (change: object, today?: IsoDate) => {
  const entries = Object.entries({ ...incident, ...change }).filter(([, value]) => value !== undefined);
  return failing({ ...log, incidents: [Object.fromEntries(entries)] }, today);
};

const [count, order, told, review, closed] = [
  "what was raised and is listed, of what the source counts",
  "what was raised on a day to come, or whose days are out of order",
  "incidents of which whoever is affected was not told in time",
  "incidents whose cause and lessons were not written in time",
  "incidents that were closed too early",
];

describe("an incident log", () => {
  test("passes as it is", () => {
    expect(failing(log)).toEqual([]);
  });

  test("lists as many as its source counts, each once", () => {
    expect(failing({ ...log, counted: 3 })).toEqual([count]);
    expect(failing({ ...log, dismissed: [{ ...dismissed, id: "INC-1" }] })).toEqual([count]);
  });

  test.each<[string, object]>([
    ["restored before it was known", { restored: "2026-02-01" }],
    ["told of before it was known", { told: "2026-02-01" }],
    ["closed on a day to come", { closed: "2026-04-01" }],
  ])("refuses one that is %s", (_, change) => {
    expect(changed(change)).toEqual([order]);
  });

  test("refuses what was raised on a day to come", () => {
    expect(failing({ ...log, dismissed: [{ ...dismissed, known: "2026-04-01" }] })).toEqual([order]);
  });

  const open = { closed: undefined };
  test("gives three days to tell whoever is affected", () => {
    expect(changed({ told: "2026-02-06" })).toEqual([told]);
    expect(changed({ ...open, told: undefined }, "2026-02-17")).toEqual([told]);
    expect(changed({ told: undefined, nobodyToTell: "The disk is encrypted." })).toEqual([]);
    const fresh = { known: "2026-03-29", contained: undefined, restored: undefined, review: undefined };
    expect(changed({ ...open, ...fresh, told: undefined }, "2026-04-01")).toEqual([]);
    expect(changed({ ...open, ...fresh, told: undefined }, "2026-04-02")).toEqual([told]);
  });

  test("gives two weeks from the containment for cause and lessons", () => {
    const late = { ...incident.review, on: "2026-02-18" };
    expect(changed({ review: late, closed: "2026-02-18" })).toEqual([review]);
    expect(changed({ ...open, review: undefined }, "2026-02-17")).toEqual([]);
    expect(changed({ ...open, review: undefined }, "2026-02-18")).toEqual([review]);
    expect(changed({ ...open, review: undefined, contained: undefined })).toEqual([]);
  });

  test.each<[string, object]>([
    ["contained", { contained: undefined }],
    ["restored", { restored: undefined }],
    ["restored, which came later", { restored: "2026-02-18" }],
    ["written up", { closed: "2026-02-16" }],
  ])("is not closed before it is %s", (_, change) => {
    expect(changed(change)).toEqual([closed]);
  });

  test("is not closed before whoever is affected was told", () => {
    expect(changed({ told: undefined })).toEqual([told, closed]);
  });

  test("holds what was found to its day", () => {
    const finding = { what: "No remote wipe", owner: "ben", due: "2026-03-30" };
    expect(failing({ ...log, findings: [finding] })).toEqual(["findings past their day"]);
    expect(failing({ ...log, findings: [{ ...finding, done: "2026-03-30" }] })).toEqual([]);
  });

  test.each<[string, object]>([
    ["no source", { ...log, source: " " }],
    ["no word on what was dismissed", { ...log, dismissed: undefined }],
    ["a dismissal without a reason", { ...log, dismissed: [{ ...dismissed, because: "" }] }],
    ["an incident without a severity", { ...log, incidents: [{ ...incident, severity: undefined }] }],
    ["a review without lessons", { ...log, incidents: [{ ...incident, review: { on: "2026-02-17" } }] }],
  ])("with %s is unreadable", (_, fields) => {
    expect(fits(fields)).toBe(false);
  });
});
