import type { DefinedKind } from "@bylaw/core/provider";
import { describe, expect, test } from "vitest";
import { missingIn, notShown } from "../../shown.fixture.ts";
import { alertTriageKind, logKeepingKind } from "./kinds.ts";

const failing = (kind: DefinedKind, fields: object) => missingIn(kind, fields, { on: "2026-01-05" });

describe("how logs are kept", () => {
  const log = { system: "site", keptDays: 365, records: ["ana", "ben"], mayChange: [] };
  const kept = { place: "archive", logs: [log], missing: [] };

  test("passes while all are there, for long enough, and out of reach", () => {
    expect(failing(logKeepingKind, kept)).toEqual([]);
  });

  test.each<[string, object, string]>([
    [
      "a log that goes too soon",
      { logs: [log, { ...log, system: "mail", keptDays: 364 }] },
      "days that the logs of mail are kept",
    ],
    [
      "a log that somebody can rewrite whose acts it records",
      { logs: [{ ...log, mayChange: ["the archive's custodian", "ben"] }] },
      "logs that those can change whose acts they record",
    ],
    [
      "a log of everybody's acts that somebody can rewrite",
      { logs: [{ ...log, records: "everybody", mayChange: ["the archive's custodian"] }] },
      "logs that those can change whose acts they record",
    ],
    ["a system without logs", { missing: ["mail"] }, "systems whose logs are not in that place"],
  ])("does not pass with %s", (_, change, name) => {
    expect(failing(logKeepingKind, { ...kept, ...change })).toEqual([name]);
  });

  test("passes with somebody who may change a log and does nothing that it records, and says who does", () => {
    expect(failing(logKeepingKind, { ...kept, logs: [{ ...log, mayChange: ["cleo"] }] })).toEqual([]);
    const [told] = notShown(
      logKeepingKind,
      { ...kept, logs: [{ ...log, mayChange: ["cleo", "ben"] }] },
      { on: "2026-01-05" },
    );
    expect(told?.observed).toBe("site: ben");
  });

  test.each<[string, object]>([
    ["of nothing", { logs: [] }],
    ["without whose acts they record", { logs: [{ ...log, records: [] }] }],
    ["without who may change them", { logs: [{ ...log, mayChange: undefined }] }],
    ["without a word on what is missing", { missing: undefined }],
  ])("%s is nothing", (_, change) => {
    expect(logKeepingKind.schema.safeParse({ ...kept, ...change }).success).toBe(false);
  });
});

describe("a review of alerts", () => {
  const onDay = (date: number, change: object = {}) => ({
    on: `2026-01-0${date}`,
    by: "ben",
    alerts: 0,
    harmless: 0,
    raised: 0,
    ...change,
  });
  const whole = [1, 2, 3, 4, 5].map((date) => onDay(date));
  const log = { source: "detector, all", counted: 0, since: "2025-12-31", reviewed: whole };
  const changed = (change: object) => failing(alertTriageKind, { ...log, ...change });
  const holes = "spans without a review that are too long";

  test("passes with every day, in whatever order, and an outcome of each alert", () => {
    expect(changed({})).toEqual([]);
    expect(changed({ reviewed: whole.toReversed() })).toEqual([]);
    const busy = onDay(5, { alerts: 3, harmless: 2, raised: 1 });
    expect(changed({ counted: 3, reviewed: [...whole.slice(0, 4), busy] })).toEqual([]);
  });

  test("does not pass with a day left out, a Saturday or a Sunday either", () => {
    expect(changed({ reviewed: whole.filter((one) => one.on !== "2026-01-03") })).toEqual([holes]);
  });

  test("does not pass with days left out since the log before", () => {
    expect(changed({ since: "2025-12-30" })).toEqual([holes]);
  });

  test("does not pass when it ends before its day, or after", () => {
    const end = "the last day of review, which is that of the record";
    expect(changed({ reviewed: whole.slice(0, 4) })).toEqual([end]);
    expect(changed({ reviewed: [...whole, onDay(6)] })).toEqual([end]);
  });

  test("does not pass with days of the log before, or with one twice", () => {
    expect(changed({ since: "2026-01-01" })).toEqual(["days of review that the log before has"]);
    expect(changed({ reviewed: [...whole, onDay(5)] })).toEqual(["days of review, each once"]);
  });

  test("does not pass with fewer alerts than its source counts", () => {
    expect(changed({ counted: 1 })).toEqual(["alerts that were reviewed, of those that the source counts"]);
  });

  test("does not pass with an alert of which nothing came, nor with an outcome of none", () => {
    const outcomes = "days with alerts of which nothing came, or with more outcomes than alerts";
    const last = (change: object) => ({ reviewed: [...whole.slice(0, 4), onDay(5, change)] });
    expect(changed({ ...last({ alerts: 1 }), counted: 1 })).toEqual([outcomes]);
    expect(changed(last({ harmless: 1 }))).toEqual([outcomes]);
  });

  test.each<[string, object]>([
    ["on no day", { reviewed: [] }],
    ["by nobody", { reviewed: [onDay(5, { by: " " })] }],
    ["since no day", { since: undefined }],
  ])("%s is none", (_, change) => {
    expect(alertTriageKind.schema.safeParse({ ...log, ...change }).success).toBe(false);
  });
});
