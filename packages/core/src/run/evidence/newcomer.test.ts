import { describe, expect, test } from "vitest";
import { z } from "zod";
import { fact } from "../../language/checks/fact.ts";
import { definePolicy } from "../../language/company/policy.ts";
import { must } from "../../language/company/statement.ts";
import { approvalKind } from "../../language/evidence/built-in.ts";
import { defineEvidenceKind } from "../../language/evidence/define-kind.ts";
import { recordsOf } from "../../language/evidence/records.ts";
import { definePerson } from "../../language/people/person.ts";
import { atMost } from "../../language/values/limit.ts";
import { defineParameter } from "../../language/values/parameter.ts";
import { count, days, months, years } from "../../language/values/quantity.ts";
import { listingOf, recordingOf } from "../../testing/recording.ts";
import { planRun } from "../plan.ts";
import { digestsOf } from "./digests.ts";
import { ana, ben, judged, mia, on, programOf, record, said } from "./evidence.fixture.ts";

// What a newcomer met who kept the evidence of a company of another kind.

describe("what a record shows that does not hold", () => {
  const warmest = defineParameter("warmest-fridge", atMost(count(6)));
  const fridges = defineEvidenceKind({
    id: "fridges",
    title: "Fridges",
    about: "company",
    schema: z.object({ highest: z.number() }),
    reads: [warmest],
    shows: ({ highest }, { limitOf }) => [fact("highest", highest).atMost(limitOf(warmest))],
  });
  const review = fridges.require("fridge-review", { every: months(1), reviewer: ana, parameters: [warmest] });
  const at = (day: `${number}-${number}-${number}`, highest: number) =>
    record(`fridge-review/${day}.md`, { on: day, content: JSON.stringify({ highest }) });

  test("is held against the parameter that the sentence shows", async () => {
    const when = (amount: number) =>
      said("2026-02-20", programOf([review], { settings: [warmest.to({ count: amount })] }), [
        [review, [at("2026-02-10", 5)]],
      ]);
    expect(await when(6)).toMatch(/^pass/);
    expect(await when(4)).toBe("fail: 5");
  });

  test("is not decided where a kind asks for a limit that it does not say it reads", async () => {
    const silent = defineEvidenceKind({
      id: "freezers",
      title: "Freezers",
      about: "company",
      schema: z.object({ highest: z.number() }),
      shows: ({ highest }, { limitOf }) => [fact("highest", highest).atMost(limitOf(warmest))],
    }).require("freezer-review", { every: months(1), reviewer: ana });
    const found = record("freezer-review/a.md", { on: "2026-02-10", content: '{"highest":5}' });
    const { observations } = await on("2026-02-20", programOf([silent]), [[silent, [found]]]);
    expect(observations).toMatchObject([
      {
        outcome: "error",
        problem: {
          code: "assertion-threw",
          message:
            "freezers threw on freezer-review/a.md: it asks for the limit of warmest-fridge, which is not among what it reads; add it to reads",
        },
      },
    ]);
  });

  test("is not settled by another record of the same window", async () => {
    const { observations } = await on("2026-02-20", programOf([review]), [
      [review, [at("2026-02-10", 5), at("2026-02-12", 19)]],
    ]);
    expect(observations).toMatchObject([{ outcome: "fail" }]);
    expect(observations[0]?.assertions.at(-1)).toMatchObject({
      name: "highest, in fridge-review/2026-02-12.md",
      observed: "19",
    });
  });

  test("is not decided where another record of the window is not", async () => {
    const kind = defineEvidenceKind({
      id: "audit",
      title: "Audit",
      about: "company",
      schema: z.object({ doors: z.number() }),
      shows: ({ doors }) => {
        if (doors > 5) throw new Error("too many");
        return [fact("doors", doors).is(5)];
      },
    });
    const audit = kind.require("audit", { every: months(1), reviewer: ana });
    const of = (day: `${number}-${number}-${number}`, doors: number) =>
      record(`audit/${day}.md`, { on: day, content: JSON.stringify({ doors }) });
    const { observations } = await on("2026-01-20", programOf([audit]), [
      [audit, [of("2026-01-10", 5), of("2026-01-12", 6)]],
    ]);
    expect(observations).toMatchObject([{ outcome: "error", problem: { code: "assertion-threw" } }]);
    const later = await on("2026-02-20", programOf([audit]), [
      [audit, [of("2026-01-12", 6), of("2026-02-10", 5)]],
    ]);
    expect(later.report.unsettled).toMatchObject([
      {
        id: "audit/2026-01-12.md",
        why: expect.stringMatching(/^shows what could not be decided: .*too many/) as string,
      },
    ]);
  });

  test("of an earlier window is told, and stays so", async () => {
    const { report } = await on("2026-03-20", programOf([review]), [
      [review, [at("2026-01-10", 5), at("2026-02-10", 19), at("2026-03-10", 5)]],
    ]);
    expect(report.total.outcome).toBe("pass");
    expect(report.unsettled).toMatchObject([
      {
        id: "fridge-review/2026-02-10.md",
        why: expect.stringMatching(/^shows what does not hold: highest.*: 19, expected at most 6/) as string,
      },
    ]);
  });
});

test("a person is asked for with what they owe for each policy", async () => {
  const kind = defineEvidenceKind({
    id: "read",
    title: "Read",
    about: "person-policy",
    schema: z.object({}),
  });
  const read = kind.require("policies-read", { within: days(30) });
  const [control] = programOf([read]).controls;
  const policy = definePolicy({
    id: "keys",
    title: "Keys",
    owner: ana,
    effective: "2026-01-01",
    review: "annual",
    statements: [must("K-1")`Keep the keys.`.by(control as never)],
  });
  const p17 = definePerson({ id: "p17", name: "p17" });
  const program = programOf([read], { policies: [policy], people: [ana, p17] });
  const recording = recordingOf([listingOf(recordsOf(read), [])], "2026-03-01T00:00:00.000Z");
  const { report, observations } = await judged(planRun(program, ["p17"]), recording);
  expect(observations).toMatchObject([{ resource: { id: "p17/keys" }, outcome: "fail" }]);
  expect(report).toMatchObject({ exitCode: 1, missing: [] });
});

describe("texts of a policy", () => {
  const approval = approvalKind.require("approval", { every: years(1), reviewer: ana });
  const kind = defineEvidenceKind({
    id: "read",
    title: "Read",
    about: "person-policy",
    schema: z.object({}),
  });
  const read = kind.require("policies-read", { within: days(30) });
  const [control] = programOf([read]).controls;
  const program = programOf([approval, read], {
    people: [ana, ben],
    policies: [
      definePolicy({
        id: "keys",
        title: "Keys",
        owner: ana,
        effective: "2026-01-01",
        review: "annual",
        statements: [must("K-1")`Keep the keys.`.by(control as never)],
      }),
    ],
  });
  const approved = (day: string, digest: string, former?: string) =>
    record(`approval/${day}.md`, {
      on: day,
      policies: { keys: digest },
      content: JSON.stringify(former === undefined ? {} : { former: { keys: former }, change: "A comma." }),
    });
  const signed = (day: string, digest: string) =>
    record(`policies-read/${day}.md`, { people: { ana: day }, policies: { keys: digest } });

  test("cannot have been read before they were there, whatever an import says", async () => {
    const now = (await digestsOf(program)).get("keys") as string;
    const { observations } = await on("2026-12-01", program, [
      [approval, [approved("2026-01-05", "old"), approved("2026-09-01", now)]],
      [read, [signed("2026-02-03", now)]],
    ]);
    const mine = observations.find(({ resource }) => resource.id === "ana/keys");
    expect(mine).toMatchObject({ outcome: "fail" });
    expect(mine?.assertions.at(-1)?.observed).toBe(
      "its day, 2026-02-03, is before 2026-09-01, from which that text is in force",
    );
  });

  test("carry over from the text that they follow, and over none that lies between", async () => {
    const now = (await digestsOf(program)).get("keys") as string;
    const all = [approved("2026-01-05", "first"), approved("2026-06-01", "second")];
    const when = (former: string) =>
      said("2026-12-01", program, [
        [approval, [...all, approved("2026-09-01", now, former)]],
        [read, [signed("2026-02-03", "first")]],
      ]);
    expect(await when("first")).toContain("ana/keys fail");
    expect(await when("second")).toContain("ana/keys fail");
  });
});

describe("what is due once", () => {
  const course = defineEvidenceKind({ id: "course", title: "Course", about: "person", schema: z.object({}) });
  const leaver = definePerson({ id: "tobias", name: "Tobias", start: "2020-01-01", end: "2026-03-15" });

  test("and was done late says so", async () => {
    const offboarding = course.require("offboarding", { within: days(2), after: "end" });
    const done = record("offboarding/a.md", { people: { tobias: "2026-11-01" } });
    const all = await said("2026-11-26", programOf([offboarding], { people: [ana, ben, leaver] }), [
      [offboarding, [done]],
    ]);
    expect(all).toContain(
      "tobias pass: offboarding/a.md of 2026-11-01, reviewed by ana as it says; late, for it was due 2026-03-17",
    );
  });

  test('of who starts is asked of no others when it says after: "start"', async () => {
    const onboarding = course.require("onboarding", { within: days(14), after: "start" });
    const all = await said(
      "2026-04-15",
      programOf([onboarding], { people: [ana, mia, { ...leaver, end: "2026-12-31" }] }),
      [[onboarding, []]],
    );
    expect(all).toBe(
      [
        "ana not-applicable: Was here before anything was asked.",
        "mia fail: none, due since 2026-03-30",
        "tobias not-applicable: Started on 2020-01-01, before it was asked.",
      ].join("\n"),
    );
  });
});
