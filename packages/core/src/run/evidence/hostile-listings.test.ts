import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type Collector, defineCollector, type Identified } from "../../language/checks/collector.ts";
import { defineProviderKind } from "../../language/checks/provider.ts";
import { defineView } from "../../language/checks/view.ts";
import { attested } from "../../language/evidence/built-in.ts";
import { defineEvidenceKind } from "../../language/evidence/define-kind.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import { recordsOf } from "../../language/evidence/records.ts";
import type { EvidenceEvent, PersonAnswer } from "../../language/evidence/requirement.ts";
import { type Staffer, staffFrom } from "../../language/people/staff.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { days } from "../../language/values/quantity.ts";
import { type FixtureOptions, listingOf, recordingOf } from "../../testing/recording.ts";
import { ana, inWords, judged, programOf, record, records } from "./evidence.fixture.ts";

const desk = defineProviderKind<unknown>()("desk", ["site"]);
const open = z.looseObject({ id: z.string() });
function listing<T extends Identified>(id: string, resource: string): Collector<T> {
  return defineCollector({
    id: `desk/${id}`,
    resource,
    provider: desk,
    per: "site",
    operations: ["desk:List"],
    schema: open as never,
    async *collect() {
      yield* [];
    },
  }) as unknown as Collector<T>;
}
const providers = [records, { ...records, type: desk }];

describe("each thing that happened", () => {
  const incidents = listing<EvidenceEvent>("incidents", "incident");
  const review = attested("incident-review", { within: days(5), after: incidents });
  const program = programOf([review], { providers });
  const inc = (id: string, on: string): EvidenceEvent => ({ id, on: on as IsoDate });
  const done = (name: string, of: string | undefined, change: Partial<EvidenceRecord> = {}) =>
    record(`incident-review/${name}.md`, {
      on: "2026-02-12",
      ...(of !== undefined && { for: of }),
      ...change,
    });
  const at = (
    day: IsoDate,
    happened: readonly EvidenceEvent[],
    all: readonly EvidenceRecord[] = [],
    options: FixtureOptions = {},
  ) =>
    judged(
      program,
      recordingOf(
        [listingOf(incidents, happened, options), listingOf(recordsOf(review), all)],
        `${day}T12:00:00.000Z`,
      ),
    );
  const when = async (...args: Parameters<typeof at>) => inWords(await at(...args));

  test("is answered by a record that is for it, and by no other", async () => {
    const two = [inc("INC-1", "2026-02-10"), inc("INC-2", "2026-02-10")];
    expect(
      await when("2026-02-16", two, [done("a", "INC-1"), done("b", "INC-1"), done("c", undefined)]),
    ).toBe(
      [
        "INC-1 pass: incident-review/a.md of 2026-02-12, reviewed by ana as it says",
        "INC-2 fail: none, due since 2026-02-15",
      ].join("\n"),
    );
  });

  test("is told what is for nothing that happened, or does not say for what", async () => {
    const { report } = await at(
      "2026-02-16",
      [inc("INC-1", "2026-02-10")],
      [done("a", "INC-7"), done("b", undefined)],
    );
    expect(report.refused.map(({ why }) => why)).toEqual([
      "desk/incidents has no incident INC-7",
      "it does not say which incident it is for",
    ]);
  });

  test("is not answered before it happened, nor on a day to come", async () => {
    const one = [inc("INC-1", "2026-02-10")];
    expect(await when("2026-02-16", one, [done("a", "INC-1", { on: "2026-02-09" })])).toMatch(/fail/);
    expect(await when("2026-02-16", one, [done("a", "INC-1", { on: "2026-02-17" })])).toMatch(/fail/);
  });

  test("is left undecided by a malformed record, and not by one for another", async () => {
    const two = [inc("INC-1", "2026-02-10"), inc("INC-2", "2026-02-10")];
    const broken = done("x", undefined, { faults: [{ line: 3, message: "is no map" }] });
    const lines = await when("2026-02-16", two, [done("a", "INC-1"), broken]);
    expect(lines).toContain("INC-1 pass");
    expect(lines).toContain(
      "INC-2 error: incident-review/x.md cannot be told to answer it: line 3: is no map.",
    );
  });

  test("counts from the day on which it is first asked, and up to today", async () => {
    const outside = [inc("INC-1", "2025-12-31"), inc("INC-2", "2026-03-01")];
    expect(await when("2026-02-16", outside)).toBe(
      "not-applicable: None of the 2 in the complete listing desk/incidents happened since 2026-01-01.",
    );
    const edge = [inc("INC-1", "2026-01-01"), inc("INC-2", "2026-02-16")];
    expect(await when("2026-02-16", edge)).toBe(
      ["INC-1 fail: none, due since 2026-01-06", "INC-2 not-applicable: First due 2026-02-21."].join("\n"),
    );
  });

  test("is waited for while none of it is due: that ends no run with 0", async () => {
    const { report, ...rest } = await at("2026-02-12", [inc("INC-1", "2026-02-10")]);
    expect(inWords({ report, ...rest })).toBe("manual: Nothing is due before 2026-02-15.");
    expect(report).toMatchObject({ exitCode: 2, waiting: [{ criterion: { id: "T1" } }] });
  });

  test("and did not, where the listing is complete and empty", async () => {
    const { report } = await at("2026-02-12", []);
    expect(report).toMatchObject({ exitCode: 0, total: { outcome: "not-applicable" } });
  });

  test.each(["2026-13-40", "2026-02-30", "2026-02-10T10:00:00Z", ""])(
    "on the day %o, which is none, leaves all undecided",
    async (day) => {
      expect(await when("2026-02-16", [inc("INC-1", day), inc("INC-2", "2026-02-10")])).toBe(
        "error: desk/incidents has INC-1, whose day is none: write it as 2026-03-16.",
      );
    },
  );

  test("leaves all undecided where its listing is not complete", async () => {
    const problem = { code: "access-denied", message: "desk:List was denied." } as const;
    expect(await when("2026-02-16", [inc("INC-1", "2026-02-10")], [done("a", "INC-1")], { problem })).toBe(
      "error: desk/incidents is incomplete: desk:List was denied.",
    );
  });

  test("at two sites under one id is told apart by nothing, and so undecided", async () => {
    const one = [inc("INC-1", "2026-02-10")];
    const sites = ["a", "b"].map((path) => listingOf(incidents, one, { path: [path] }));
    const all = listingOf(recordsOf(review), [done("a", "INC-1")]);
    const outcome = await judged(program, recordingOf([...sites, all], "2026-02-16T12:00:00.000Z"));
    expect(inWords(outcome)).toBe("error: desk/incidents has INC-1 twice.");
  });
});

describe("a listing that answers for persons", () => {
  const course = defineEvidenceKind({ id: "course", title: "Course", about: "person", schema: z.object({}) });
  const completions = listing<PersonAnswer>("completions", "completion");
  const answered = course.require("training", { within: days(30), answeredBy: completions });
  const program = programOf([answered], { providers: [{ ...records, type: desk }], people: [ana] });
  const when = async (all: readonly object[], options: FixtureOptions = {}) =>
    inWords(
      await judged(
        program,
        recordingOf([listingOf(completions, all as PersonAnswer[], options)], "2026-02-10T12:00:00.000Z"),
      ),
    );

  test("answers for whom it names, from the day on which it is asked to today", async () => {
    expect(await when([{ id: "c", person: "ana", on: "2026-01-09" }])).toBe("ana pass: c of 2026-01-09");
    expect(await when([{ id: "c", person: "eve", on: "2026-01-09" }])).toMatch(/^ana fail/);
    expect(await when([{ id: "c", person: "ana", on: "2026-02-11" }])).toMatch(/^ana fail/);
    expect(await when([{ id: "c", person: "ana", on: "2025-12-31" }])).toMatch(/^ana fail/);
    expect(await when([])).toMatch(/^ana fail/);
  });

  test.each(["2026-13-40", "2026-01-99", "2026-01-09T08:00:00Z", "9 January", undefined, 20260109])(
    "on the day %o, which is none, answers for nobody",
    async (day) => {
      expect(await when([{ id: "c", person: "ana", ...(day !== undefined && { on: day }) }])).toBe(
        "error: desk/completions has c, whose day is none: write it as 2026-03-16.",
      );
    },
  );

  test("answers for nobody where it is not complete, or was not collected", async () => {
    const problem = { code: "throttled", message: "Too many." } as const;
    expect(await when([{ id: "c", person: "ana", on: "2026-01-09" }], { problem })).toBe(
      "error: desk/completions is incomplete: Too many.",
    );
    const none = await judged(program, recordingOf([], "2026-02-10T12:00:00.000Z"));
    expect(inWords(none)).toMatch(/^error: desk\/completions was not collected/);
  });

  test("answers with days alone: what else it says covers nothing", async () => {
    const yearly = course.require("training", { every: days(7), answeredBy: completions });
    const asked = programOf([yearly], { providers: [{ ...records, type: desk }], people: [ana] });
    const long = { id: "c", person: "ana", on: "2026-01-05", through: "2099-12-31", for: "2026-02-05" };
    const outcome = await judged(
      asked,
      recordingOf([listingOf(completions, [long as PersonAnswer])], "2026-03-10T12:00:00.000Z"),
    );
    expect(inWords(outcome)).toBe("ana fail: none, due since 2026-03-04; the last is c of 2026-01-05");
  });

  test("that a view derives is held to the same", async () => {
    const courses = defineView({
      id: "acme/courses",
      resource: "course",
      each: completions,
      using: {},
      derive: ({ id, person }) => ({ id, person, on: "2026-02-31" as IsoDate }),
    });
    const derived = course.require("training", { within: days(30), answeredBy: courses });
    const asked = programOf([derived], { providers: [{ ...records, type: desk }], people: [ana] });
    const one = { id: "c", person: "ana", on: "2026-01-09" } as const;
    const outcome = await judged(
      asked,
      recordingOf([listingOf(completions, [one])], "2026-03-10T12:00:00.000Z"),
    );
    expect(inWords(outcome)).toBe("error: acme/courses has c, whose day is none: write it as 2026-03-16.");
  });
});

describe("a listing of people", () => {
  const employees = listing<Staffer>("employees", "employee");
  const staff = staffFrom("desk/staff", employees, (one) => one);
  const course = defineEvidenceKind({ id: "course", title: "Course", about: "person", schema: z.object({}) });
  const training = course.require("training", { within: days(30) });
  const program = programOf([training], { providers, people: staff });
  const when = async (...sites: readonly (readonly object[])[]) =>
    inWords(
      await judged(
        program,
        recordingOf(
          [
            ...sites.map((all, at) => listingOf(employees, all as Staffer[], { path: [`site-${at}`] })),
            listingOf(recordsOf(training), []),
          ],
          "2026-02-10T12:00:00.000Z",
        ),
      ),
    );
  const owner = { id: "ana" };

  test.each<[string, object, string]>([
    ["who left before they came", { start: "2026-01-05", end: "2026-01-01" }, "ends or is back before"],
    ["who is back before they go", { away: [{ from: "2026-02-05", to: "2026-02-01" }] }, "ends or is back"],
    ["whose start is an instant", { start: "2026-01-05T00:00:00Z" }, "whose days are none"],
    ["whose end is none", { end: "2026-02-30" }, "whose days are none"],
  ])("with somebody %s leaves all undecided", async (_, change, message) => {
    expect(await when([owner, { id: "p2", ...change }])).toMatch(
      new RegExp(`^error: The listing of people has p2, .*${message}`),
    );
  });

  test("with somebody twice leaves all undecided: who left at one site may work at the other", async () => {
    const left = { id: "p2", end: "2026-01-01" };
    expect(await when([owner, left], [{ id: "p2" }])).toBe("error: The listing of people has p2 twice.");
    expect(await when([owner, { id: "p2" }])).toContain("p2 fail");
  });

  test("without the owner leaves all undecided", async () => {
    expect(await when([{ id: "p2" }])).toBe(
      "error: ana answers for it, and is not among the people of the program.",
    );
  });
});
