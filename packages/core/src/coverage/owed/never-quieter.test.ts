import fc from "fast-check";
import { expect, test } from "vitest";
import {
  attested,
  type Control,
  days,
  defineControl,
  exercise,
  type IsoDate,
  months,
  type Program,
  waive,
  years,
} from "../../index.ts";
import { addDays } from "../../language/values/day.ts";
import { ana, ben, held, programOf } from "../../run/evidence/evidence.fixture.ts";
import { evaluateRecording, type Observation } from "../../run/index.ts";
import { coverageOf, type Programs, type Records, recordingOn } from "./occurrences.fixture.ts";

const FIRST = "2026-01-01";
const day = fc.noBias(fc.integer({ min: 0, max: 364 })).map((n): IsoDate => addDays(FIRST, n));

/** A plan that may ask for less, or otherwise, than the one before it. */
const plan = fc.record({
  every: fc.constantFrom(months(1), months(3), months(5), months(6), years(1), days(45)),
  tolerance: fc.constantFrom(0, 14, 60),
  from: fc.constantFrom<IsoDate>(FIRST, "2026-02-15", "2026-07-01"),
  firstDue: fc.option(fc.constantFrom<IsoDate>("2026-01-10", "2026-03-05", "2026-08-20"), { nil: undefined }),
  asked: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
  originals: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  waived: fc.option(
    fc.tuple(
      fc.constantFrom("all", "all", "2026-Q1", "2026-03"),
      fc.constantFrom<IsoDate>("2026-04-30", "2026-09-30", "2026-12-31"),
    ),
    { nil: undefined },
  ),
});

type Given = typeof plan extends fc.Arbitrary<infer T> ? T : never;

const other = defineControl({
  id: "other",
  title: "Other",
  statement: "Another thing is done.",
  satisfies: [],
  owner: ana,
  frequency: "annual",
  implementedFrom: FIRST,
  evidence: [attested("other", { every: years(1) })],
} as never);

const restoreOf = ({ every, tolerance, originals, firstDue }: Given) =>
  exercise("restore-test", {
    every,
    ...(firstDue !== undefined && { firstDue }),
    tolerance: days(tolerance),
    reviewer: ana,
    ...(originals && { originals: "Drive" }),
  });

function programIn(given: Given): Program {
  const restore = restoreOf(given);
  const base = programOf([restore]);
  const asked = base.controls.map((one): Control => ({ ...one, implementedFrom: given.from }));
  const [name, until] = given.waived ?? ["", FIRST];
  const terms = { until, reason: "w", requestedBy: ben, approvedBy: ana, compensating: [other] };
  return {
    ...base,
    controls: given.asked ? [...asked, other] : [other],
    waivers: given.waived === undefined || !given.asked ? [] : [waive(restore, name, terms)],
  };
}

/** What was told of a day: a gap or late item that is due before it, an undecided stretch of it, a waiver on it. */
const LOUD: Readonly<Record<string, readonly string[]>> = {
  // Where the kind is there no more, nobody can say any longer whether it held.
  fail: ["gap", "late", "undecided"],
  waived: ["waived", "gap", "late", "undecided"],
  error: ["undecided"],
};

test("no day on which check fails, errs or waives goes untold, whatever the plans, the waivers and the records are", {
  timeout: 300_000,
}, async () => {
  const edits = fc.array(fc.tuple(day, plan), { minLength: 1, maxLength: 4 });
  const acts = fc.array(fc.record({ on: day, good: fc.boolean() }), { maxLength: 6 });
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(plan, edits, acts, day, async (first, later, records, on) => {
      const programs = ordered(first, later);
      const all = records.map(({ on: date, good }, at) => ({
        ...held(date, {
          content: JSON.stringify({
            scenario: "s",
            participants: ["ana"],
            objective: "o",
            result: good ? "met" : "missed",
            findings: [],
          }),
        }),
        id: `restore-test/${at}.md`,
        digest: `${at}`,
      }));
      const [, now] = programs.findLast(([since]) => since <= on) ?? programs[0] ?? [];
      if (now === undefined) return;
      const kept: Records = [[restoreOf(first), all]];
      const observations: Observation[] = [];
      await evaluateRecording(now, recordingOn(on, [...kept, [other.evidence[0] as never, []]]), {
        onObservation: (one) => void observations.push(one),
      });
      const [said] = observations.filter(({ task }) => task === "asked / restore-test");
      if (said === undefined) return;
      const outcome = said.waiver === undefined ? said.outcome : "waived";
      seen.add(outcome);
      const loud = LOUD[outcome];
      if (loud === undefined) return;
      const coverage = await coverageOf(programs, kept, {
        from: FIRST,
        to: "2026-12-31",
        today: "2027-06-30",
      });
      const told = coverage.flatMap(({ task, occurrences }) =>
        task === "asked / restore-test" ? occurrences : [],
      );
      const isTold = told.some(
        ({ state, due, from, to, window }) =>
          loud.includes(state) &&
          (window === undefined ? from <= on && on <= to : due === undefined || due < on),
      );
      expect(isTold, `${on} ${outcome} ${JSON.stringify(told)}`).toBe(true);
    }),
    { numRuns: 250, seed: 99 },
  );
  expect([...seen]).toEqual(expect.arrayContaining(["fail", "pass", "waived"]));
});

function ordered(first: Given, later: readonly (readonly [IsoDate, Given])[]): Programs {
  const byDay = new Map<IsoDate, Program>([[FIRST, programIn(first)]]);
  for (const [since, given] of later) byDay.set(since, programIn(given));
  return [...byDay].sort(([a], [b]) => (a < b ? -1 : 1));
}
