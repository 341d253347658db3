import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import {
  attested,
  days,
  defineEvidenceKind,
  exercise,
  type IsoDate,
  months,
  type Program,
  years,
} from "../../index.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import { addDays } from "../../language/values/day.ts";
import { ana, ben, gone, held, programOf, record } from "../../run/evidence/evidence.fixture.ts";
import { evaluateRecording, type Observation } from "../../run/index.ts";
import { coverageOf, type Records, recordingOn } from "./occurrences.fixture.ts";

const course = defineEvidenceKind({ id: "course", title: "Course", about: "person", schema: z.object({}) });

const day = fc.integer({ min: 0, max: 400 }).map((n) => addDays("2026-01-01", n));
const tolerance = fc.constantFrom(0, 7, 30).map(days);
const span = fc.constantFrom(months(1), months(3), years(1), days(10));
const label = fc.option(fc.constantFrom("2026-Q1", "2026-Q2", "2026-03", "2026", "2026-01-11"), {
  nil: undefined,
});

/** A program of three requirements, and records of each on any days. */
const case_ = fc
  .record({
    every: span,
    within: fc.constantFrom(days(5), days(30)),
    tolerance,
    acts: fc.array(fc.record({ on: day, for: label, none: fc.constant(false) }), { maxLength: 6 }),
    documents: fc.array(fc.tuple(day, fc.integer({ min: 0, max: 300 })), { maxLength: 3 }),
    people: fc.array(fc.tuple(fc.constantFrom("ana", "ben", "gone"), day), { maxLength: 4 }),
    broken: fc.boolean(),
  })
  .map((given): { readonly program: Program; readonly records: Records } => {
    const restore = exercise("restore-test", {
      every: given.every,
      tolerance: given.tolerance,
      reviewer: ana,
    });
    const insurance = attested("insurance", { every: years(1), tolerance: given.tolerance });
    const training = course.require("training", {
      every: years(1),
      within: given.within,
      tolerance: given.tolerance,
    });
    const acts = given.acts.map(
      ({ on, for: window }, at): EvidenceRecord => ({
        ...held(on, window === undefined ? {} : { for: window }),
        id: `restore-test/${at}.md`,
        digest: `${at}`,
      }),
    );
    const first = acts[0];
    if (given.broken && first !== undefined)
      acts[0] = { ...first, faults: [{ line: 1, message: "is no map" }] };
    const documents = given.documents.map(([from, length], at) =>
      record(`insurance/${at}.md`, { from, to: addDays(from, length) }),
    );
    const people = given.people.map(([who, on], at) =>
      record(`training/${at}.md`, { people: { [who]: on } }),
    );
    return {
      program: programOf([restore, insurance, training], { people: [ana, ben, gone] }),
      records: [
        [restore, acts],
        [insurance, documents],
        [training, people],
      ],
    };
  });

const SAID: Readonly<Record<string, readonly string[]>> = {
  operated: ["pass"],
  "no-occurrence": ["pass"],
  gap: ["fail"],
  undecided: ["error"],
  "not-yet-due": ["not-applicable", "manual"],
};

test("acceptance 3: check and coverage say the same of any day, of random records", {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(case_, day, async ({ program, records }, on: IsoDate) => {
      const seen: Observation[] = [];
      await evaluateRecording(program, recordingOn(on, records), {
        onObservation: (one) => void seen.push(one),
      });
      const coverage = await coverageOf([["2026-01-01", program]], records, { from: on, to: on, today: on });
      for (const { task, occurrences } of coverage)
        for (const { subject, window, state } of occurrences) {
          if (window !== undefined) continue;
          const checked = seen.find(
            (one) => one.task === task && (subject === undefined || one.resource.id === subject),
          );
          expect(SAID[state], `${on} ${task} ${subject}`).toContain(checked?.outcome);
        }
      // Of what the company owes in windows, the last one that is settled by this day decides.
      const year = await coverageOf([["2026-01-01", program]], records, {
        from: "2026-01-01",
        to: "2027-12-31",
        today: on,
      });
      for (const { task, occurrences } of year) {
        if (!occurrences.some(({ window }) => window !== undefined)) continue;
        const checked = seen.find((one) => one.task === task);
        const settled = occurrences.filter(({ state }) => state !== "not-yet-due").at(-1);
        if (checked?.outcome === "manual") expect(settled, `${on} ${task}`).toBeUndefined();
        if (task.endsWith("restore-test") && ["operated", "late"].includes(settled?.state ?? ""))
          expect(["pass", "error"], `${on} ${task}`).toContain(checked?.outcome);
        if (settled?.state === "gap" && settled === occurrences.at(-1))
          expect(["fail", "error"], `${on} ${task}`).toContain(checked?.outcome);
      }
    }),
    { numRuns: 150, seed: 26 },
  );
});

test("what check fails or cannot decide on a day, coverage as of that day says as loud", {
  timeout: 300_000,
}, async () => {
  const finding = fc.record({ due: day, done: fc.option(day, { nil: undefined }) });
  const act = fc.record({
    on: day,
    result: fc.constantFrom("met", "missed"),
    finding: fc.option(finding, { nil: undefined }),
    broken: fc.boolean(),
  });
  const contentOf = (result: string, found: { due: IsoDate; done?: IsoDate | undefined } | undefined) => {
    const mended = found?.done === undefined ? {} : { done: found.done };
    const findings = found === undefined ? [] : [{ what: "x", owner: "ana", due: found.due, ...mended }];
    return JSON.stringify({ scenario: "s", participants: ["ana"], objective: "o", result, findings });
  };
  const seenOutcomes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(span, tolerance, fc.array(act, { maxLength: 5 }), day, async (every, late, acts, on) => {
      const restore = exercise("restore-test", { every, tolerance: late, reviewer: ana });
      const program = programOf([restore]);
      const all = acts.map(
        ({ on: date, result, finding: found, broken }, at): EvidenceRecord => ({
          ...held(date, { content: contentOf(result, found) }),
          id: `restore-test/${at}.md`,
          digest: `${at}`,
          ...(broken && at === 0 && { faults: [{ line: 1, message: "is no map" }] }),
        }),
      );
      const records: Records = [[restore, all]];
      const seen: Observation[] = [];
      await evaluateRecording(program, recordingOn(on, records), {
        onObservation: (one) => void seen.push(one),
      });
      const terms = { from: "2026-01-01", to: "2027-12-31", today: on } as const;
      const [asked] = await coverageOf([["2026-01-01", program]], records, terms);
      const states = asked?.occurrences.map(({ state }) => state) ?? [];
      for (const { outcome } of seen) {
        seenOutcomes.add(outcome);
        if (outcome === "fail") expect(states, on).toContain("gap");
        if (outcome === "error") expect(states, on).toContain("undecided");
      }
    }),
    { numRuns: 200, seed: 26 },
  );
  expect([...seenOutcomes].sort()).toEqual(["error", "fail", "manual", "pass"]);
});
