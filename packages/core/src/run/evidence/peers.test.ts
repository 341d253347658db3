import { describe, expect, test } from "vitest";
import { z } from "zod";
import { definePolicy } from "../../language/company/policy.ts";
import type { Program } from "../../language/company/program.ts";
import { must } from "../../language/company/statement.ts";
import { approvalKind, attested, exercise } from "../../language/evidence/built-in.ts";
import { defineEvidenceKind } from "../../language/evidence/define-kind.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import type { EvidenceRequirement } from "../../language/evidence/requirement.ts";
import { definePerson, defineRole } from "../../language/people/person.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { atMost } from "../../language/values/limit.ts";
import { defineParameter } from "../../language/values/parameter.ts";
import { days, months, years } from "../../language/values/quantity.ts";
import { digestsOf } from "./digests.ts";
import { ana, ben, held, mia, on, programOf, record, restoreTest, said } from "./evidence.fixture.ts";

// What users of other tools met with evidence that people give, replayed.

/** What one requirement comes to, of a program that may differ. */
const asked =
  (requirement: EvidenceRequirement, change: Parameters<typeof programOf>[1] = {}) =>
  (day: IsoDate, ...all: readonly EvidenceRecord[]) =>
    said(day, programOf([requirement], change), [[requirement, all]]);
const quarterly = asked(restoreTest);

/** Every sentence of the first observation: what is missing, and what speaks against each record. */
const why = async (day: IsoDate, program: Program, ...all: readonly EvidenceRecord[]) => {
  const [first] = (await on(day, program, [[restoreTest, all]])).observations;
  return first?.assertions.map(({ observed }) => observed);
};

describe("the day that evidence is of", () => {
  test("is the day it says, however late it comes in (intuitem/ciso-assistant-community#4797)", async () => {
    const review = held("2026-06-30");
    expect(await quarterly("2026-07-08", review)).toMatch(/^pass: .* of 2026-06-30,/);
    expect(await quarterly("2026-10-01", review)).toMatch(/^fail: none, due since 2026-09-30;/);
  });

  test("is none to come (GSA-TTS/FAC#3659)", async () => {
    expect(await why("2026-04-01", programOf([restoreTest]), held("2026-04-02"))).toEqual([
      "none, due since 2026-03-31",
      "its day, 2026-04-02, is still to come",
    ]);
  });

  test("is a day of the calendar, or it is told and never guessed (intuitem/ciso-assistant-community#4487)", async () => {
    const unreal = { ...held("2026-02-28"), id: "restore-test/a.md", on: "2026-02-30" };
    expect(await quarterly("2026-04-01", unreal)).toBe(
      "error: restore-test/a.md cannot be told to answer it: on is 2026-02-30, which is no calendar day.",
    );
  });

  test("begins and ends where the organization is (swamp-club/swamp#660)", async () => {
    const auckland = { organization: { name: "Test", timeZone: "Pacific/Auckland" } };
    // At noon UTC it is April in Auckland already.
    expect(await asked(restoreTest, auckland)("2026-03-31", held("2026-04-01"))).toMatch(/^pass/);
    expect(await asked(restoreTest, auckland)("2026-03-31")).toMatch(/^fail: none, due since 2026-03-31/);
    expect(await quarterly("2026-03-31")).toBe("manual: First due 2026-03-31.");
  });

  test("may be named late, and stands for no other quarter then (GSA-TTS/FAC#1987)", async () => {
    const late = held("2026-08-01", { for: "2026-Q2" });
    expect(await quarterly("2026-09-01", late)).toMatch(/^pass/);
    expect(await quarterly("2026-10-01", late)).toMatch(/^fail: none, due since 2026-09-30/);
  });
});

describe("what recurs", () => {
  test("goes on after the new year (intuitem/ciso-assistant-community#3134)", async () => {
    const autumn = held("2026-10-30");
    expect(await quarterly("2027-03-31", autumn)).toMatch(/^pass/);
    expect(await quarterly("2027-04-01", autumn)).toMatch(/^fail: none, due since 2027-03-31;/);
    expect(await quarterly("2036-01-01", autumn)).toMatch(/^fail/);
  });

  test("four in one quarter are no four quarters (intuitem/ciso-assistant-community#1657)", async () => {
    const january = ["2026-01-10", "2026-01-20", "2026-02-20", "2026-03-20"] as const;
    expect(await quarterly("2026-07-01", ...january.map((day) => held(day)))).toMatch(
      /^fail: none, due since 2026-06-30;/,
    );
  });

  test("is a sequence: one that was late moves no other (intuitem/ciso-assistant-community#4838)", async () => {
    const tolerant = asked(
      exercise("restore-test", { every: months(3), tolerance: days(14), reviewer: ana }),
    );
    const all = [held("2026-02-10"), held("2026-07-10")];
    expect(await tolerant("2026-07-10", ...all)).toMatch(/^pass/);
    expect(await tolerant("2026-10-14", ...all)).toMatch(/^pass: .*; the next one due since/);
    expect(await tolerant("2026-10-15", ...all)).toMatch(/^fail: none, due since 2026-09-30;/);
  });

  test("owes nothing for the days before it began (madrecha/jamku#516)", async () => {
    const begun = asked(restoreTest, { period: { from: "2026-01-01", to: "2026-12-31" } });
    expect(await begun("2026-01-01")).toBe("manual: First due 2026-03-31.");
  });

  test("is held to the interval of today, and not to that of when it was held (auditree-framework#126)", async () => {
    const interval = defineParameter("interval", atMost(months(12)));
    const restored = exercise("restore-test", { every: interval, reviewer: ana });
    const settings = [interval.to({ months: 3 })];
    expect(await asked(restored)("2026-07-01", held("2026-02-10"))).toMatch(/^pass/);
    expect(await asked(restored, { settings })("2026-07-01", held("2026-02-10"))).toMatch(
      /^fail: none, due since 2026-06-30;/,
    );
  });

  test("says when the next one is due, before it is (auditree-arboretum#34)", async () => {
    const { observations } = await on("2026-05-01", programOf([restoreTest]), [
      [restoreTest, [held("2026-02-10")]],
    ]);
    expect(observations.map(({ outcome, due }) => [outcome, due])).toEqual([["pass", "2026-06-30"]]);
  });

  test("is answered once, however often a scheduler asks (strongdm/comply#83)", async () => {
    const daily = ["2026-05-01", "2026-05-02", "2026-05-03"] as const;
    const { report, observations } = await on("2026-05-04", programOf([restoreTest]), [
      [restoreTest, daily.map((day) => held(day))],
    ]);
    expect(observations).toHaveLength(1);
    expect(report.total.outcome).toBe("pass");
  });

  test("on the 31st falls on the last day of a short month (KelvinTegelaar/CIPP#2878)", async () => {
    const joe = definePerson({ id: "joe", name: "Joe", start: "2026-01-31" });
    const first = asked(course.require("course", { within: months(1) }), { people: [ana, ben, joe] });
    const others = did("a", { ana: "2026-01-20" });
    expect(await first("2026-02-28", others)).toContain("joe not-applicable: First due 2026-02-28.");
    expect(await first("2026-03-01", others)).toContain("joe fail: none, due since 2026-02-28");
  });
});

describe("a document", () => {
  const yearly = asked(attested("report", { every: years(1), reviewer: ana }));
  const covering = (from: IsoDate, to: IsoDate) => record(`report/${from}.md`, { from, to });

  test("expires on the day after it says (intuitem/ciso-assistant-community#2832)", async () => {
    expect(await yearly("2026-08-31", covering("2025-10-01", "2026-08-31"))).toMatch(/^pass/);
    expect(await yearly("2026-09-01", covering("2025-10-01", "2026-08-31"))).toMatch(
      /^fail: none, due since 2026-08-31; the last is report\/2025-10-01\.md/,
    );
  });

  test("is made no younger by a later date (help.drata.com/en/articles/6163983-evidence-renewal-date)", async () => {
    expect(await yearly("2027-02-28", covering("2026-03-01", "2099-12-31"))).toMatch(/^pass/);
    expect(await yearly("2027-03-01", covering("2026-03-01", "2099-12-31"))).toMatch(/^fail/);
  });
});

describe("whoever looks at it", () => {
  test("is another than who submitted it (Tr3kkR/Yuzu#4752)", async () => {
    const reviewed = held("2026-02-02", { submittedBy: "ana" });
    expect(await why("2026-04-01", programOf([restoreTest]), reviewed)).toContain(
      "ana reviewed what they submitted",
    );
  });

  test("is whom the program names: a deputy is named there, with days (UnitOneAI/SecuritySkills#1159)", async () => {
    const people = [ana, ben, definePerson({ id: "dora", name: "Dora" })];
    const one = held("2026-02-02", { reviewedBy: "dora" });
    expect(await why("2026-04-01", programOf([restoreTest], { people }), one)).toContain(
      "dora reviewed it, and not ana",
    );
    const role = defineRole({
      id: "reviewer",
      title: "Reviewer",
      holder: ana,
      former: [{ person: people[2] as never, until: "2026-02-14" }],
    });
    const deputised = asked(exercise("restore-test", { every: months(3), reviewer: role }), { people });
    expect(await deputised("2026-04-01", one)).toMatch(/^pass: .*, reviewed by dora as it says$/);
  });

  test("may be nobody, where the company is small, and it says so (tuist/tuist#12575)", async () => {
    const alone = asked(exercise("restore-test", { every: months(3) }));
    const { reviewedBy: _, ...one } = held("2026-02-02");
    expect(await alone("2026-04-01", one)).toMatch(/, submitted by ben as it says$/);
  });

  test("has not seen a revision yet: what it revises stands (intuitem/ciso-assistant-community#2965)", async () => {
    const { reviewedBy: _, ...revised } = held("2026-02-03", { supersedes: "2026-02-02.md" });
    expect(await quarterly("2026-04-01", held("2026-02-02"), revised)).toMatch(/2026-02-02\.md of/);
    const seen = { ...revised, reviewedBy: "ana" };
    expect(await quarterly("2026-04-01", held("2026-02-02"), seen)).toMatch(/2026-02-03\.md of/);
  });
});

test("evidence with nothing in it is none (auditree-framework#16)", async () => {
  expect(await quarterly("2026-04-01", held("2026-02-02", { content: "{}" }))).toMatch(
    /^error: restore-test\/2026-02-02\.md cannot be told to answer it: scenario: /,
  );
});

const course = defineEvidenceKind({ id: "course", title: "Course", about: "person", schema: z.object({}) });
const did = (id: string, people: Record<string, IsoDate>) => record(`course/${id}.md`, { people });

describe("people", () => {
  const training = course.require("course", { every: years(1), within: days(30) });

  test("who are new have their days, and fail after them (help.drata.com/en/articles/5282309)", async () => {
    const all = did("a", { ana: "2026-01-20" });
    const told = asked(training, { people: [ana, ben, mia] });
    expect(await told("2026-04-15", all)).toContain("mia not-applicable: First due 2026-04-15.");
    expect(await told("2026-04-16", all)).toContain("mia fail: none, due since 2026-04-15");
  });

  test("who left owe nothing from the day after (getprobo/probo#1263)", async () => {
    const all = did("a", { ana: "2026-01-20", ben: "2026-03-20" });
    expect(await asked(training)("2026-04-30", all)).toContain("gone fail");
    expect(await asked(training)("2026-05-01", all)).toContain("gone not-applicable: Left on 2026-04-30.");
  });

  test("who left are offboarded since their last day, and it is asked of nobody else (trycompai/comp#2830)", async () => {
    const off = asked(course.require("course", { within: days(1), after: "end" }));
    expect(await off("2026-05-02")).toContain("gone fail: none, due since 2026-05-01");
    expect(await off("2026-05-02", did("a", { gone: "2026-04-30" }))).toContain("gone pass");
  });

  test("with two reports of one course are held to the newer (MIT-LCP/physionet-build#1662)", async () => {
    const both = [did("a", { ana: "2026-01-20" }), did("b", { ana: "2027-06-01", ben: "2026-03-20" })];
    expect(await asked(training)("2028-01-01", ...both)).toContain("ana pass: course/b.md of 2027-06-01");
  });

  test("under another name are told, and not counted (dondi/GRNsight#537)", async () => {
    const all = did("a", { ana: "2026-01-20", gone: "2026-01-20", benjamin: "2026-03-20" });
    const { report, observations } = await on("2026-04-16", programOf([training]), [[training, [all]]]);
    expect(report.strangers).toEqual(["benjamin"]);
    expect(observations.find(({ resource }) => resource.id === "ben")?.outcome).toBe("fail");
  });

  test("train once, where it does not renew itself (scci/security-employee-tracker#76)", async () => {
    const once = asked(course.require("course", { within: days(30) }), { people: [ana, ben] });
    expect(await once("2036-01-01", did("a", { ana: "2026-01-20", ben: "2026-03-20" }))).not.toContain(
      "fail",
    );
  });
});

describe("the texts of a policy", () => {
  const read = defineEvidenceKind({ id: "read", title: "R", about: "person-policy", schema: z.object({}) });
  const age = defineParameter("key-age", atMost(days(365)));
  const approval = approvalKind.require("approval", { every: years(1), reviewer: ana });
  const reading = read.require("reading", { within: days(30), parameters: [age] });
  const [control] = programOf([reading]).controls;
  const policy = definePolicy({
    id: "keys",
    title: "Keys",
    owner: ana,
    effective: "2026-01-01",
    review: "annual",
    statements: [must("K-1")`Rotate keys every ${age}.`.by(control as never)],
  });
  const saying = (settings: Program["settings"] = [], people = [ana, ben]) =>
    programOf([approval, reading], { policies: [policy], people, settings });
  const [before, after] = [saying(), saying([age.to({ days: 90 })])];
  const text = async (program: Program) => (await digestsOf(program)).get("keys") as string;
  const approved = async (day: IsoDate, program: Program) =>
    record(`approval/${day}.md`, { on: day, policies: { keys: await text(program) } });
  const signed = async (id: string, people: Record<string, IsoDate>, program: Program) =>
    record(`reading/${id}.md`, { people, policies: { keys: await text(program) } });
  const at = (
    day: IsoDate,
    program: Program,
    approvals: readonly EvidenceRecord[],
    all: readonly EvidenceRecord[],
  ) =>
    said(day, program, [
      [approval, approvals],
      [reading, all],
    ]);

  test("approved anew and not changed void nothing (trycompai/comp#3292)", async () => {
    const approvals = [await approved("2026-02-01", before), await approved("2027-02-01", before)];
    const all = [await signed("a", { ana: "2026-02-05", ben: "2026-03-20" }, before)];
    const told = await at("2027-06-01", before, approvals, all);
    expect(told).toContain("ana/keys pass: reading/a.md of 2026-02-05");
    expect(told).toContain("ben/keys pass: reading/a.md of 2026-03-20");
  });

  test("that changed are asked of everybody anew, with time for it (trycompai/comp#3300)", async () => {
    const approvals = [await approved("2026-02-01", before), await approved("2026-07-01", after)];
    const all = [await signed("a", { ana: "2026-02-05", ben: "2026-03-20" }, before)];
    expect(await at("2026-07-31", after, approvals, all)).toContain("ana/keys pass");
    expect(await at("2026-08-01", after, approvals, all)).toContain(
      "ana/keys fail: none, due since 2026-07-31",
    );
  });

  test("count for what was signed, though a newer one was out (trycompai/comp#3534, getprobo/probo#1401)", async () => {
    const approvals = [await approved("2026-02-01", before), await approved("2026-07-01", after)];
    const former = await signed("a", { ana: "2026-07-01", ben: "2026-07-02" }, before);
    expect(await at("2026-08-01", after, approvals, [former])).toMatch(/ana\/keys fail.*\nben\/keys fail/);
    const current = await signed("b", { ana: "2026-07-02", ben: "2026-07-02" }, after);
    expect(await at("2026-08-01", after, approvals, [former, current])).not.toContain("fail");
  });

  test("are looked at each year, or fail (getprobo/probo#470)", async () => {
    const first = [await approved("2026-02-01", before)];
    expect(await at("2027-12-31", before, first, [])).toContain("keys pass: approval/2026-02-01.md");
    expect(await at("2028-01-01", before, first, [])).toContain("keys fail: none, due since 2027-12-31");
  });

  test("ask nothing of whoever left (getprobo/probo#1263)", async () => {
    const cleo = definePerson({ id: "cleo", name: "Cleo", end: "2026-02-20" });
    const program = saying([], [ana, ben, cleo]);
    const told = await at("2026-04-16", program, [await approved("2026-02-01", program)], []);
    expect(told).toContain("cleo/keys not-applicable: Left on 2026-02-20.");
    expect(told).toContain("ana/keys fail");
  });
});
