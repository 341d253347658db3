import { describe, expect, test } from "vitest";
import { owedBy, refusals } from "../../../shown.fixture.ts";
import { personalDataAgeKind, personalDataDeletionKind, personalDataSampleKind } from "./keeping.ts";

describe("the age of personal data", () => {
  const logins = { id: "logins", store: "audit log", days: 30, oldest: "2026-05-31" };
  const ages = (...data: readonly object[]) => ({ source: "schedule", counted: data.length, data });
  test("is accepted up to the last day, in each store, and where nothing is left", () => {
    const backup = { id: "logins", store: "backup", days: 90 };
    expect(refusals(personalDataAgeKind, ages(logins, backup))).toEqual([]);
  });
  test("is refused a day later", () => {
    expect(refusals(personalDataAgeKind, ages({ ...logins, oldest: "2026-05-30" }))).toEqual([
      "personal data that are kept for too long",
    ]);
  });
  test("is refused where a kind is left out, or listed twice", () => {
    const refusal = "kinds of personal data by store that are listed, of those that the source counts";
    expect(refusals(personalDataAgeKind, { ...ages(logins), counted: 2 })).toEqual([refusal]);
    expect(refusals(personalDataAgeKind, ages(logins, logins))).toEqual([refusal]);
  });
});

describe("deletions of personal data", () => {
  const deletion = {
    id: "TICKET-4",
    what: "an account",
    how: "row deleted",
    due: "2026-06-10",
    done: "2026-06-09",
    foundIn: [],
  };
  const log = { source: "label:deletion in June", counted: 1, since: "2026-01-01" };
  const { done: _, ...open } = deletion;
  test("are owed while one is open past its day", () => {
    expect(owedBy(personalDataDeletionKind, { ...log, deletions: [open] }, "2026-07-31")).toEqual([
      "deletions that are open past their day",
    ]);
    expect(owedBy(personalDataDeletionKind, { ...log, deletions: [deletion] }, "2026-07-31")).toEqual([]);
  });
  test("are accepted where each was done by its day, or that is still to come", () => {
    expect(refusals(personalDataDeletionKind, { ...log, deletions: [deletion] })).toEqual([]);
    const coming = { ...open, due: "2026-06-30" };
    expect(refusals(personalDataDeletionKind, { ...log, deletions: [coming] })).toEqual([]);
  });
  test.each([
    [[], "deletions that are listed, of those that the source counts"],
    [[open], "deletions that were not done by their day"],
    [[{ ...deletion, done: "2026-06-11" }], "deletions that were not done by their day"],
    [[{ ...deletion, done: "2026-07-01" }], "deletions that were not done by their day"],
    [[{ ...deletion, foundIn: ["search index"] }], "what was found after it was deleted"],
  ])("%j are refused", (deletions, refusal) => {
    expect(refusals(personalDataDeletionKind, { ...log, deletions })).toEqual([refusal]);
  });
});

describe("a sample of personal data", () => {
  const fault = { id: "TICKET-9", what: "outdated", mended: "2026-06-20" };
  const sample = { source: "answers to the yearly mail", compared: 5, faults: [fault] };
  test("owes what is not mended", () => {
    const open = { ...sample, faults: [{ id: "TICKET-9", what: "inaccurate" }] };
    expect(owedBy(personalDataSampleKind, open, "2026-09-30")).toEqual(["faults that are not mended"]);
  });
  test("is accepted where every fault is mended", () => {
    expect(refusals(personalDataSampleKind, sample)).toEqual([]);
  });
  test.each([
    [{ compared: 0, faults: [] }, "compared"],
    [
      { compared: 1, faults: [fault, { ...fault, id: "TICKET-10" }] },
      "faults, of the records that were compared",
    ],
    [{ faults: [fault, fault] }, "faults, each once"],
    [{ faults: [{ id: "TICKET-9", what: "inaccurate" }] }, "faults that are not mended"],
    [{ faults: [{ ...fault, mended: "2026-07-01" }] }, "faults that are not mended"],
  ])("%j is refused", (change, refusal) => {
    expect(refusals(personalDataSampleKind, { ...sample, ...change })).toEqual([refusal]);
  });
});

test("the oldest personal data are as old as the schedule lets them be, and of no day to come", () => {
  const aged = (oldest: string) => ({
    source: "retention.sql",
    counted: 1,
    data: [{ id: "email", store: "orders", days: 30, oldest }],
  });
  expect(refusals(personalDataAgeKind, aged("2026-06-30"))).toEqual([]);
  expect(refusals(personalDataAgeKind, aged("2062-02-28"))).toEqual([
    "personal data whose oldest are of a day to come",
  ]);
});
