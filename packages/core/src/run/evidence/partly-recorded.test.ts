import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type Collector, defineCollector, type Identified } from "../../language/checks/collector.ts";
import { defineProviderKind, type Provider } from "../../language/checks/provider.ts";
import { attested } from "../../language/evidence/built-in.ts";
import { defineEvidenceKind } from "../../language/evidence/define-kind.ts";
import { recordsOf } from "../../language/evidence/records.ts";
import type { EvidenceEvent, PersonAnswer } from "../../language/evidence/requirement.ts";
import { type Staffer, staffFrom } from "../../language/people/staff.ts";
import { days } from "../../language/values/quantity.ts";
import { listingOf, recordingOf } from "../../testing/recording.ts";
import { inWords, judged, programOf, record, records } from "./evidence.fixture.ts";

const desk = defineProviderKind<unknown>()("desk", ["site"]);
const siteOf = (name: string): Provider => ({
  ...records,
  type: desk,
  looksInto: [{ level: "site", path: [name] }],
});
function listing<T extends Identified>(id: string): Collector<T> {
  return defineCollector({
    id: `desk/${id}`,
    resource: "entry",
    provider: desk,
    per: "site",
    operations: ["desk:List"],
    schema: z.looseObject({ id: z.string() }) as never,
    async *collect() {
      yield* [];
    },
  }) as unknown as Collector<T>;
}
const course = defineEvidenceKind({ id: "course", title: "Course", about: "person", schema: z.object({}) });
const UNREAD = (id: string) =>
  `error: ${id} was not collected in desk/porto, which the program looks into. Run again so that it is part of the recording.`;
/** The providers of a program that looks into Lisbon alone, or into Porto by now. */
const [then, now] = [
  [records, siteOf("lisbon")],
  [records, siteOf("lisbon"), siteOf("porto")],
];

describe("a recording of one site, where the program looks into another by now", () => {
  const lisbon = { path: ["lisbon"] };

  test("does not say who works here", async () => {
    const employees = listing<Staffer>("employees");
    const people = staffFrom("desk/staff", employees, ({ id }) => ({ id }));
    const training = course.require("training", { within: days(30) });
    const trained = record("training/a.md", { people: { ana: "2026-01-10", ben: "2026-01-10" } });
    const recording = recordingOf(
      [
        listingOf(employees, [{ id: "ana" }, { id: "ben" }], lisbon),
        listingOf(recordsOf(training), [trained]),
      ],
      "2026-06-01T12:00:00.000Z",
    );
    const said = async (providers: readonly Provider[]) =>
      inWords(await judged(programOf([training], { providers, people }), recording));
    expect(await said(then)).not.toContain("error");
    expect(await said(now)).toContain(UNREAD("desk/employees"));
  });

  test("does not say what happened", async () => {
    const incidents = listing<EvidenceEvent>("incidents");
    const review = attested("incident-review", { within: days(5), after: incidents });
    const recording = recordingOf(
      [listingOf(incidents, [], lisbon), listingOf(recordsOf(review), [])],
      "2026-06-01T12:00:00.000Z",
    );
    const said = async (providers: readonly Provider[]) =>
      inWords(await judged(programOf([review], { providers }), recording));
    expect(await said(then)).toContain("None of the 0 in the complete listing desk/incidents happened");
    expect(await said(now)).toBe(UNREAD("desk/incidents"));
  });

  test("does not say who has shown it", async () => {
    const completions = listing<PersonAnswer>("completions");
    const training = course.require("training", { within: days(30), answeredBy: completions });
    const recording = recordingOf(
      [listingOf(completions, [], lisbon), listingOf(recordsOf(training), [])],
      "2026-06-01T12:00:00.000Z",
    );
    const said = async (providers: readonly Provider[]) =>
      inWords(await judged(programOf([training], { providers }), recording));
    expect(await said(then)).toContain("ana fail");
    expect(await said(now)).toBe(UNREAD("desk/completions"));
  });
});
