import { describe, expect, test } from "vitest";
import { z } from "zod";
import { attested, days, defineEvidenceKind, defineView, type Program } from "../../index.ts";
import type { Collector, Identified } from "../../language/checks/collector.ts";
import { answers } from "../../language/evidence/answer.ts";
import { recordsOf } from "../../language/evidence/records.ts";
import type {
  EvidenceEvent,
  EvidenceRequirement,
  PersonAnswer,
} from "../../language/evidence/requirement.ts";
import { defineCollector, defineProviderKind } from "../../provider/index.ts";
import { ana, ben, programOf, record, records } from "../../run/evidence/evidence.fixture.ts";
import { type ListingFixture, listingOf, recordingOf } from "../../testing/index.ts";
import { coverageOf } from "../coverage.ts";
import { owed } from "../peers.fixture.ts";
import { seenRuns } from "../runs/runs.fixture.ts";

const desk = defineProviderKind<unknown>()("desk", ["site"]);
const providers = [records, { ...records, type: desk }];

/** A listing of a provider that is no evidence, held to its schema as a live one is. */
function listing<T extends Identified>(id: string, schema: z.ZodType<{ readonly id: string }>): Collector<T> {
  return defineCollector({
    id: `desk/${id}`,
    resource: "line",
    provider: desk,
    per: "site",
    operations: ["desk:List"],
    schema: schema as never,
    async *collect() {
      yield* [];
    },
  }) as unknown as Collector<T>;
}

const completions = listing<PersonAnswer>(
  "completions",
  z.object({ id: z.string(), person: z.string(), on: z.string() }),
);
const incidents = listing<EvidenceEvent>("incidents", z.object({ id: z.string(), on: z.string() }));
const course = defineEvidenceKind({ id: "course", title: "Course", about: "person", schema: z.object({}) });
const done: PersonAnswer = { id: "c1", person: "ben", on: "2026-01-09" };

/** What is told of two months, by runs of a program and by what the listings say now. */
async function told(
  program: Program,
  requirement: EvidenceRequirement,
  others: readonly ListingFixture[],
  now: Program = program,
  still: readonly ListingFixture[] = others,
): Promise<readonly string[]> {
  const own = [
    listingOf(recordsOf(requirement), [record(`${requirement.id}/a.md`, { on: "2026-01-12", for: "INC-1" })]),
    listingOf(recordsOf(answers), []),
  ];
  const on = (day: string, more: readonly ListingFixture[]) =>
    recordingOf([...own, ...more], `${day}T12:00:00.000Z`);
  const runs = await seenRuns([{ day: "2026-01-15", program, recording: on("2026-01-15", others) }]);
  const period = { from: "2026-01-01", to: "2026-02-28" } as const;
  return owed(await coverageOf(now, runs, on("2026-02-28", still), { period, branch: "main", every: 366 }));
}

describe("the listings of another provider", () => {
  test("answer for people over a period as they do in a run", async () => {
    const training = course.require("training", { within: days(30), answeredBy: completions });
    const program = programOf([training], { providers, people: [ana, ben] });
    expect(await told(program, training, [listingOf(completions, [done])])).toEqual([
      "asked / training ana gap",
      "asked / training ben operated",
    ]);
  });

  test("do so where a view derives what answers", async () => {
    const derived = defineView({
      id: "acme/courses",
      resource: "course",
      each: completions,
      using: {},
      derive: ({ id, person, on }) => ({ id, person, on }),
    });
    const training = course.require("training", { within: days(30), answeredBy: derived });
    const program = programOf([training], { providers, people: [ana, ben] });
    expect(await told(program, training, [listingOf(completions, [done])])).toEqual([
      "asked / training ana gap",
      "asked / training ben operated",
    ]);
  });

  test("say what happened, and what was owed after it", async () => {
    const review = attested("incident-review", { within: days(5), after: incidents });
    const program = programOf([review], { providers });
    const happened = [
      { id: "INC-1", on: "2026-01-10" },
      { id: "INC-2", on: "2026-01-20" },
    ] as const;
    expect(await told(program, review, [listingOf(incidents, happened)])).toEqual([
      "asked / incident-review INC-1 operated",
      "asked / incident-review INC-2 gap",
    ]);
  });

  test("are undecided where a run was answered by one that the program names no more", async () => {
    const before = course.require("training", { within: days(30), answeredBy: completions });
    const after = course.require("training", { within: days(30) });
    const [was, is] = [before, after].map((one) => programOf([one], { providers, people: [ana, ben] }));
    const all = await told(was as Program, before, [listingOf(completions, [done])], is, []);
    expect(all).toContain("asked / training as a whole undecided");
    expect(all.some((one) => one.endsWith("operated"))).toBe(false);
  });
});
