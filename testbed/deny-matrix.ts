import { isDeepStrictEqual } from "node:util";
import type { Assertion } from "@bylaw/core";
import type { Observation } from "@bylaw/core/run";

/** A run in which one operation was denied throughout. */
export interface Denial {
  readonly operation: string;
  /** What an observation that needed the operation must name. */
  readonly permission: string;
  readonly observations: readonly Observation[];
  /** The observations of the undenied run that did not need the operation, among those of the checks that declare it. */
  readonly spares?: (observation: Observation) => boolean;
}

/**
 * Holds a denied run against the same run without the denial. `declares` tells whether a check's collectors declare
 * the operation. Returns what is wrong, as sentences:
 * - an observation that needed the operation is an error that names the permission, or fails as before for another
 *   reason and still shows what could not be read;
 * - every other observation is as before;
 * - at least one was decided by the operation.
 */
export function faultsOfDenial(
  undenied: readonly Observation[],
  denial: Denial,
  declares: (check: string) => boolean,
): readonly string[] {
  const before = new Map(undenied.map((one) => [keyOf(one), one]));
  const after = new Map(denial.observations.map((one) => [keyOf(one), one]));
  const faults: string[] = [];
  let decided = 0;
  for (const [key, was] of before) {
    const is = after.get(key);
    const spared = !declares(was.check) || denial.spares?.(was) === true;
    if (is !== undefined && isDeepStrictEqual(is, was)) {
      if (!spared) faults.push(`${key} is ${is.outcome} as before, although it needs what is denied`);
    } else if (!declares(was.check)) {
      faults.push(`${key} has nothing to do with ${denial.operation} and is no longer ${was.outcome}`);
    } else if (is === undefined) {
      if (!hasNewError(was, before, denial)) faults.push(`${key} is gone without an error in its scope`);
    } else if (!isUndecided(is, was, denial.permission)) {
      faults.push(
        `${key} was ${was.outcome} and is ${is.outcome}, not an error that names ${denial.permission}`,
      );
    } else {
      decided += 1;
    }
  }
  for (const [key, is] of after) {
    if (before.has(key)) continue;
    if (isErrorNaming(is, denial.permission)) decided += 1;
    else faults.push(`${key} is new, and ${is.outcome}`);
  }
  if (decided === 0) faults.push(`${denial.operation} decided nothing`);
  return faults;
}

function keyOf({ task, scope, resource }: Observation): string {
  return [task, scope, resource.id, resource.whole === true ? "whole" : "one"].join(" | ");
}

function isUndecided(is: Observation, was: Observation, permission: string): boolean {
  const failsAnyway = was.outcome === "fail" && is.outcome === "fail";
  return (
    isErrorNaming(is, permission) || (failsAnyway && is.assertions.some((one) => names(one, permission)))
  );
}

function isErrorNaming({ outcome, problem }: Observation, permission: string): boolean {
  return outcome === "error" && problem?.permission === permission;
}

function names({ problem, parts }: Assertion, permission: string): boolean {
  return problem?.permission === permission || parts?.some((part) => names(part, permission)) === true;
}

/** Where a listing or a parent is denied, its resources give way to an error of the task in the same scope. */
function hasNewError(was: Observation, before: ReadonlyMap<string, Observation>, denial: Denial): boolean {
  return denial.observations.some(
    (one) =>
      one.task === was.task &&
      one.scope === was.scope &&
      !before.has(keyOf(one)) &&
      isErrorNaming(one, denial.permission),
  );
}
