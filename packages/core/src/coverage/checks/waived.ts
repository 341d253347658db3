import type { KeptOutcomes, KeptResource } from "../../keep/kept-outcomes.ts";
import type { KeptWaiver } from "../../keep/kept-plan.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { byCodeUnits } from "../../language/values/json.ts";
import type { SeenRun } from "../runs/seen-run.ts";
import { byKey, outcomeIn, type Sight, sightOf, taskIn } from "../runs/sight.ts";
import type { Span } from "../span.ts";

/** Days on which runs saw a resource fail a task, and a waiver said that it may. */
export interface WaivedDays extends Span {
  readonly task: string;
  readonly control: string;
  readonly environment: string;
  readonly scope: string;
  readonly id: string;
  /** The waiver, as the last of those runs had it. */
  readonly until: IsoDate;
  readonly reason: string;
  readonly approvedBy: string;
}

/** A run that saw this has not seen the failure go. */
const GOES_ON: ReadonlySet<Sight> = new Set(["waived", "undecided", "not-seen"]);

/** The failures that waivers covered, in order of day and task: they were failures all the same. */
export function waivedIn(runs: readonly SeenRun[]): readonly WaivedDays[] {
  const done: WaivedDays[] = [];
  const open = new Map<string, { place: KeptResource; days: WaivedDays }>();
  for (const run of runs) {
    for (const [key, { place, days }] of open) {
      if (taskIn(run.held.plan, days.task) === undefined) continue;
      if (outcomeIn(run, days.task, days.environment) === undefined) continue;
      if (GOES_ON.has(sightOf(run, days.task, days.environment)(place))) continue;
      done.push(days);
      open.delete(key);
    }
    for (const [key, place, days] of waivedOf(run)) {
      const from = open.get(key)?.days.from ?? days.from;
      open.set(key, { place, days: { ...days, from } });
    }
  }
  return [...done, ...[...open.values()].map(({ days }) => days)].sort(
    (a, b) => byCodeUnits(a.from, b.from) || byCodeUnits(a.task, b.task) || byCodeUnits(a.id, b.id),
  );
}

type Waived = readonly [key: string, place: KeptResource, days: WaivedDays];

const known = new WeakMap<KeptOutcomes, readonly (readonly [string, string, readonly KeptResource[]])[]>();

/** Where anything was waived, of most runs nowhere. Outcomes that many runs share are looked through once. */
function placesIn(outcomes: KeptOutcomes) {
  const found =
    known.get(outcomes) ??
    Object.entries(outcomes.tasks).flatMap(([task, environments]) =>
      Object.entries(environments).flatMap(([environment, { waived }]) =>
        waived.length === 0 ? [] : [[task, environment, waived] as const],
      ),
    );
  known.set(outcomes, found);
  return found;
}

/**
 * The waiver that names a resource, else those over several that are in force: a kept plan does not say which of two covered it,
 * so both are told, with the day on which the first of them ends.
 */
function termsFor(
  waivers: readonly KeptWaiver[],
  check: string,
  [scope, id]: KeptResource,
  today: IsoDate,
): Pick<WaivedDays, "until" | "reason" | "approvedBy"> {
  const own = waivers.filter(
    (one) => one.check === check && (one.scope === undefined || one.scope === scope),
  );
  const exact = own.find((one) => one.atMost === undefined && one.resource === id);
  const several = own.filter(({ atMost, until }) => atMost !== undefined && until >= today);
  const all = exact === undefined ? several : [exact];
  const either = (texts: readonly string[]): string => [...new Set(texts)].join(" or ");
  return {
    until: all.map(({ until }) => until).sort(byCodeUnits)[0] ?? today,
    reason: either(
      all.map(({ atMost, resource, reason }) => (atMost === undefined ? reason : `${resource}: ${reason}`)),
    ),
    approvedBy: either(all.map(({ approvedBy }) => approvedBy)),
  };
}

function waivedOf({ held, today }: SeenRun): readonly Waived[] {
  return placesIn(held.outcomes).flatMap(([task, environment, waived]) => {
    const planned = taskIn(held.plan, task);
    if (planned === undefined) return [];
    return [...byKey(waived)].map(([key, place]): Waived => {
      const [scope, id] = place;
      return [
        `${task}\n${environment}\n${key}`,
        place,
        {
          task,
          control: planned.control,
          environment,
          scope,
          id,
          from: today,
          to: today,
          ...termsFor(held.plan.waivers, planned.check, place, today),
        },
      ];
    });
  });
}
