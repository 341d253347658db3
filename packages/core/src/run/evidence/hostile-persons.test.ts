import { describe, expect, test } from "vitest";
import { z } from "zod";
import { attested } from "../../language/evidence/built-in.ts";
import { defineEvidenceKind } from "../../language/evidence/define-kind.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import { definePerson, defineRole } from "../../language/people/person.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { days, years } from "../../language/values/quantity.ts";
import { ana, ben, on, programOf, record, said } from "./evidence.fixture.ts";

const course = defineEvidenceKind({ id: "course", title: "Course", about: "person", schema: z.object({}) });
const training = course.require("training", { every: years(1), within: days(30) });
const given = (id: string, people: Record<string, string>, change: Partial<EvidenceRecord> = {}) =>
  record(`training/${id}.md`, { people, ...change });
const someone = (id: string, change: object = {}) => definePerson({ id, name: id, ...change });

/** What a person came to among Ana, Ben and others. */
const of = async (
  who: ReturnType<typeof someone>,
  day: IsoDate,
  all: readonly EvidenceRecord[],
  requirement = training,
) => {
  const others = [ana, ben].filter(({ id }) => id !== who.id);
  const lines = await said(day, programOf([requirement], { people: [...others, who] }), [[requirement, all]]);
  return (
    lines
      .split("\n")
      .find((line) => line.startsWith(`${who.id} `))
      ?.slice(who.id.length + 1) ?? lines
  );
};
const away = (from: IsoDate, to: IsoDate) => ({ away: [{ from, to }] });

describe("a record about persons", () => {
  test("of nobody among the people counts for nothing, and says so", async () => {
    const stray = given("a", { bne: "2026-01-20" });
    const { report } = await on("2026-02-01", programOf([training]), [[training, [stray]]]);
    expect(report.refused).toMatchObject([{ why: "nobody whom it names is among the people" }]);
    const some = given("a", { bne: "2026-01-20", ana: "2026-01-20" });
    expect(await of(ana, "2026-02-01", [some])).toMatch(/^pass/);
    expect((await on("2026-02-01", programOf([training]), [[training, [some]]])).report.refused).toEqual([]);
  });

  test("that names nobody, or days to come alone, counts for nothing", async () => {
    const why = async (one: EvidenceRecord) =>
      (await on("2026-02-01", programOf([training]), [[training, [one]]])).report.refused.map((r) => r.why);
    expect(await why(given("a", {}))).toEqual(["it names nobody"]);
    expect(await why(record("training/a.md", { on: "2026-01-20" }))).toEqual(["it names nobody"]);
    expect(await why(given("a", { ana: "2026-03-01" }))).toEqual([
      "its first day, 2026-03-01, is still to come",
    ]);
  });

  test("answers for those whose day has come, and not for the others", async () => {
    const both = [given("a", { ana: "2026-01-20", gone: "2026-02-20" })];
    const lines = await said("2026-02-01", programOf([training]), [[training, both]]);
    expect(lines).toContain("ana pass");
    expect(lines).toContain("gone fail: none, due since 2026-01-31");
  });

  test.each(["2026-02-30", "2026-13-01", "2025-02-29"])("with the day %s is malformed", async (day) => {
    expect(await of(ana, "2026-03-05", [given("a", { ana: day })])).toBe(
      `error: training/a.md cannot be told to answer it: people.ana is ${day}, which is no calendar day.`,
    );
  });

  test.each(["constructor", "toString", "valueOf", "hasOwnProperty"])(
    "says nothing of a person called %s whom it does not name",
    async (id) => {
      const all = [given("a", { ana: "2026-01-20" })];
      expect(await of(someone(id), "2026-02-01", all)).toBe("fail: none, due since 2026-01-31");
      const named = [given("a", { [id]: "2026-01-20" })];
      expect(await of(someone(id), "2026-02-01", named)).toMatch(/^pass/);
    },
  );

  test("of a person called __proto__ is of nobody", async () => {
    const people = JSON.parse('{"__proto__":"2026-01-20"}') as Record<string, string>;
    expect(() => someone("__proto__")).toThrow('Person id "__proto__" is not a slug.');
    expect(await of(ana, "2026-02-01", [given("a", people)])).toBe("fail: none, due since 2026-01-31");
  });

  test("that its submitter reviewed answers for nobody else either", async () => {
    const own = given("a", { ana: "2026-01-20", gone: "2026-01-20" }, { reviewedBy: "ben" });
    expect(await of(ana, "2026-02-01", [own])).toMatch(/^fail/);
  });

  test("is held to who held the office on the last of its days that has come", async () => {
    const hr = defineRole({
      id: "hr",
      title: "HR",
      holder: ben,
      former: [{ person: ana, until: "2026-01-25" }],
    });
    const reviewed = course.require("training", { every: years(1), within: days(30), reviewer: hr });
    const all = (reviewedBy: string) => [
      given("a", { ana: "2026-01-20", ben: "2026-09-01" }, { reviewedBy, submittedBy: "p" }),
    ];
    const when = (by: string) =>
      said(
        "2026-02-01",
        programOf([reviewed], { people: [ana, definePerson({ ...ben, start: "2026-01-26" }), someone("p")] }),
        [[reviewed, all(by)]],
      );
    expect(await when("ana")).toContain("ana pass");
    expect(await when("ben")).toContain("ana fail");
  });
});

describe("whoever starts, leaves and returns", () => {
  test("is asked anew after a return: what was before their start answers nothing", async () => {
    const back = someone("back", { start: "2026-06-01" });
    const before = [given("a", { back: "2026-02-01" })];
    expect(await of(back, "2026-05-31", before)).toBe("not-applicable: Starts on 2026-06-01.");
    expect(await of(back, "2026-07-01", before)).toBe("not-applicable: First due 2026-07-01.");
    expect(await of(back, "2026-07-02", before)).toBe("fail: none, due since 2026-07-01");
  });

  test("is asked on their last day, and not on the day after", async () => {
    const leaver = someone("leaver", { end: "2026-02-10" });
    expect(await of(leaver, "2026-02-10", [])).toMatch(/^fail/);
    expect(await of(leaver, "2026-02-11", [])).toBe("not-applicable: Left on 2026-02-10.");
  });

  test("counts from implementedFrom when they start before it, and from their start when after", async () => {
    const joining = course.require("training", { within: days(30) });
    const long = someone("long", { start: "2019-01-01" });
    expect(await of(long, "2026-01-31", [], joining)).toBe("manual: Nobody is due before 2026-01-31.");
    expect(await of(long, "2026-02-01", [], joining)).toBe("fail: none, due since 2026-01-31");
    expect(await of(long, "2026-02-01", [given("a", { long: "2019-01-09" })], joining)).toMatch(/^fail/);
    const late = someone("late", { start: "2026-03-01" });
    expect(await of(late, "2026-03-31", [], joining)).toBe("not-applicable: First due 2026-03-31.");
    expect(await of(late, "2036-01-01", [given("a", { late: "2026-03-01" })], joining)).toMatch(/^pass/);
  });

  test("left before anything was asked: is asked for nothing at the end either", async () => {
    const leaving = course.require("leaving", { within: days(1), after: "end" });
    const early = someone("early", { end: "2025-12-31" });
    const later = someone("later", { end: "2026-02-01" });
    const asked = programOf([leaving], { people: [ana, ben, early, later] });
    const all = await said("2026-03-01", asked, [[leaving, []]]);
    expect(all).toContain("early not-applicable: Left on 2025-12-31, before anything was asked.");
    expect(all).toContain("later fail: none, due since 2026-02-02");
    const before = record("leaving/a.md", { people: { later: "2026-01-20" } });
    expect(await said("2026-03-01", asked, [[leaving, [before]]])).toContain("later fail");
  });
});

describe("days away", () => {
  test("count once, however often they are written down", async () => {
    const twice = someone("twice", {
      away: [
        { from: "2026-01-05", to: "2026-01-14" },
        { from: "2026-01-05", to: "2026-01-14" },
        { from: "2026-01-08", to: "2026-01-10" },
      ],
    });
    expect(await of(twice, "2026-02-10", [])).toBe("not-applicable: First due 2026-02-10.");
    expect(await of(twice, "2026-02-11", [])).toBe("fail: none, due since 2026-02-10");
  });

  test("before the start move nothing", async () => {
    const before = someone("before", away("2025-06-01", "2025-12-31"));
    expect(await of(before, "2026-02-01", [])).toBe("fail: none, due since 2026-01-31");
  });

  test("that never end leave somebody out of it, and others in", async () => {
    const never = someone("never", away("2026-01-10", "9999-12-31"));
    expect(await of(never, "2026-09-01", [])).toBe("not-applicable: First due 2999-12-31.");
    const patient = course.require("training", { every: years(1), within: days(30), tolerance: days(14) });
    const asked = programOf([patient], { people: [ana, ben, never] });
    expect(await said("2028-02-01", asked, [[patient, []]])).toContain("ana fail");
  });

  test("across the end of a window move its end, and leave until then what was", async () => {
    const abroad = someone("abroad", away("2027-12-01", "2028-01-31"));
    const all = [given("a", { abroad: "2026-03-01" })];
    expect(await of(abroad, "2028-03-02", all)).toMatch(/^pass: training\/a\.md of 2026-03-01/);
    expect(await of(abroad, "2028-03-03", all)).toMatch(/^fail: none, due since 2027-12-31; the last is/);
  });

  test("do not mend what was missed before them", async () => {
    const late = someone("late", away("2028-06-01", "2028-12-31"));
    const all = [given("a", { late: "2026-03-01" })];
    expect(await of(late, "2028-01-01", all)).toMatch(/^fail: none, due since 2027-12-31/);
    expect(await of(late, "2029-01-01", all)).toMatch(/^fail: none, due since 2027-12-31/);
    expect(await of(late, "2029-01-01", [])).toMatch(/^fail/);
  });

  test("of more than a year move more than one window", async () => {
    const long = someone("long", away("2027-02-01", "2028-12-31"));
    const all = [given("a", { long: "2026-03-01" })];
    expect(await of(long, "2029-01-01", all)).toMatch(/^pass/);
    expect(await of(long, "2029-11-29", all)).toMatch(/^pass/);
    expect(await of(long, "2029-12-01", all)).toMatch(/^fail/);
  });

  test("and a tolerance: what is moved is due, then late, then failed", async () => {
    const patient = course.require("training", { every: years(1), tolerance: days(5) });
    const abroad = someone("abroad", away("2026-12-22", "2026-12-31"));
    expect(await of(abroad, "2027-01-10", [], patient)).toContain("First due 2027-01-10.");
    expect(await of(abroad, "2027-01-15", [], patient)).toBe(
      "not-applicable: Due since 2027-01-11, and still within its tolerance.",
    );
    expect(await of(abroad, "2027-01-16", [], patient)).toMatch(/^fail/);
    expect(await of(ana, "2027-01-06", [], patient)).toMatch(/^fail/);
  });

  test("move what is due once", async () => {
    const signed = course.require("training", { once: "2026-02-28", tolerance: days(3) });
    const abroad = someone("abroad", away("2026-02-25", "2026-03-06"));
    expect(await of(abroad, "2026-03-10", [], signed)).toBe("not-applicable: First due 2026-03-10.");
    expect(await of(abroad, "2026-03-13", [], signed)).toBe(
      "not-applicable: Due since 2026-03-11, and still within its tolerance.",
    );
    expect(await of(abroad, "2026-03-14", [], signed)).toBe("fail: none, due since 2026-03-10");
    const late = [given("a", { abroad: "2026-03-14" })];
    expect(await of(abroad, "2036-03-14", late, signed)).toMatch(/^pass/);
  });
});

test("what a company owes once is not owed before it is begun", async () => {
  const charter = attested("charter", { once: "2025-02-28" });
  const when = (day: IsoDate) => said(day, programOf([charter]), [[charter, []]]);
  expect(await when("2025-06-01")).toBe("manual: First due 2026-01-01.");
  expect(await when("2026-01-02")).toBe("fail: none, due since 2026-01-01");
});
