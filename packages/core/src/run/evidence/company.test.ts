import { describe, expect, test } from "vitest";
import { z } from "zod";
import { waive } from "../../language/company/waiver.ts";
import { attested, exercise } from "../../language/evidence/built-in.ts";
import { defineEvidenceKind } from "../../language/evidence/define-kind.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import { defineRole } from "../../language/people/person.ts";
import { validateProgram } from "../../language/validate/validate.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { atMost } from "../../language/values/limit.ts";
import { defineParameter } from "../../language/values/parameter.ts";
import { days, months } from "../../language/values/quantity.ts";
import { ana, ben, held, on, programOf, record, records, restoreTest, said } from "./evidence.fixture.ts";

const program = programOf([restoreTest]);
const at = (day: IsoDate, ...all: readonly EvidenceRecord[]) => said(day, program, [[restoreTest, all]]);

describe("what is due each quarter", () => {
  test.each<[string, IsoDate, readonly EvidenceRecord[], string]>([
    ["is manual before it is first due, with the day", "2026-02-01", [], "manual: First due 2026-03-31."],
    [
      "passes while a record covers the moment",
      "2026-02-11",
      [held("2026-02-10")],
      "pass: restore-test/2026-02-10.md of 2026-02-10, reviewed by ana as it says",
    ],
    [
      "stays so until the next one is due",
      "2026-06-30",
      [held("2026-02-10")],
      "pass: restore-test/2026-02-10.md of 2026-02-10, reviewed by ana as it says",
    ],
    [
      "fails on the day after, with what was the last",
      "2026-07-01",
      [held("2026-02-10")],
      "fail: none, due since 2026-06-30; the last is restore-test/2026-02-10.md of 2026-02-10, reviewed by ana as it says",
    ],
    ["fails where there was none at all", "2026-04-01", [], "fail: none, due since 2026-03-31"],
    [
      "is not answered by one of a day to come",
      "2026-04-01",
      [held("2026-04-02")],
      "fail: none, due since 2026-03-31",
    ],
    [
      "is not answered by one of before",
      "2026-04-01",
      [held("2025-12-31")],
      "fail: none, due since 2026-03-31",
    ],
    [
      "is answered late by one that says so",
      "2026-05-02",
      [held("2026-05-02", { for: "2026-Q1" }), held("2026-04-20")],
      "pass: restore-test/2026-04-20.md of 2026-04-20, reviewed by ana as it says",
    ],
  ])("%s", async (_, day, all, expected) => {
    expect(await at(day, ...all)).toBe(expected);
  });

  test("what was missed before is told beside what covers it now", async () => {
    expect(await at("2026-11-20", held("2026-02-10"), held("2026-10-05"))).toBe(
      "pass: restore-test/2026-10-05.md of 2026-10-05, reviewed by ana as it says; nothing answers 2026-Q2, 2026-Q3",
    );
  });

  test("and a run says so of the requirement, for nobody reads what passes", async () => {
    const { report } = await on("2026-11-20", program, [
      [restoreTest, [held("2026-02-10"), held("2026-10-05")]],
    ]);
    expect(report.unsettled).toEqual([
      {
        requirement: "restore-test",
        id: "restore-test",
        why: "passes by what came later; nothing answers 2026-Q2, 2026-Q3",
      },
    ]);
  });

  test("within its tolerance it stays what it was", async () => {
    const patient = exercise("restore-test", { every: months(3), tolerance: days(14), reviewer: ana });
    const asked = programOf([patient]);
    const when = (day: IsoDate, ...all: readonly EvidenceRecord[]) => said(day, asked, [[patient, all]]);
    expect(await when("2026-04-14")).toBe("manual: Due since 2026-04-01, and still within its tolerance.");
    expect(await when("2026-04-15")).toBe("fail: none, due since 2026-03-31");
    expect(await when("2026-07-14", held("2026-02-10"))).toMatch(
      /^pass: .* as it says; the next one due since 2026-07-01$/,
    );
  });

  test("the parameter that a sentence shows says how often", async () => {
    const interval = defineParameter("restore-interval", atMost(months(3)));
    const shown = exercise("restore-test", { every: interval, reviewer: ana });
    const asked = programOf([shown], { settings: [interval.to({ months: 1 })] });
    const { observations } = await on("2026-03-01", asked, [[shown, []]]);
    expect(observations[0]?.assertions[0]).toMatchObject({
      name: "Exercise, 2026-02",
      expected: "one every month",
      parameter: "restore-interval",
    });
  });
});

describe("a record counts for nothing that", () => {
  const of = (change: Partial<EvidenceRecord>) => at("2026-04-01", held("2026-02-10", change));
  test.each<[string, Partial<EvidenceRecord>, string]>([
    ["nobody submitted", { submittedBy: undefined as never }, "it does not say who submitted it"],
    ["its submitter reviewed", { submittedBy: "ana" }, "ana reviewed what they submitted"],
    ["nobody reviewed", { reviewedBy: undefined as never }, "Ana has not reviewed it"],
    ["another person reviewed", { submittedBy: "gone", reviewedBy: "ben" }, "ben reviewed it, and not ana"],
    [
      "says that there was none",
      { none: "nothing broke" },
      "nothing can take its place, and it says that there was none",
    ],
  ])("%s", async (_, change, why) => {
    const { on: day, ...rest } = held("2026-02-10", change);
    const clean = Object.fromEntries(
      Object.entries({ ...rest, on: day }).filter(([, value]) => value !== undefined),
    );
    const { observations, report } = await on("2026-04-01", program, [[restoreTest, [clean as never]]]);
    expect(observations).toMatchObject([{ outcome: "fail" }]);
    expect(observations[0]?.assertions.at(-1)).toMatchObject({
      name: "restore-test/2026-02-10.md",
      observed: why,
    });
    expect(report.refused).toEqual([{ requirement: "restore-test", id: "restore-test/2026-02-10.md", why }]);
  });

  test.each<[string, Partial<EvidenceRecord>, string]>([
    [
      "is malformed",
      { faults: [{ line: 4, field: "on", message: "is no day" }] },
      "restore-test/2026-02-10.md cannot be told to answer it: line 4 on: is no day.",
    ],
    [
      "a stranger submitted",
      { submittedBy: "eve" },
      "restore-test/2026-02-10.md cannot be told to answer it: eve, who submitted it, is not among the people.",
    ],
    [
      "is not of its kind",
      { content: '{"scenario":1}' },
      "restore-test/2026-02-10.md cannot be told to answer it: scenario: Invalid input: expected string, received number.",
    ],
    [
      "is no JSON",
      { content: "{" },
      "restore-test/2026-02-10.md cannot be told to answer it: its content is no JSON.",
    ],
  ])("%s, and what it may have covered is undecided", async (_, change, message) => {
    expect(await of(change)).toBe(`error: ${message}`);
  });

  test("is malformed is named where another covers the moment", async () => {
    const broken = held("2026-02-11", { faults: [{ line: 1, message: "has no front matter" }] });
    const { observations, report } = await on("2026-03-01", program, [
      [restoreTest, [held("2026-02-10"), broken]],
    ]);
    expect(observations).toMatchObject([{ outcome: "pass" }]);
    expect(report.refused).toMatchObject([
      { id: "restore-test/2026-02-11.md", why: "line 1: has no front matter" },
    ]);
  });

  test("another one took the place of", async () => {
    const again = held("2026-02-12", { supersedes: "2026-02-10.md" });
    const { report } = await on("2026-03-01", program, [[restoreTest, [held("2026-02-10"), again]]]);
    expect(report.refused).toMatchObject([{ why: "restore-test/2026-02-12.md takes its place" }]);
  });
});

test("who held an office on the day of the record reviewed it", async () => {
  const cto = defineRole({
    id: "cto",
    title: "CTO",
    holder: ben,
    former: [{ person: ana, until: "2026-02-28" }],
  });
  const asked = exercise("restore-test", { every: months(3), reviewer: cto });
  const when = (one: EvidenceRecord) => said("2026-03-20", programOf([asked]), [[asked, [one]]]);
  expect(await when(held("2026-02-10"))).toMatch(/^pass/);
  expect(await when(held("2026-03-10"))).toBe("manual: First due 2026-03-31.");
  expect(await when(held("2026-03-18", { submittedBy: "ana", reviewedBy: "ben" }))).toMatch(/^pass/);
});

describe("what an exercise shows", () => {
  const finding = { what: "no runbook", owner: "ben", due: "2026-03-01" };
  const found = (content: object) =>
    held("2026-02-10", {
      content: JSON.stringify({ scenario: "s", participants: ["ana"], objective: "o", ...content }),
    });
  test.each<[string, object, string]>([
    ["an objective that was missed asks for findings", { result: "missed", findings: [] }, "fail: 0"],
    [
      "a finding past its day fails",
      { result: "missed", findings: [finding] },
      "fail: no runbook (ben, 2026-03-01)",
    ],
    [
      "one that was mended does not",
      { result: "met", findings: [{ ...finding, done: "2026-02-20" }] },
      "pass",
    ],
    [
      "one that is not due does not",
      { result: "met", findings: [{ ...finding, due: "2026-03-20" }] },
      "pass",
    ],
  ])("%s", async (_, content, expected) => {
    expect(await at("2026-03-15", found(content))).toContain(expected);
  });
});

describe("what is due once", () => {
  const once = attested("charter", { once: "2026-02-28", tolerance: days(3) });
  const when = (day: IsoDate, ...all: readonly EvidenceRecord[]) =>
    said(day, programOf([once]), [[once, all]]);
  test("is manual, then late, then fails; and holds for ever once it is there", async () => {
    expect(await when("2026-02-28")).toBe("manual: First due 2026-02-28.");
    expect(await when("2026-03-03")).toBe("manual: Due since 2026-03-01, and still within its tolerance.");
    expect(await when("2026-03-04")).toBe("fail: none, due since 2026-02-28");
    const charter = record("charter/2026.md", { on: "2026-03-10" });
    expect(await when("2036-01-01", charter)).toMatch(/^pass/);
  });
});

describe("a document", () => {
  const policy = attested("insurance", { every: months(12) });
  const cover = record("insurance/2026.md", { from: "2026-02-01", to: "2026-09-30" });
  const when = (day: IsoDate, ...all: readonly EvidenceRecord[]) =>
    said(day, programOf([policy]), [[policy, all]]);
  test("covers the days that it says, and no other", async () => {
    expect(await when("2026-01-31", cover)).toBe("manual: First due 2026-12-31.");
    expect(await when("2026-09-30", cover)).toMatch(/^pass/);
    expect(await when("2026-10-01", cover)).toMatch(/^fail: none, due since 2026-09-30; the last is/);
    const next = record("insurance/2027.md", { from: "2026-10-01", to: "2027-09-30" });
    expect(await when("2026-10-01", cover, next)).toMatch(/^pass/);
  });
});

describe("where there may be nothing to show", () => {
  const reviews = exercise("incident-review", { every: months(3), reviewer: ana, orNone: true });
  const none = (change: Partial<EvidenceRecord> = {}) =>
    record("incident-review/q1.md", {
      on: "2026-03-31",
      none: "0 incidents: pager, search of severity 1 and 2",
      ...change,
    });
  const when = (requirement: typeof reviews, one: EvidenceRecord) =>
    said("2026-04-02", programOf([requirement]), [[requirement, [one]]]);

  test("a record that says so, and what shows it, answers the window", async () => {
    expect(await when(reviews, none())).toBe(
      "pass: incident-review/q1.md of 2026-03-31, that there was none (0 incidents: pager, search of severity 1 and 2), reviewed by ana as it says",
    );
  });

  test("nobody says so alone, and not of what must be done", async () => {
    expect(await when(reviews, none({ submittedBy: "ana" }))).toMatch(/^fail/);
    const strict = exercise("incident-review", { every: months(3), reviewer: ana });
    expect(await when(strict, none())).toMatch(/^fail/);
  });

  test("of persons there is always somebody", () => {
    expect(() => attestedByEach.require("each", { every: months(3), orNone: true })).toThrow(
      "[bylaw] each each: there is always somebody and some policy.",
    );
  });
  const attestedByEach = defineEvidenceKind({
    id: "each",
    title: "Each",
    about: "person",
    schema: z.object({}),
  });
});

describe("nothing is green for ever", () => {
  const empty = [[restoreTest, []]] as const;
  test.each([
    ["no provider", programOf([restoreTest], { providers: [] }), "manual", 2],
    ["no people", programOf([restoreTest], { people: [] }), "error", 2],
    ["no people named", programOf([restoreTest], { people: undefined as never }), "error", 2],
    ["no owner among them", programOf([restoreTest], { people: [ben] }), "error", 2],
  ] as const)("%s, on any day of ten years", async (_, asked, outcome, code) => {
    for (let year = 2025; year < 2036; year += 1) {
      for (const month of ["01", "04", "08"]) {
        const { report } = await on(
          `${year}-${month}-15` as IsoDate,
          asked,
          asked.providers.length === 0 ? [] : empty,
        );
        expect(report).toMatchObject({ exitCode: code, total: { outcome } });
      }
    }
  });

  test("no records: waited for, then failed, for ever", async () => {
    expect((await on("2026-03-31", program, empty)).report).toMatchObject({
      exitCode: 2,
      waiting: [{ criterion: { id: "T1" } }],
    });
    for (let year = 2026; year < 2036; year += 1)
      expect((await on(`${year}-04-01` as IsoDate, program, empty)).report).toMatchObject({ exitCode: 1 });
  });

  test("no day on which it began", async () => {
    const control = { ...program.controls[0], implementedFrom: undefined };
    const undated = programOf([restoreTest], { controls: [control as never] });
    expect(await said("2030-01-01", undated, empty)).toBe(
      "error: Nothing says since when it is owed: give the control asked implementedFrom, or the program a period.",
    );
    const period = programOf([restoreTest], {
      controls: [control as never],
      period: { from: "2026-01-01", to: "2026-12-31" },
    });
    expect(await said("2026-04-01", period, empty)).toBe("fail: none, due since 2026-03-31");
  });

  test("no recording of records", async () => {
    expect(await said("2026-04-01", program, [])).toBe(
      "error: evidence/restore-test was not collected. Run again so that it is part of the recording.",
    );
    expect(records.kind).toBe("provider");
  });
});

describe("a waiver of what people owe", () => {
  const terms = { reason: "r", requestedBy: ben, approvedBy: ana, compensating: [] } as const;
  const waived = async (who: string, until: IsoDate = "2026-12-31") => {
    const compensating = programOf([restoreTest]).controls;
    const asked = programOf([restoreTest], {
      waivers: [waive(restoreTest, who, { ...terms, until, compensating })],
    });
    return (await on("2026-04-01", asked, [[restoreTest, []]])).report;
  };

  test.each(["2026-Q1", "all", "restore-test"])("for %s covers the failure, which stays one", async (who) => {
    const report = await waived(who);
    expect(report).toMatchObject({ exitCode: 0, total: { outcome: "fail", waived: true } });
    expect(report.waivers).toMatchObject([{ state: "active" }]);
  });

  test("for another window covers none, and is told", async () => {
    const report = await waived("2026-Q2");
    expect(report).toMatchObject({ exitCode: 1, waivers: [{ state: "other-window" }] });
    expect(await waived("2026-Q5")).toMatchObject({ exitCode: 1, waivers: [{ state: "unmatched" }] });
  });

  test("that ended covers none", async () => {
    expect(await waived("2026-Q1", "2026-03-31")).toMatchObject({
      exitCode: 1,
      waivers: [{ state: "expired" }],
    });
  });

  test("of a requirement that nobody asks for is a problem of the program", () => {
    const other = exercise("other", { every: months(3) });
    const asked = programOf([restoreTest], {
      waivers: [
        waive(other, "all", {
          ...terms,
          until: "2026-12-31",
          compensating: programOf([restoreTest]).controls,
        }),
      ],
    });
    expect(validateProgram(asked)).toMatchObject([
      { code: "unknown-id", message: "No control asks for other." },
    ]);
  });
});
