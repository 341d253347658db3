import type { Backlog } from "@bylaw/core";
import {
  areFailures,
  type BacklogEntry,
  type BacklogFailures,
  type BacklogGroup,
  backlogName,
  type CriterionReport,
  criterionKey,
  mayWait,
  type Observation,
  type Report,
} from "@bylaw/core/run";

/** Something that fails, as the backlog names it. */
export interface Failing {
  readonly check: string;
  readonly scope: string;
  readonly resource: string;
}

/** What is added is added on these terms. */
export type Terms = Pick<BacklogGroup, "owner" | "until" | "reason">;

export interface Revised {
  readonly groups: readonly BacklogGroup[];
  /** What was mended, what is of a window that is judged no more, and what nothing stood behind and now something does. */
  readonly takenOff: readonly string[];
  readonly added: readonly string[];
  /** What fails, or has nothing behind it, and is on no group that is in force. */
  readonly besides: readonly string[];
}

const isOver = ({ state }: BacklogEntry): boolean => state === "mended" || state === "other-window";

/** The backlog after a run: without what is mended and, where terms are given, with what else fails. */
export function revise(
  backlog: Backlog | undefined,
  report: Report,
  failing: readonly Failing[],
  terms: Terms | undefined,
): Revised {
  const bare = [...report.gaps, ...report.waiting].map((one) => ({
    name: nameOf(one),
    isPlanned: one.backlog !== undefined,
  }));
  // What could not be decided may wait still.
  const open = new Set([...bare.map(({ name }) => name), ...report.criteria.filter(mayWait).map(nameOf)]);
  const takenOff: string[] = [];
  const kept = (backlog?.groups ?? []).flatMap((group): readonly BacklogGroup[] => {
    if (!areFailures(group)) {
      const criteria = group.criteria.filter((one) => open.has(one));
      takenOff.push(...group.criteria.filter((one) => !open.has(one)));
      return criteria.length === 0 ? [] : [{ ...group, criteria }];
    }
    const entries = report.backlog.find((one) => one.group === group)?.entries;
    // What the run tells nothing of stays as it is.
    if (entries === undefined) return [group];
    takenOff.push(...entries.filter(isOver).map((one) => textOf({ check: group.check, ...one })));
    const rest = entries.filter((entry) => !isOver(entry));
    return rest.length === 0 ? [] : [{ ...group, failures: byScope(rest) }];
  });
  // What is overdue is on it already: its day is for a person to move.
  const listed = new Set(kept.flatMap((group) => (areFailures(group) ? placesOf(group) : group.criteria)));
  const fresh = failing.filter((one) => !listed.has(textOf(one)));
  const freshBare = bare.filter(({ name }) => !listed.has(name)).map(({ name }) => name);
  const overdue = [
    ...failing.filter((one) => listed.has(textOf(one))).map(textOf),
    ...bare.filter(({ name, isPlanned }) => listed.has(name) && !isPlanned).map(({ name }) => name),
  ];
  const news = [...fresh.map(textOf), ...freshBare];
  if (terms === undefined) return { groups: kept, takenOff, added: [], besides: [...overdue, ...news] };
  return {
    groups: [...kept, ...groupsOf(fresh, freshBare, terms)],
    takenOff,
    added: news,
    besides: overdue,
  };
}

/** What an observation of a failure that counts names; undefined of every other. */
export function failingOf(observation: Observation): Failing | undefined {
  const { check, scope, outcome, waiver, planned, advisory } = observation;
  const isExcused = waiver !== undefined || planned !== undefined || advisory !== undefined;
  return outcome !== "fail" || isExcused ? undefined : { check, scope, resource: backlogName(observation) };
}

function groupsOf(
  failing: readonly Failing[],
  criteria: readonly string[],
  terms: Terms,
): readonly BacklogGroup[] {
  const checks = [...new Set(failing.map(({ check }) => check))].sort();
  return [
    ...checks.map((check) => ({
      check,
      ...terms,
      failures: byScope(failing.filter((one) => one.check === check)),
    })),
    ...(criteria.length === 0 ? [] : [{ criteria, ...terms }]),
  ];
}

function byScope(all: readonly Omit<Failing, "check">[]): BacklogFailures["failures"] {
  const scopes = [...new Set(all.map(({ scope }) => scope))].sort();
  return Object.fromEntries(
    scopes.map((scope) => [
      scope,
      [...new Set(all.filter((one) => one.scope === scope).map(({ resource }) => resource))].sort(),
    ]),
  );
}

function nameOf({ criterion: { framework, id } }: CriterionReport): string {
  return criterionKey(framework, id);
}

function placesOf({ check, failures }: BacklogFailures): readonly string[] {
  return Object.entries(failures).flatMap(([scope, all]) =>
    all.map((resource) => textOf({ check, scope, resource })),
  );
}

function textOf({ check, scope, resource }: Failing): string {
  return `${check}: ${resource} in ${scope}`;
}
