import { describe, expect, test } from "vitest";
import { z } from "zod";
import { attested, exercise } from "../../language/evidence/built-in.ts";
import { defineEvidenceKind } from "../../language/evidence/define-kind.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import { defineRole } from "../../language/people/person.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { days, months, years } from "../../language/values/quantity.ts";
import { ana, ben, gone, held, mia, on, programOf, record, restoreTest, said } from "./evidence.fixture.ts";

const program = programOf([restoreTest]);
const at = (day: IsoDate, ...all: readonly EvidenceRecord[]) => said(day, program, [[restoreTest, all]]);
const refused = async (day: IsoDate, ...all: readonly EvidenceRecord[]) =>
  (await on(day, program, [[restoreTest, all]])).report.refused.map(({ id, why }) => `${id}: ${why}`);

describe("a record in place of another", () => {
  test("counts for nothing when each takes the place of the other", async () => {
    const loop = [
      held("2026-02-10", { supersedes: "2026-02-12.md" }),
      held("2026-02-12", { supersedes: "2026-02-10.md" }),
    ];
    expect(await at("2026-04-01", ...loop)).toBe("fail: none, due since 2026-03-31");
    expect(await refused("2026-04-01", ...loop)).toEqual([
      "restore-test/2026-02-10.md: restore-test/2026-02-12.md takes its place",
      "restore-test/2026-02-12.md: restore-test/2026-02-10.md takes its place",
    ]);
  });

  test("counts for nothing when it takes its own", async () => {
    expect(await at("2026-04-01", held("2026-02-10", { supersedes: "2026-02-10.md" }))).toMatch(/^fail/);
  });

  test("leaves what it replaces replaced, though another takes its own", async () => {
    const missed = { result: "missed", scenario: "s", participants: ["ana"], objective: "o" };
    const chain = [
      held("2026-02-10"),
      held("2026-02-11", { supersedes: "2026-02-10.md" }),
      held("2026-02-12", { supersedes: "2026-02-11.md", content: JSON.stringify(missed) }),
    ];
    expect(await at("2026-03-01", ...chain)).toMatch(/^fail/);
  });

  test.each<[string, Partial<EvidenceRecord>]>([
    ["is malformed", { faults: [{ line: 2, message: "is no map" }] }],
    ["its submitter reviewed", { submittedBy: "ana" }],
    ["is of a day to come", { on: "2026-05-01" }],
  ])("replaces nothing when it %s", async (_, change) => {
    const other = held("2026-02-20", { supersedes: "2026-02-10.md", ...change });
    expect(await at("2026-03-01", held("2026-02-10"), other)).toMatch(/^pass: restore-test\/2026-02-10\.md/);
  });

  test("is named with its folder or without, and is not in order where nothing is called so", async () => {
    const folder = held("2026-02-12", { supersedes: "restore-test/2026-02-10.md" });
    expect(await refused("2026-03-01", held("2026-02-10"), folder)).toEqual([
      "restore-test/2026-02-10.md: restore-test/2026-02-12.md takes its place",
    ]);
    const astray = held("2026-02-12", { supersedes: "2026-02-10" });
    expect(await at("2026-04-01", astray)).toBe(
      "error: restore-test/2026-02-12.md cannot be told to answer it: it takes the place of 2026-02-10, which is not there.",
    );
  });

  test("is none when it is a copy under another name: one record answers one window", async () => {
    const patient = exercise("restore-test", { every: months(3), tolerance: days(14), reviewer: ana });
    const copies = ["a", "b"].map((name) =>
      held("2026-04-05", { id: `restore-test/${name}.md`, digest: "d" }),
    );
    const { report, observations } = await on("2026-07-15", programOf([patient]), [[patient, copies]]);
    expect(observations).toMatchObject([{ outcome: "fail" }]);
    expect(report.refused).toMatchObject([
      { id: "restore-test/b.md", why: "it is a copy of restore-test/a.md" },
    ]);
  });
});

describe("the window that a record is for", () => {
  test.each<[string, string, IsoDate, IsoDate]>([
    ["is none when nothing is called so", "2026-Q9", "2026-02-10", "2026-04-01"],
    ["is none when it is written otherwise", "Q1 2026", "2026-02-10", "2026-04-01"],
    ["is none when it begins after the day of the record", "2026-Q2", "2026-02-10", "2026-07-01"],
    ["is none when it was before anything was owed", "2025-Q4", "2026-02-10", "2026-04-01"],
  ])("%s", async (_, label, day, today) => {
    const one = held(day, { for: label });
    expect(await at(today, one)).toMatch(/^fail: none, due since/);
    expect(await refused(today, one)).toEqual([
      `restore-test/${day}.md: no window that began by ${day} is called ${label}`,
    ]);
  });

  test("is answered once, whoever else says so too", async () => {
    const late = [
      held("2026-05-02", { for: "2026-Q1" }),
      held("2026-05-03", { for: "2026-Q1" }),
      held("2026-05-04", { for: "2026-Q1" }),
    ];
    expect(await at("2026-06-30", ...late)).toMatch(/^pass: restore-test\/2026-05-02\.md/);
    expect(await at("2026-07-01", ...late)).toMatch(/^fail: none, due since 2026-06-30; the last is/);
  });
});

describe("a document", () => {
  const insurance = attested("insurance", { every: years(1) });
  const asked = programOf([insurance]);
  const when = (day: IsoDate, ...all: readonly Partial<EvidenceRecord>[]) =>
    said(day, asked, [[insurance, all.map((one, nth) => record(`insurance/${nth}.md`, one))]]);

  test.each<[string, Partial<EvidenceRecord>, string]>([
    [
      "that ends before it begins",
      { from: "2027-02-01", to: "2026-01-01" },
      "it ends on 2026-01-01, before it begins on 2027-02-01",
    ],
    ["without an end", { from: "2026-02-01" }, "it says from, and not to"],
    ["without a beginning", { to: "2028-02-01" }, "it says to, and not from"],
    [
      "that is of a day too",
      { on: "2026-02-01", from: "2026-02-01", to: "2028-01-01" },
      "it is of a day, and covers days too",
    ],
    [
      "of days that are none",
      { from: "2026-02-30", to: "2028-01-01" },
      "from is 2026-02-30, which is no calendar day",
    ],
  ])("%s is malformed", async (_, change, why) => {
    expect(await when("2027-02-10", change)).toBe(
      `error: insurance/0.md cannot be told to answer it: ${why}.`,
    );
  });

  test("of days to come covers nothing yet", async () => {
    expect(await when("2027-02-10", { from: "2027-03-01", to: "2028-02-01" })).toMatch(/^fail/);
  });

  test("covers its first day and its last, and the days between", async () => {
    const one = { from: "2026-02-01", to: "2026-02-01" } as const;
    expect(await when("2026-02-01", one)).toMatch(/^pass/);
    expect(await when("2026-02-02", one)).toMatch(/^fail/);
  });

  test("that ended covers for as long as the tolerance, and no longer", async () => {
    const patient = attested("insurance", { every: years(1), tolerance: days(10) });
    const one = record("insurance/a.md", { from: "2026-01-01", to: "2026-02-01" });
    const later = (day: IsoDate) => said(day, programOf([patient]), [[patient, [one]]]);
    expect(await later("2026-02-11")).toMatch(/^pass: .*; the next one due since 2026-02-02$/);
    expect(await later("2026-02-12")).toMatch(/^fail: none, due since 2026-02-01/);
  });

  test("covers no longer than it is asked for: none is good for ever", async () => {
    const endless = { from: "2026-02-01", to: "9999-12-31" } as const;
    expect(await when("2027-01-31", endless)).toMatch(/^pass/);
    expect(await when("2027-02-01", endless)).toMatch(/^fail: none, due since 2027-01-31/);
    const rehearsed = [held("2026-02-10", { from: "2026-02-01", to: "2036-01-01" })].map(
      ({ on: _, ...rest }) => rest,
    );
    expect(await at("2026-05-01", ...rehearsed)).toMatch(/^fail/);
  });

  test("that overlaps another: the one that covers longest speaks", async () => {
    const two = [
      { from: "2026-01-01", to: "2026-09-30" },
      { from: "2026-06-01", to: "2027-03-31" },
    ] as const;
    const all = two.map((one, nth) => record(`insurance/${nth}.md`, one));
    const { observations } = await on("2026-07-01", asked, [[insurance, all]]);
    expect(observations).toMatchObject([{ outcome: "pass", due: "2027-03-31" }]);
    expect(await when("2026-10-01", ...two)).toMatch(/^pass: insurance\/1\.md/);
  });
});

describe("a day that is none", () => {
  test.each(["2026-13-40", "2026-02-30", "2027-02-29", "0000-00-00"])("%s answers nothing", async (day) => {
    expect(await at("2026-04-01", held("2026-02-10", { on: day }))).toBe(
      `error: restore-test/2026-02-10.md cannot be told to answer it: on is ${day}, which is no calendar day.`,
    );
  });
});

describe("who submitted and who reviewed", () => {
  test("had not left before its day", async () => {
    const late = (change: Partial<EvidenceRecord>) => refused("2026-07-01", held("2026-05-10", change));
    expect(await late({ submittedBy: "gone" })).toEqual([
      "restore-test/2026-05-10.md: gone, who submitted it, left on 2026-04-30",
    ]);
    const anybody = attested("list", { every: months(3) });
    const of = (day: IsoDate, one: Partial<EvidenceRecord>) =>
      said(day, programOf([anybody]), [[anybody, [record("list/a.md", one)]]]);
    expect(await of("2026-06-30", { on: "2026-05-10", reviewedBy: "gone" })).toMatch(/^fail/);
    expect(await of("2026-03-30", { on: "2026-03-10", reviewedBy: "gone" })).toMatch(/^pass/);
    expect(await of("2026-04-30", { on: "2026-04-30", reviewedBy: "gone" })).toMatch(/^pass/);
  });

  test("has started by the day of the run, and may write up what was done before", async () => {
    const people = [ana, ben, gone, mia];
    const anybody = attested("list", { every: months(3) });
    const told = async (day: IsoDate, change: Partial<EvidenceRecord>) => {
      const all = [record("list/a.md", { on: "2026-01-10", ...change })];
      const { report } = await on(day, programOf([anybody], { people }), [[anybody, all]]);
      return [report.total.outcome, ...report.refused.map(({ why }) => why)];
    };
    expect(await told("2026-03-15", { submittedBy: "mia" })).toEqual([
      "manual",
      "mia, who submitted it, starts on 2026-03-16",
    ]);
    expect(await told("2026-03-16", { submittedBy: "mia" })).toEqual(["pass"]);
    expect(await told("2026-03-15", { reviewedBy: "mia" })).toEqual([
      "manual",
      "mia, who reviewed it, starts on 2026-03-16",
    ]);
    expect(await told("2026-03-16", { reviewedBy: "mia" })).toEqual(["pass"]);
  });

  test("is named nowhere where the record is restricted, and starts later all the same", async () => {
    const screening = defineEvidenceKind({
      id: "screening",
      title: "Screening",
      about: "person",
      restricted: true,
      schema: z.object({}),
    }).require("screening", { within: days(30) });
    const asked = programOf([screening], { people: [ana, mia] });
    const all = [record("screening/a.md", { submittedBy: "mia", people: { ana: "2026-01-10" } })];
    const { report } = await on("2026-02-01", asked, [[screening, all]]);
    expect(report.total.outcome).toBe("fail");
    expect(report.refused.map(({ why }) => why)).toEqual(["who submitted it starts on 2026-03-16"]);
  });

  const cto = defineRole({
    id: "cto",
    title: "CTO",
    holder: ben,
    former: [{ person: ana, until: "2026-03-20" }],
  });
  const listed = attested("list", { every: months(3), reviewer: cto });
  const by = (one: Partial<EvidenceRecord>) =>
    said("2026-03-31", programOf([listed]), [
      [listed, [record("list/a.md", { submittedBy: "gone", ...one })]],
    ]);
  test("is held to who held the office on the day it is of, and not on its last", async () => {
    const document = { from: "2026-02-01", to: "2026-12-31" } as const;
    expect(await by({ ...document, reviewedBy: "ana" })).toMatch(/^pass/);
    expect(await by({ ...document, reviewedBy: "ben" })).toMatch(/^manual/);
  });

  test("changes hands on the day after the last", async () => {
    expect(await by({ on: "2026-03-20", reviewedBy: "ana" })).toMatch(/^pass/);
    expect(await by({ on: "2026-03-20", reviewedBy: "ben" })).toMatch(/^manual/);
    expect(await by({ on: "2026-03-21", reviewedBy: "ben" })).toMatch(/^pass/);
    expect(await by({ on: "2026-03-21", reviewedBy: "ana" })).toMatch(/^manual/);
  });

  test("is not another for people whom a record about the company names", async () => {
    expect(await by({ on: "2026-02-10", reviewedBy: "ben", people: { ana: "2026-03-25" } })).toMatch(
      /^manual/,
    );
  });
});
