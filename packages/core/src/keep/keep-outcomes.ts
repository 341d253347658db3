import canonicalize from "canonicalize";
import { byCodeUnits } from "../language/values/json.ts";
import type { Observation } from "../run/observation.ts";
import type { Report } from "../run/report/report.ts";
import type { KeptCounts, KeptJudged, KeptOutcomes, KeptResource } from "./kept-outcomes.ts";

/** Gathers what is kept of a run's observations. */
export interface OutcomeKeeper {
  add(observation: Observation): void;
  outcomes(report: Report): KeptOutcomes;
  /** What was judged, by the first part of the task's check or requirement: what changes together is kept together. */
  judged(): ReadonlyMap<string, KeptJudged>;
}

interface Gathered {
  readonly group: string;
  readonly counts: KeptCounts;
  readonly failing: KeptResource[];
  readonly waived: KeptResource[];
  readonly undecided: KeptResource[];
  readonly judged: KeptResource[];
}

/** `groupOf` names what a task's judged resources are kept with: the listing that they come from. */
export function createOutcomeKeeper(groupOf: (task: string) => string): OutcomeKeeper {
  const tasks = new Map<string, Map<string, Gathered>>();
  const at = ({ task, environment = "" }: Observation): Gathered => {
    const own = tasks.get(task) ?? new Map<string, Gathered>();
    tasks.set(task, own);
    const found = own.get(environment) ?? {
      group: groupOf(task),
      counts: { pass: 0, fail: 0, waived: 0, error: 0, "not-applicable": 0, manual: 0, skipped: 0 },
      failing: [],
      waived: [],
      undecided: [],
      judged: [],
    };
    own.set(environment, found);
    return found;
  };
  return {
    add(observation) {
      const { scope, resource, outcome, waiver, leftOut } = observation;
      const gathered = at(observation);
      const place: KeptResource = [scope, resource.id];
      gathered.counts[waiver === undefined ? outcome : "waived"] += 1;
      if (waiver !== undefined) gathered.waived.push(place);
      else if (outcome === "fail") gathered.failing.push(place);
      else if (outcome === "error") gathered.undecided.push(place);
      // What a check does not apply to is listed, and not judged.
      if (leftOut !== true && outcome !== "not-applicable") gathered.judged.push(place);
    },
    outcomes({ controls }) {
      // One that could not be decided makes up for none: it might have failed as well.
      const excused = controls
        .flatMap((control) => [...control.tasks, ...control.requirements])
        .filter((one) => one.excused && !one.mayCount);
      return {
        tasks: recordOf(tasks, (own) =>
          recordOf(own, ({ counts, failing, waived, undecided }) => ({
            counts,
            failing: sorted(failing),
            waived: sorted(waived),
            undecided: sorted(undecided),
          })),
        ),
        excused: excused.map(({ task }) => task.id).sort(byCodeUnits),
      };
    },
    judged() {
      const groups = new Map<string, Map<string, ReadonlyMap<string, Gathered>>>();
      for (const [task, own] of tasks) {
        const [first] = own.values();
        const group = first?.group ?? "";
        groups.set(group, (groups.get(group) ?? new Map()).set(task, own));
      }
      return new Map([...groups].map(([group, own]) => [group, judgedOf(own)]));
    },
  };
}

function judgedOf(tasks: ReadonlyMap<string, ReadonlyMap<string, Gathered>>): KeptJudged {
  const sets: (readonly KeptResource[])[] = [];
  const known = new Map<string, number>();
  const place = (judged: readonly KeptResource[]): number => {
    const all = sorted(judged);
    const key = canonicalize(all) ?? "";
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, sets.length);
    sets.push(all);
    return sets.length - 1;
  };
  return { tasks: recordOf(tasks, (own) => recordOf(own, ({ judged }) => place(judged))), sets };
}

function recordOf<T, R>(map: ReadonlyMap<string, T>, of: (value: T) => R): Readonly<Record<string, R>> {
  const entries = [...map].sort(([a], [b]) => byCodeUnits(a, b));
  return Object.fromEntries(entries.map(([key, value]) => [key, of(value)]));
}

function sorted(places: readonly KeptResource[]): readonly KeptResource[] {
  return [...places].sort((a, b) => byCodeUnits(a[0], b[0]) || byCodeUnits(a[1], b[1]));
}
