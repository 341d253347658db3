import { describe, expect, test } from "vitest";
import { missingIn, refusals } from "../../shown.fixture.ts";
import { deletionCheckKind, requestedDeletions } from "./kinds.ts";

const one = { store: "orders", what: "Customer 7", due: "2026-02-01", query: "customer = 7", found: 0 };
const failing = (change: object) =>
  missingIn(deletionCheckKind, { sample: [{ ...one, ...change }] }, { on: "2026-03-01" });
const fits = (sample: readonly object[]): boolean => deletionCheckKind.schema.safeParse({ sample }).success;

describe("a check of deletions", () => {
  test("passes when it found nothing of what is past its time", () => {
    expect(failing({})).toEqual([]);
    expect(failing({ due: "2026-02-28" })).toEqual([]);
  });

  test("does not pass with what is still there", () => {
    expect(failing({ found: 1 })).toEqual(["what is past its time and still there"]);
  });

  test("does not pass with what may still be there", () => {
    expect(failing({ due: "2026-03-01" })).toEqual(["what was looked for before its time was over"]);
  });

  test.each<[string, readonly object[]]>([
    ["of nothing", []],
    ["that nobody can run again", [{ ...one, query: " " }]],
    ["without what it found", [{ ...one, found: undefined }]],
    ["of what was never due", [{ ...one, due: "soon" }]],
  ])("%s is none", (_, sample) => {
    expect(fits([one])).toBe(true);
    expect(fits(sample)).toBe(false);
  });
});

describe("deletions that customers who stay asked for", () => {
  const open = { id: "ticket 77", on: "2026-05-20", what: "Exports of 2024", by: "ben" };
  const asked = { ...open, done: "2026-06-19" };
  const log = { source: "label:deletion", counted: 1, since: "2026-01-01", events: [asked] };
  const refused = (change: object) => refusals(requestedDeletions, { ...log, ...change });
  const refusedOf = (change: object) => refused({ events: [{ ...asked, ...change }] });

  test("are shown by a log of each, with the day of the deletion", () => {
    expect(refused({})).toEqual([]);
    expect(refused({ events: [{ ...open, on: "2026-06-20" }] })).toEqual([]);
  });

  test("are late more than 30 days after they were asked for, done or not", () => {
    const late = ["deletion requests that were not followed by the deletion of the data in time"];
    expect(refusedOf({ done: "2026-06-20" })).toEqual(late);
    expect(refused({ events: [open] })).toEqual(late);
    expect(refusedOf({ done: "2026-07-01" })).toEqual(late);
  });

  test("are all listed, of all days", () => {
    expect(refused({ counted: 2 })).toEqual([
      "deletion requests that are listed, of those that the source counts",
    ]);
    expect(refused({ since: "2026-01-02" })).toEqual(["days since the log before that no log lists"]);
    expect(refusedOf({ done: "2026-05-19" })).toEqual([
      "deletion requests that are still to come, or followed by the deletion of the data before they were",
    ]);
  });

  test.each<[string, object]>([
    ["source", { source: " " }],
    ["counted", { counted: undefined }],
    ["since", { since: "soon" }],
    ["events.0.by", { events: [{ ...asked, by: "" }] }],
    ["events.0.on", { events: [{ ...asked, on: undefined }] }],
  ])("cannot be told without %s", (field, change) => {
    expect(refused(change)).toEqual([field]);
  });
});
