import type { AnyCheck } from "../language/checks/check.ts";
import { assertionLine } from "../language/checks/compose.ts";
import type { Observation } from "../run/observation.ts";
import type { Outcome } from "../run/outcome.ts";
import type { Harness } from "./harness.ts";
import { judge } from "./judge.ts";
import { type ListingFixture, recordingOf } from "./recording.ts";

/** One situation, and what the check says about it. */
export interface CheckCase {
  readonly name: string;
  /** What the collectors returned: `[listingOf(kmsKeys, [key])]`. */
  readonly given: readonly ListingFixture[];
  /** Every line the check says: `<name>: <observed>, expected <expected>`, a reason, or a problem's message. */
  readonly says: readonly string[];
}

type Cases = readonly [CheckCase, ...CheckCase[]];

/** Every kind of case that a check must ship. */
export interface CheckCases {
  readonly pass: Cases;
  readonly fail: Cases;
  /** A value or a listing that it needs could not be read. */
  readonly unreadable: Cases;
  /** Nothing to judge: what the check's `whenEmpty` makes of a complete and empty listing. */
  readonly empty: CheckCase;
  /** Required when the check has `appliesTo`. */
  readonly notApplicable?: Cases;
  /** Required when the check names no blind spots: the situations that show why there are none. */
  readonly noBlindSpots?: readonly [JudgedCase, ...JudgedCase[]];
}

/** A situation of any outcome. */
export interface JudgedCase extends CheckCase {
  readonly outcome: Outcome;
}

/**
 * Runs a check's cases through the engine. Every case is probed: a check that uses an observed value as a plain one says
 * so here.
 *
 * @example testCheck(kmsKeyRotation, { test, expect }, { pass: [...], fail: [...], unreadable: [...], empty: {...} });
 */
export function testCheck(check: AnyCheck, harness: Harness, cases: CheckCases): void {
  const { test, expect } = harness;
  const run = (kind: string, outcome: Outcome, all: readonly CheckCase[]): void => {
    for (const { name, given, says } of all) {
      test(`${check.id} ${kind}: ${name}`, async () => {
        const observations = await judge(check, recordingOf(given));
        expect(observations.map((one) => one.outcome)).toEqual([outcome]);
        expect(observations.flatMap(linesOf)).toEqual(says);
      });
    }
  };
  run("passes", "pass", cases.pass);
  run("fails", "fail", cases.fail);
  run("cannot tell", "error", cases.unreadable);
  run("is empty", check.whenEmpty === "fails" ? "fail" : "not-applicable", [cases.empty]);
  run("does not apply", "not-applicable", cases.notApplicable ?? []);
  for (const one of cases.noBlindSpots ?? []) run("sees", one.outcome, [one]);
  if (check.blindSpots.length === 0) {
    test(`${check.id} names its blind spots, or shows why there are none`, () => {
      expect((cases.noBlindSpots ?? []).length > 0).toBe(true);
    });
  }
  if (check.appliesTo !== undefined) {
    test(`${check.id} ships a not-applicable case`, () => {
      expect((cases.notApplicable ?? []).length > 0).toBe(true);
    });
  }
}

/** What an observation says, line by line: what did not hold, or everything on a pass. */
export function linesOf(observation: Observation): readonly string[] {
  if (observation.reason !== undefined) return [observation.reason];
  if (observation.problem !== undefined) return [observation.problem.message];
  const telling = observation.assertions.filter((one) => one.outcome === observation.outcome);
  return telling.map(assertionLine);
}
