import canonicalize from "canonicalize";
import { scopeKey } from "../../language/checks/provider.ts";
import type { Listing } from "../../language/checks/view.ts";
import type { Task } from "../../language/links/task.ts";
import type { LimitsOf } from "../limits.ts";
import type { Observation } from "../observation.ts";
import type { RecordedListing } from "../recording.ts";
import type { ObservationSink, ScopeSummary } from "./evaluate-scope.ts";

/** What a listing is judged by in one scope. */
export interface JudgedScope {
  readonly listing: Listing;
  readonly tasks: readonly Task[];
  readonly recorded: RecordedListing;
  readonly limits: LimitsOf;
}

/** Remembers what a recording came to, so that another program need not judge what it asks in the very same way. */
export interface VerdictMemory {
  /** Tells a sink what was observed: as it was before, where the same code is given the same, or else as `judge` finds it. */
  recall(
    scope: JudgedScope,
    sink: ObservationSink,
    judge: (sink: ObservationSink) => Promise<ScopeSummary>,
  ): Promise<ScopeSummary>;
}

interface Remembered {
  readonly tasks: readonly Task[];
  readonly limits: readonly string[];
  readonly observations: readonly Observation[];
  readonly summary: ScopeSummary;
}

/** The most that is remembered, in observations: what is beyond is judged again. */
const MOST = 100_000;

/**
 * A memory for one recording. Only the very same check, of one module that both programs import, is the same: what it calls
 * is then the same too.
 */
export function createVerdictMemory(): VerdictMemory {
  const known = new Map<string, Remembered>();
  let room = MOST;
  return {
    async recall({ listing, tasks, recorded, limits }, sink, judge) {
      const key = JSON.stringify([recorded.collector, scopeKey(recorded.scope), listing.id]);
      const held = tasks.map((task) => canonicalize(limits(task, recorded.scope)) ?? "");
      const found = known.get(key);
      if (found !== undefined && isSame(found, tasks, held)) {
        for (const one of found.observations) await sink(one);
        return { ...found.summary, leftOut: leftOutOf(found, tasks) };
      }
      const observations: Observation[] = [];
      const summary = await judge((one) => {
        if (observations.length < room) observations.push(one);
        else room = -1;
        return sink(one);
      });
      if (found === undefined && observations.length <= room) {
        room -= observations.length;
        known.set(key, { tasks, limits: held, observations, summary });
      }
      return summary;
    },
  };
}

function isSame(found: Remembered, tasks: readonly Task[], limits: readonly string[]): boolean {
  return (
    found.tasks.length === tasks.length &&
    tasks.every((task, at) => found.limits[at] === limits[at] && isSameTask(task, found.tasks[at]))
  );
}

function isSameTask(task: Task, other: Task | undefined): boolean {
  if (other === undefined || task.id !== other.id || task.check !== other.check) return false;
  const [own, others] = [task.use.selectors, other.use.selectors];
  return own.length === others.length && own.every((selector, at) => selector === others[at]);
}

function leftOutOf({ tasks: former, summary }: Remembered, tasks: readonly Task[]): ScopeSummary["leftOut"] {
  return new Map(
    tasks.flatMap((task, at): readonly [Task, number][] => {
      const before = former[at];
      const number = before === undefined ? undefined : summary.leftOut.get(before);
      return number === undefined ? [] : [[task, number]];
    }),
  );
}
