import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineCollector } from "../../language/checks/collector.ts";
import { defineCheck } from "../../language/checks/define-check.ts";
import { fact } from "../../language/checks/fact.ts";
import { defineProviderKind } from "../../language/checks/provider.ts";
import { anyOf, type Verification } from "../../language/company/alternative.ts";
import { defineControl } from "../../language/company/control.ts";
import { attested, exercise } from "../../language/evidence/built-in.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import { recordsOf } from "../../language/evidence/records.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { atMost } from "../../language/values/limit.ts";
import { defineParameter } from "../../language/values/parameter.ts";
import { days, months, years } from "../../language/values/quantity.ts";
import { listingOf, recordingOf } from "../../testing/recording.ts";
import { planRun } from "../plan.ts";
import type { Recording } from "../recording.ts";
import {
  ana,
  held,
  inWords,
  judged,
  on,
  programOf,
  record,
  records,
  restoreTest,
  said,
} from "./evidence.fixture.ts";

const program = programOf([restoreTest]);
const MARCH = "2026-03-01T12:00:00.000Z";

describe("a recording", () => {
  const good = recordingOf([listingOf(recordsOf(restoreTest), [held("2026-02-10")])], MARCH);
  const changed = (change: (listing: Recording["listings"][number]) => object): Recording => ({
    ...good,
    listings: good.listings.map((one) => ({ ...one, ...change(one) })),
  });
  const lines = (...all: readonly string[]) => ({
    resources: all.length,
    async *lines() {
      yield all;
    },
  });
  const when = async (recording: Recording) => inWords(await judged(program, recording));

  test.each<[string, Recording, RegExp]>([
    [
      "of another provider",
      changed(({ scope }) => ({ scope: { ...scope, provider: "hr" } })),
      /runs per directory of evidence, and was recorded elsewhere/,
    ],
    [
      "of another level",
      changed(({ scope }) => ({ scope: { ...scope, level: "file" } })),
      /runs per directory of evidence, and was recorded elsewhere/,
    ],
    [
      "that is not complete",
      changed(() => ({ state: "incomplete", problem: { code: "access-denied", message: "No disk." } })),
      /evidence\/restore-test is incomplete: No disk\./,
    ],
    [
      "that is not complete and does not say why",
      changed(() => ({ state: "incomplete" })),
      /does not say why/,
    ],
    [
      "that holds fewer than it says",
      changed(() => ({ resources: 2 })),
      /says that it has 2 resources, and holds 1/,
    ],
    [
      "that holds what is no record",
      changed(() => lines('{"id":"a","data":{"id":"a"}}')),
      /of another shape/,
    ],
    ["that holds what is no JSON", changed(() => lines("{")), /of another shape/],
    ["of another requirement", changed(() => ({ collector: "evidence/other" })), /was not collected/],
    ["that is empty", { ...good, listings: [] }, /was not collected/],
  ])("%s leaves it undecided", async (_, recording, message) => {
    const outcome = await judged(program, recording);
    expect(outcome.observations).toMatchObject([{ outcome: "error" }]);
    expect(inWords(outcome)).toMatch(message);
    expect(outcome.report.exitCode).toBe(2);
  });

  test("with a record twice leaves it undecided, in one directory and in two", async () => {
    let line = "";
    for await (const [first] of good.listings[0]?.lines() ?? []) line = String(first);
    expect(await when(changed(() => lines(line, line)))).toMatch(
      /^error: .*holds restore-test\/2026-02-10\.md twice/,
    );
    const two = ["a", "b"].map((path) =>
      listingOf(recordsOf(restoreTest), [held("2026-02-10")], { path: [path] }),
    );
    expect(await when(recordingOf(two, MARCH))).toBe(
      "error: evidence/restore-test has restore-test/2026-02-10.md twice.",
    );
  });

  test("of two directories is judged by the records of both", async () => {
    const two = ["2026-02-10", "2026-05-10"].map((day) =>
      listingOf(recordsOf(restoreTest), [held(day as IsoDate)], { path: [day] }),
    );
    expect(await when(recordingOf(two, "2026-09-30T12:00:00.000Z"))).toMatch(
      /^pass: restore-test\/2026-05-10\.md/,
    );
  });
});

describe("one of two is enough", () => {
  const gate = defineProviderKind<unknown>()("gate", ["site"]);
  const doors = defineCollector({
    id: "gate/doors",
    resource: "door",
    provider: gate,
    per: "site",
    operations: ["gate:List"],
    schema: z.object({ id: z.string(), locked: z.boolean() }),
    async *collect() {
      yield* [];
    },
  });
  const locked = defineCheck({
    id: "gate/locked",
    title: "Doors are locked",
    why: "W.",
    fix: "F",
    severity: "low",
    whenEmpty: "notApplicable",
    blindSpots: ["Nothing but what the test gives it is read."],
    each: doors,
    assert: (door) => [fact("locked", door.locked).is(true)],
  });
  const guard = attested("guard", { every: months(3), reviewer: ana });
  const [asked] = program.controls;
  const either = (one: Verification, other: Verification) =>
    programOf([], {
      providers: [records, { ...records, type: gate }],
      controls: [defineControl({ ...asked, checks: [anyOf(one, other)], evidence: [] } as never)],
    });
  const door = (isLocked: boolean) => listingOf(doors, [{ id: "front", locked: isLocked }]);
  const unread = listingOf(doors, [], { problem: { code: "access-denied", message: "No." } });
  const signed = [record("guard/a.md", { on: "2026-02-10" })];
  const broken = [record("guard/a.md", { on: "2026-02-10", faults: [{ line: 1, message: "is no map" }] })];

  test.each([
    ["a check that passes, and nothing shown yet", door(true), [], "2026-03-01", "pass", 0],
    ["a check that passes, and nothing shown in time", door(true), [], "2026-04-01", "pass", 0],
    ["a check that passes, and a broken record", door(true), broken, "2026-04-01", "pass", 0],
    ["a check that fails, and a record", door(false), signed, "2026-03-01", "pass", 0],
    ["a check that is undecided, and a record", unread, signed, "2026-03-01", "pass", 0],
    ["a check that fails, and nothing shown yet", door(false), [], "2026-03-01", "fail", 1],
    ["a check that fails, and nothing shown in time", door(false), [], "2026-04-01", "fail", 1],
    ["a check that fails, and a broken record", door(false), broken, "2026-04-01", "error", 2],
    ["a check that is undecided, and nothing shown yet", unread, [], "2026-03-01", "error", 2],
    ["a check that is undecided, and nothing shown in time", unread, [], "2026-04-01", "error", 2],
    ["no door, and nothing shown yet", listingOf(doors, []), [], "2026-03-01", "manual", 2],
    ["no door, and nothing shown in time", listingOf(doors, []), [], "2026-04-01", "fail", 1],
  ] as const)("of %s", async (_, listing, all, day, outcome, exitCode) => {
    for (const of of [[locked, guard] as const, [guard, locked] as const]) {
      const recording = recordingOf([listing, listingOf(recordsOf(guard), all)], `${day}T12:00:00.000Z`);
      const { report } = await judged(either(of[0], of[1]), recording);
      expect(report).toMatchObject({ exitCode, total: { outcome } });
      // Asked for by name, the other is judged with it.
      const part = await judged(planRun(either(of[0], of[1]), ["guard"]), recording);
      expect(part.report).toMatchObject({ exitCode, total: { outcome } });
    }
  });
});

describe("the same requirement in two controls", () => {
  const [asked] = program.controls;
  const later = defineControl({ ...asked, id: "later", implementedFrom: "2026-04-01" } as never);
  const both = programOf([], { controls: [asked as never, later] });
  const when = (day: IsoDate, ...all: readonly EvidenceRecord[]) => said(day, both, [[restoreTest, all]]);
  test("is judged for each, since each began, and answered once", async () => {
    expect(await when("2026-04-01", held("2026-02-10"))).toBe(
      [
        "pass: restore-test/2026-02-10.md of 2026-02-10, reviewed by ana as it says",
        "manual: First due 2026-06-30.",
      ].join("\n"),
    );
    expect(await when("2026-07-01", held("2026-02-10"), held("2026-05-10"))).toMatch(/^pass.*\npass/);
  });

  test("is told once where its record does not count", async () => {
    const broken = held("2026-02-10", { faults: [{ line: 1, message: "is no map" }] });
    expect((await on("2026-04-01", both, [[restoreTest, [broken]]])).report.refused).toHaveLength(1);
  });
});

describe("a part of a program", () => {
  const list = attested("list", { every: years(1) });
  const whole = programOf([restoreTest, list]);
  const recording = (day: IsoDate) =>
    recordingOf(
      [
        listingOf(recordsOf(restoreTest), []),
        listingOf(recordsOf(list), [record("list/a.md", { on: "2026-02-01" })]),
      ],
      `${day}T12:00:00.000Z`,
    );
  test.each([
    ["restore-test", "fail", 1],
    ["list", "pass", 0],
    ["asked", "fail", 1],
    ["ana", "fail", 1],
    ["T1", "fail", 1],
    ["asked / list", "pass", 0],
  ] as const)("%s is judged as it is in the whole", async (id, outcome, exitCode) => {
    const { report } = await judged(planRun(whole, [id]), recording("2026-04-01"));
    expect(report).toMatchObject({ exitCode, total: { outcome } });
  });

  test("that waits ends with 2, where it is all of a criterion", async () => {
    const { report } = await judged(planRun(program, ["restore-test"]), recording("2026-03-01"));
    expect(report).toMatchObject({ exitCode: 2, total: { outcome: "manual" } });
  });

  test("reads what it needs, and no other records", () => {
    expect(planRun(whole, ["list"]).collectors.map(({ id }) => id)).toEqual(["evidence/list"]);
  });
});

describe("the day's edge", () => {
  const at = async (timeZone: string, instant: string, ...all: readonly EvidenceRecord[]) => {
    const there = programOf([restoreTest], { organization: { name: "Test", timeZone } });
    return inWords(await judged(there, recordingOf([listingOf(recordsOf(restoreTest), all)], instant)));
  };
  test("is where the organization is: west of UTC it is still the last day", async () => {
    const first = "2026-04-01T00:30:00.000Z";
    expect(await at("America/Los_Angeles", first)).toBe("manual: First due 2026-03-31.");
    expect(await at("UTC", first)).toMatch(/^fail/);
    expect(await at("America/Los_Angeles", "2026-04-01T06:59:59.999Z")).toMatch(/^manual/);
    expect(await at("America/Los_Angeles", "2026-04-01T07:00:00.000Z")).toMatch(/^fail/);
  });

  test("and east of it already the next: a record of today is of no day to come", async () => {
    const last = "2026-03-31T13:00:00.000Z";
    expect(await at("Pacific/Auckland", last)).toMatch(/^fail/);
    expect(await at("Pacific/Auckland", "2026-03-31T10:59:59.999Z")).toMatch(/^manual/);
    const today = held("2026-04-01");
    const late = { ...held("2026-04-01", { for: "2026-Q1" }) };
    expect(await at("UTC", last, late)).toMatch(/^manual/);
    expect(await at("Pacific/Auckland", last, late)).toMatch(/^pass/);
    expect(await at("UTC", last, today)).toMatch(/^manual/);
  });
});

describe("rhythms and tolerances", () => {
  const by = (every: Parameters<typeof attested>[1], from: IsoDate = "2026-01-01") => {
    const asked = attested("list", every);
    const there = programOf([asked]);
    const control = defineControl({ ...there.controls[0], implementedFrom: from } as never);
    const all = programOf([], { controls: [control] });
    return (day: IsoDate, ...of: readonly IsoDate[]) =>
      said(day, all, [[asked, of.map((one) => record(`list/${one}.md`, { on: one }))]]);
  };

  test("longer than a window leave several open, and each record closes one, the oldest first", async () => {
    const daily = by({ every: days(1), tolerance: days(3) });
    expect(await daily("2026-01-05", "2026-01-01", "2026-01-05")).toMatch(/^pass/);
    expect(await daily("2026-01-06", "2026-01-01", "2026-01-05")).toMatch(/^pass/);
    expect(await daily("2026-01-07", "2026-01-01", "2026-01-05")).toMatch(/^fail/);
  });

  test("of two years are two calendars from the beginning", async () => {
    const biennial = by({ every: years(2) }, "2024-02-29");
    expect(await biennial("2026-02-27")).toBe("manual: First due 2026-02-27.");
    expect(await biennial("2026-02-28")).toBe("fail: none, due since 2026-02-27");
    expect(await biennial("2028-02-28", "2024-02-29")).toMatch(/^pass/);
    expect(await biennial("2028-02-29", "2024-02-29")).toMatch(/^fail: none, due since 2028-02-28/);
    expect(await biennial("2030-02-27", "2028-02-28")).toMatch(/^pass/);
    expect(await biennial("2030-02-28", "2028-02-28")).toMatch(/^fail: none, due since 2030-02-27/);
  });

  test("of five months and of seven days count from the beginning", async () => {
    const five = by({ every: months(5) }, "2026-01-31");
    expect(await five("2026-06-29")).toBe("manual: First due 2026-06-29.");
    expect(await five("2026-06-30")).toMatch(/^fail/);
    expect(await five("2026-11-29", "2026-06-29")).toMatch(/^pass/);
    expect(await five("2026-11-30", "2026-06-29")).toMatch(/^fail: none, due since 2026-11-29/);
    expect(await five("2026-12-31", "2026-11-29")).toMatch(/^pass/);
    const weekly = by({ every: days(7) }, "2026-01-05");
    expect(await weekly("2026-01-11")).toBe("manual: First due 2026-01-11.");
    expect(await weekly("2026-01-12")).toMatch(/^fail/);
    expect(await weekly("2026-01-19", "2026-01-11")).toMatch(/^fail/);
    expect(await weekly("2026-01-18", "2026-01-11")).toMatch(/^pass/);
  });

  test("that a setting makes none of are told, and judge nothing", async () => {
    const interval = defineParameter("interval", atMost(months(3)));
    const asked = attested("list", { every: interval });
    const half = programOf([asked], { settings: [interval.to({ months: 0.5 })] });
    await expect(said("2026-04-01", half, [[asked, []]])).rejects.toThrow(
      "[bylaw] setting interval: 0.5 months is no span of whole days, months or years.",
    );
    const soon = exercise("restore-test", { every: interval, reviewer: ana });
    const tighter = programOf([soon], { settings: [interval.to({ months: 1 })] });
    expect(await said("2026-03-01", tighter, [[soon, [held("2026-01-10")]]])).toMatch(/^fail/);
  });
});
