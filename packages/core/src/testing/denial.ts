import type { Assertion } from "../language/checks/assertion.ts";
import type { Observation } from "../run/observation.ts";

/** A run in which one operation was denied throughout. */
export interface Denial {
  readonly operation: string;
  /** What an observation that needed the operation must name. */
  readonly permission: string;
  readonly observations: readonly Observation[];
  /** True for an observation of the undenied run whose check declares the operation and that did not need it. */
  readonly spares?: (observation: Observation) => boolean;
}

/**
 * Compares a denied run with the same run without the denial. `declares` tells whether the listings of a check declare
 * the operation. Returns what is wrong, as sentences; none when
 * - an observation that needed the operation is an error that names the permission, or is as undecided or failing as
 *   before for another reason and still shows what could not be read;
 * - every other observation is byte for byte as before;
 * - at least one was decided by the operation.
 *
 * {@link denyMatrix} does this for every operation. Alone it is for a run that a test arranges by itself.
 *
 * @example
 * const denial = { operation: "badge:ListHolders", permission: "holders:read", observations: denied };
 * expect(faultsOfDenial(undenied, denial, (check) => check === badgeHolderSeen.id)).toEqual([]);
 */
export function faultsOfDenial(
  undenied: readonly Observation[],
  denial: Denial,
  declares: (check: string) => boolean,
): readonly string[] {
  const { operation, permission } = denial;
  const before = new Map(undenied.map((one) => [keyOf(one), one]));
  const after = new Map(denial.observations.map((one) => [keyOf(one), one]));
  const faults: string[] = [];
  let decided = 0;
  for (const [key, was] of before) {
    const is = after.get(key);
    if (is !== undefined && JSON.stringify(is) === JSON.stringify(was)) {
      if (!declares(was.check) || denial.spares?.(was) === true) continue;
      faults.push(`${key} is ${is.outcome} as before, although it needs ${operation}, which is denied.`);
    } else if (!declares(was.check)) {
      faults.push(`${key} has nothing to do with ${operation} and is no longer the ${was.outcome} it was.`);
    } else if (is === undefined) {
      if (!hasNewError(was, before, denial)) {
        faults.push(`${key} is gone, and no error in its scope names ${permission}.`);
      }
    } else if (!isUndecided(is, was, permission)) {
      faults.push(`${key} was ${was.outcome} and is ${is.outcome}, not an error that names ${permission}.`);
    } else {
      decided += 1;
    }
  }
  for (const [key, is] of after) {
    if (before.has(key)) continue;
    if (isErrorNaming(is, permission)) decided += 1;
    else faults.push(`${key} is new and ${is.outcome}, not an error that names ${permission}.`);
  }
  if (decided === 0) faults.push(`${operation} is declared and decides nothing.`);
  return faults;
}

/** `control / check / all of badge/lisbon: holder-1`. */
function keyOf({ task, scope, resource }: Observation): string {
  return `${task} of ${scope}: ${resource.whole === true ? `every ${resource.type}` : resource.id}`;
}

function isUndecided(is: Observation, was: Observation, permission: string): boolean {
  const isAnyway = was.outcome === is.outcome && (is.outcome === "fail" || is.outcome === "error");
  return isErrorNaming(is, permission) || (isAnyway && is.assertions.some((one) => names(one, permission)));
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
