import {
  areFailures,
  type Backlog,
  type BacklogFailures,
  type BacklogGroup,
} from "../../language/company/backlog.ts";
import { type Criterion, criterionKey } from "../../language/company/framework.ts";
import type { IsoDate } from "../../language/values/date.ts";
import type { Observation } from "../observation.ts";
import { isInForce, lastPlannedDay } from "./planned-days.ts";

/**
 * What became of something that is on the backlog, in one run: it still `fails`, is `mended`, could not be decided, lies where
 * nothing was judged, or is of another window of what people owe than the one judged now, answered or not.
 */
export type BacklogState = "fails" | "mended" | "undecided" | "not-judged" | "other-window";

export interface BacklogEntry {
  readonly scope: string;
  readonly resource: string;
  readonly state: BacklogState;
}

/** A group of failures of the backlog, and what became of each. */
export interface BacklogReport {
  readonly group: BacklogFailures;
  /** True when its day is over: what still fails counts again. */
  readonly overdue: boolean;
  /** True when its day is more than a year away: it plans nothing, and what fails counts. */
  readonly tooFar: boolean;
  readonly entries: readonly BacklogEntry[];
}

/** Lays the program's backlog over observations and remembers what it met. */
export interface BacklogBook {
  /** The observation with what is planned for it, or was. Its outcome does not change. */
  overlay(observation: Observation): Observation;
  /** Every group of failures, in the program's order. */
  reports(): readonly BacklogReport[];
}

/** A book of the backlog as of a day, where the organization is. Only what people owe, by the ids of its requirements, has windows. */
export function openBacklog(
  backlog: Backlog | undefined,
  today: IsoDate,
  requirements: ReadonlySet<string>,
): BacklogBook {
  const groups = backlog?.groups.filter(areFailures) ?? [];
  const planned = new Map(
    groups.flatMap((group) => placesOf(group).map((place) => [keyOf(group.check, ...place), group] as const)),
  );
  const states = new Map<string, BacklogState>();
  const windowed = new Set(
    groups
      .filter(({ check }) => requirements.has(check))
      .flatMap((group) =>
        placesOf(group).flatMap(([scope, resource]) => {
          const owed = withoutWindow(resource);
          return owed === undefined ? [] : [keyOf(group.check, scope, owed)];
        }),
      ),
  );
  const owing = new Set<string>();
  const scopes = new Map<string, "read" | "undecided">();
  /** The checks of which something could not be read as a whole: which scopes there are hangs on that too. */
  const broken = new Set<string>();
  const unmet = (check: string, scope: string, resource: string): BacklogState =>
    owing.has(keyOf(check, scope, withoutWindow(resource) ?? ""))
      ? "other-window"
      : absent(scopes.get(keyOf(check, scope)), broken.has(check));
  return {
    overlay(observation) {
      if (planned.size === 0) return observation;
      const { check, scope, resource, outcome } = observation;
      const place = keyOf(check, scope);
      if (outcome === "error" && resource.whole === true) broken.add(check);
      if (outcome === "error" && (resource.whole === true || resource.name === undefined))
        scopes.set(place, "undecided");
      else if (!scopes.has(place)) scopes.set(place, "read");
      const owed = keyOf(check, scope, resource.id);
      if (outcome !== "error" && windowed.has(owed)) owing.add(owed);
      const key = keyOf(check, scope, backlogName(observation));
      const group = planned.get(key);
      if (group === undefined) return observation;
      states.set(key, worse(states.get(key), stateOf(outcome)));
      const isOtherwise = observation.waiver !== undefined || observation.advisory !== undefined;
      if (outcome !== "fail" || isOtherwise) return observation;
      if (isInForce(group, today)) return { ...observation, planned: group };
      return group.until < today ? { ...observation, overdue: group } : observation;
    },
    reports: () =>
      groups.map((group) => ({
        group,
        overdue: group.until < today,
        tooFar: group.until > lastPlannedDay(today),
        entries: placesOf(group).map(([scope, resource]) => ({
          scope,
          resource,
          state: states.get(keyOf(group.check, scope, resource)) ?? unmet(group.check, scope, resource),
        })),
      })),
  };
}

/** How the backlog names what an observation is about: what people owe for one window is not what they owe for the next. */
export function backlogName({ resource, window }: Observation): string {
  return window === undefined ? resource.id : `${resource.id}, ${window}`;
}

/** `restore-test` of `restore-test, 2026-Q1`. */
function withoutWindow(name: string): string | undefined {
  return /^(.+), \d{4}(?:-[\w-]+)?$/su.exec(name)?.[1];
}

/** The group that plans for a criterion, while its day is not over. */
export function plannedFor(
  { framework, id }: Criterion,
  backlog: Backlog | undefined,
  today: IsoDate,
): BacklogGroup | undefined {
  return backlog?.groups.find(
    (group) =>
      !areFailures(group) && isInForce(group, today) && group.criteria.includes(criterionKey(framework, id)),
  );
}

function placesOf({ failures }: BacklogFailures): readonly (readonly [scope: string, resource: string])[] {
  return Object.entries(failures).flatMap(([scope, all]) => all.map((one) => [scope, one] as const));
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

const ORDER: readonly BacklogState[] = ["fails", "undecided", "not-judged", "other-window", "mended"];

/** Several controls may use one check: what fails in one of them fails. */
function worse(known: BacklogState | undefined, now: BacklogState): BacklogState {
  return known === undefined || ORDER.indexOf(now) < ORDER.indexOf(known) ? now : known;
}

function stateOf(outcome: Observation["outcome"]): BacklogState {
  switch (outcome) {
    case "fail":
      return "fails";
    case "pass":
    case "not-applicable":
      return "mended";
    case "error":
      return "undecided";
    case "manual":
    case "skipped":
      return "not-judged";
  }
}

/** What a listing that was read to its end does not have is gone. A scope that was not found may only not have been read. */
function absent(scope: "read" | "undecided" | undefined, isBroken: boolean): BacklogState {
  if (scope === undefined) return isBroken ? "undecided" : "not-judged";
  return scope === "read" ? "mended" : "undecided";
}
