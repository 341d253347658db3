import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineCollector } from "../../language/checks/collector.ts";
import { fact } from "../../language/checks/fact.ts";
import { defineProviderKind } from "../../language/checks/provider.ts";
import { waive } from "../../language/company/waiver.ts";
import { defineEvidenceKind } from "../../language/evidence/define-kind.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import { recordsOf } from "../../language/evidence/records.ts";
import type { PersonAnswer } from "../../language/evidence/requirement.ts";
import { definePerson } from "../../language/people/person.ts";
import { staffFrom } from "../../language/people/staff.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { days, years } from "../../language/values/quantity.ts";
import { listingOf, recordingOf } from "../../testing/recording.ts";
import { evaluateRecording } from "../run.ts";
import { ana, ben, gone, mia, on, programOf, record, records, said } from "./evidence.fixture.ts";

const course = defineEvidenceKind({ id: "course", title: "Course", about: "person", schema: z.object({}) });
const training = course.require("training", { every: years(1), within: days(30), reviewer: ana });
const everybody = [ana, ben, mia, gone];
const program = programOf([training], { people: everybody });
const given = (id: string, people: Record<string, IsoDate>, change: Partial<EvidenceRecord> = {}) =>
  record(`training/${id}.md`, { people, ...change });
const at = (day: IsoDate, ...all: readonly EvidenceRecord[]) => said(day, program, [[training, all]]);

describe("what each person is asked for", () => {
  test("nobody is due on the first day of a new program, whoever was hired before", async () => {
    expect(await at("2026-01-02")).toBe("manual: Nobody is due before 2026-01-31.");
  });

  test("a waiver for somebody who is not due yet is kept for the day on which they are", async () => {
    const waiver = (resource: string) =>
      waive(training, resource, {
        until: "2026-06-30",
        reason: "Parental leave.",
        requestedBy: ben,
        approvedBy: ana,
        compensating: program.controls,
      });
    const stateOn = async (day: IsoDate, resource: string) => {
      const waived = programOf([training], { people: everybody, waivers: [waiver(resource)] });
      const { report } = await on(day, waived, [[training, []]]);
      return report.waivers.map(({ state }) => state);
    };
    expect(await stateOn("2026-01-02", "ben")).toEqual(["not-due"]);
    expect(await stateOn("2026-02-01", "ben")).toEqual(["active"]);
    expect(await stateOn("2026-02-01", "bne")).toEqual(["unmatched"]);
  });

  test("is due so long after their start, and is told person by person", async () => {
    const some = { ana: "2026-01-20", ben: "2026-01-20" } as const;
    expect(await at("2026-02-01", given("2026-01", some))).toBe(
      [
        "ana pass: training/2026-01.md of 2026-01-20, reviewed by ana as it says",
        "ben pass: training/2026-01.md of 2026-01-20, reviewed by ana as it says",
        "mia not-applicable: Starts on 2026-03-16.",
        "gone fail: none, due since 2026-01-31",
      ].join("\n"),
    );
    const others = given("2026-01", { ...some, gone: "2026-01-20" });
    expect(await at("2026-04-15", others)).toContain("mia not-applicable: First due 2026-04-15.");
    expect(await at("2026-04-16", others)).toContain("mia fail: none, due since 2026-04-15");
  });

  test("ends with the person", async () => {
    expect(await at("2026-05-01", given("a", { ana: "2026-01-20", ben: "2026-03-20" }))).toContain(
      "gone not-applicable: Left on 2026-04-30.",
    );
  });

  test("comes again each year", async () => {
    const all = given("a", { ana: "2026-01-20", ben: "2026-03-20" });
    expect(await at("2027-12-31", all)).toContain("ana pass");
    expect(await at("2028-01-01", all)).toContain(
      "ana fail: none, due since 2027-12-31; the last is training/a.md",
    );
    expect(await at("2028-01-01", all, given("b", { ana: "2027-06-01" }))).toContain("ana pass");
  });

  test("is told of everybody whom a malformed record may have covered, and of nobody else", async () => {
    const broken = record("training/broken.md", { faults: [{ line: 4, message: "is no map" }] });
    expect(await at("2026-02-01", given("a", { ana: "2026-01-20", ben: "2026-01-20" }), broken)).toBe(
      [
        "ana pass: training/a.md of 2026-01-20, reviewed by ana as it says",
        "ben pass: training/a.md of 2026-01-20, reviewed by ana as it says",
        "mia not-applicable: Starts on 2026-03-16.",
        "gone error: training/broken.md cannot be told to answer it: line 4: is no map.",
      ].join("\n"),
    );
  });

  test("is not answered by a day to come, nor by one before they started", async () => {
    const early = given("a", { ana: "2026-01-20", gone: "2026-01-20", mia: "2026-03-01" });
    expect(await at("2026-04-16", early)).toContain("mia fail: none, due since 2026-04-15");
    const later = given("b", { ana: "2026-01-20", gone: "2026-01-20", mia: "2026-04-20" });
    expect(await at("2026-04-16", later)).toContain("mia fail");
  });
});

test("days on which somebody is away move what falls due then, and give no reason", async () => {
  const p17 = definePerson({
    id: "p17",
    name: "p17",
    start: "2026-03-16",
    away: [{ from: "2026-04-01", to: "2026-08-31" }],
  });
  const asked = programOf([training], { people: [ana, ben, p17] });
  const all = [given("a", { ana: "2026-01-20", ben: "2026-03-20" })];
  const when = (day: IsoDate) => said(day, asked, [[training, all]]);
  expect(await when("2026-09-15")).toContain("p17 not-applicable: First due 2026-09-15.");
  expect(await when("2026-09-16")).toContain("p17 fail: none, due since 2026-09-15");
});

test("a leaver is asked for what is due at the end, and nobody else", async () => {
  const offboarding = course.require("offboarding", { within: days(1), after: "end" });
  const asked = programOf([offboarding], { people: [ana, ben, gone] });
  const when = (day: IsoDate, ...all: readonly EvidenceRecord[]) => said(day, asked, [[offboarding, all]]);
  expect(await when("2026-04-29")).toBe("manual: Nobody is due.");
  expect(await when("2026-05-02")).toContain("gone fail: none, due since 2026-05-01");
  const done = record("offboarding/gone.md", { people: { gone: "2026-05-01" } });
  expect(await when("2026-05-02", done)).toBe(
    [
      "ana not-applicable: Works here.",
      "ben not-applicable: Works here.",
      "gone pass: offboarding/gone.md of 2026-05-01, reviewed by ana as it says",
    ].join("\n"),
  );
});

test("a kind is told whom its record is judged for, and the day that it gives them", async () => {
  const kind = defineEvidenceKind({
    id: "grant",
    title: "Grant",
    about: "person",
    schema: z.object({ by: z.string(), made: z.string() }),
    shows: ({ by, made }, { person, on: day }) => [
      fact("by whoever it is for", by === person).is(false),
      fact("the day", day).is(made as IsoDate),
    ],
  });
  const grant = kind.require("grant", { within: days(30), reviewer: ana });
  const of = (fields: object) =>
    said("2026-02-10", programOf([grant], { people: everybody }), [
      [
        grant,
        [
          record("grant/a.md", {
            people: { ana: "2026-01-20", ben: "2026-01-20", gone: "2026-01-21" },
            content: JSON.stringify(fields),
          }),
        ],
      ],
    ]);
  expect(await of({ by: "gone", made: "2026-01-20" })).toBe(
    [
      "ana pass: grant/a.md of 2026-01-20, reviewed by ana as it says",
      "ben pass: grant/a.md of 2026-01-20, reviewed by ana as it says",
      "mia not-applicable: Starts on 2026-03-16.",
      "gone fail: true",
    ].join("\n"),
  );
  expect(await of({ by: "hana", made: "2026-01-20" })).toContain("gone fail: 2026-01-21");
});

describe("listings of providers", () => {
  const kind = defineProviderKind<unknown>()("hr", ["company"]);
  const schema = z.object({ id: z.string(), hired: z.string(), left: z.string().exactOptional() });
  const employees = defineCollector({
    id: "hr/employees",
    resource: "employee",
    provider: kind,
    per: "company",
    operations: ["hr:List"],
    schema,
    async *collect() {
      yield* [];
    },
  });
  const done = defineCollector({
    id: "hr/courses",
    resource: "course",
    provider: kind,
    per: "company",
    operations: ["hr:List"],
    schema: z.object({
      id: z.string(),
      person: z.string(),
      on: z.string(),
    }) as unknown as z.ZodType<PersonAnswer>,
    async *collect() {
      yield* [];
    },
  });
  const staff = staffFrom("hr/staff", employees, ({ id, hired, left }) => ({
    id,
    start: hired as IsoDate,
    ...(left !== undefined && { end: left as IsoDate }),
  }));
  const hr = { ...records, type: kind };

  test("may say who works here, and who did what", async () => {
    const answered = course.require("training", { within: days(30), answeredBy: done });
    const asked = programOf([answered], { people: staff, providers: [hr] });
    const recording = recordingOf(
      [
        listingOf(employees, [
          { id: "ana", hired: "2026-01-01" },
          { id: "p2", hired: "2026-01-01" },
        ]),
        listingOf(done, [{ id: "c1", person: "p2", on: "2026-01-09" }]),
      ],
      "2026-02-10T00:00:00.000Z",
    );
    const seen: string[] = [];
    await evaluateRecording(asked, recording, {
      onObservation: ({ resource, outcome, assertions }) =>
        void seen.push(`${resource.id} ${outcome} ${assertions[0]?.observed}`),
    });
    expect(seen).toEqual(["ana fail none, due since 2026-01-31", "p2 pass c1 of 2026-01-09"]);
  });

  test("that say so in part, or nothing, leave all undecided", async () => {
    const asked = programOf([training], { people: staff, providers: [hr, records] });
    const problem = { code: "access-denied", message: "hr:List was denied." } as const;
    const all = [listingOf(recordsOf(training), [])];
    const outcome = async (...employed: Parameters<typeof recordingOf>[0]) =>
      (await evaluateRecording(asked, recordingOf([...all, ...employed], "2026-02-10T00:00:00.000Z"))).total
        .outcome;
    expect(await outcome(listingOf(employees, [{ id: "ana", hired: "2026-01-01" }], { problem }))).toBe(
      "error",
    );
    expect(await outcome(listingOf(employees, []))).toBe("error");
    expect(await outcome()).toBe("error");
    expect(await outcome(listingOf(employees, [{ id: "ana", hired: "2026-01-01" }]))).toBe("fail");
  });
});

test("a restricted kind reads no content, and takes none", async () => {
  expect(() =>
    defineEvidenceKind({
      id: "screening",
      title: "Screening",
      about: "person",
      restricted: true,
      schema: z.object({ notes: z.string() }),
    }),
  ).toThrow("[bylaw] evidence kind screening: it is restricted, and has the fields notes.");
  const screening = defineEvidenceKind({
    id: "screening",
    title: "Screening",
    about: "person",
    restricted: true,
    schema: z.object({}),
  }).require("screening", { within: days(30) });
  const one = record("screening/0a1b.md", { people: { ana: "2026-01-20" }, content: '{"notes":"secret"}' });
  const { observations } = await on("2026-01-25", programOf([screening]), [[screening, [one]]]);
  expect(JSON.stringify(observations)).not.toContain("secret");
});

test("somebody whom records name and the program does not is told: whoever left keeps an end", async () => {
  const named = { ana: "2026-01-20", ben: "2026-01-20", gone: "2026-01-20", p99: "2026-01-20" } as const;
  const all = [given("a", named)];
  const { report } = await on("2026-02-01", program, [[training, all]]);
  expect(report.strangers).toEqual(["p99"]);
  expect(report.total.outcome).toBe("pass");
});
