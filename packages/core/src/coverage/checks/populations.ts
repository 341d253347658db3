import type { KeptResource } from "../../keep/kept-outcomes.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { byCodeUnits } from "../../language/values/json.ts";
import type { SeenRun } from "../runs/seen-run.ts";
import { keyOf, taskIn } from "../runs/sight.ts";

/** One resource that a task judged, and in how many runs. */
export interface PopulationMember {
  readonly scope: string;
  readonly id: string;
  /** The first and the last day on which a run judged it. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly runs: number;
  readonly failing: number;
  readonly waived: number;
  readonly undecided: number;
}

/** Everything that one task judged in one environment over a period: what a sample is drawn from. */
export interface JudgedPopulation {
  readonly task: string;
  readonly control: string;
  readonly environment: string;
  /** How many runs planned it, */
  readonly runs: number;
  /** and in how many of them every listing that it reads first was read to the end. */
  readonly complete: number;
  readonly members: readonly PopulationMember[];
}

interface Growing {
  readonly task: string;
  readonly control: string;
  readonly environment: string;
  readonly members: Map<string, { -readonly [K in keyof PopulationMember]: PopulationMember[K] }>;
}

/** What each task judged, in order of task, environment, scope and id. */
export function populationsIn(runs: readonly SeenRun[]): readonly JudgedPopulation[] {
  const found = new Map<string, Growing>();
  const planned = new Map<string, { runs: number; complete: number }>();
  for (const run of runs) {
    countPlanned(run, planned);
    for (const [task, environment, resources] of judgedIn(run)) {
      const control = taskIn(run.held.plan, task)?.control;
      if (control === undefined) continue;
      const key = `${task}\n${environment}`;
      const growing = found.get(key) ?? { task, control, environment, members: new Map() };
      found.set(key, growing);
      for (const place of resources) count(growing, place, run.today, "runs");
      const outcome = run.held.outcomes.tasks[task]?.[environment];
      for (const what of ["failing", "waived", "undecided"] as const)
        for (const place of outcome?.[what] ?? []) count(growing, place, run.today, what);
    }
  }
  return [...found.values()]
    .map(({ members, ...rest }) => ({
      ...rest,
      runs: planned.get(rest.task)?.runs ?? 0,
      complete: planned.get(rest.task)?.complete ?? 0,
      members: [...members.values()].sort((a, b) => byCodeUnits(a.scope, b.scope) || byCodeUnits(a.id, b.id)),
    }))
    .sort((a, b) => byCodeUnits(a.task, b.task) || byCodeUnits(a.environment, b.environment));
}

function count(
  { members }: Growing,
  place: KeptResource,
  day: IsoDate,
  what: "runs" | "failing" | "waived" | "undecided",
): void {
  const [scope, id] = place;
  // A listing that could not be read is no member of it.
  if (id === scope) return;
  const key = keyOf(place);
  const member = members.get(key) ?? {
    scope,
    id,
    from: day,
    to: day,
    runs: 0,
    failing: 0,
    waived: 0,
    undecided: 0,
  };
  members.set(key, member);
  member.to = day;
  member[what] += 1;
}

function judgedIn({ held }: SeenRun) {
  return held.judged.flatMap(({ tasks, sets }) =>
    Object.entries(tasks).flatMap(([task, environments]) =>
      Object.entries(environments).map(([environment, at]) => [task, environment, sets[at] ?? []] as const),
    ),
  );
}

function countPlanned({ held }: SeenRun, planned: Map<string, { runs: number; complete: number }>): void {
  const broken = new Set(
    held.collectors
      .filter(({ scopes }) => scopes.some(({ state }) => state === "incomplete"))
      .map(({ collector }) => collector),
  );
  for (const { id, collectors } of held.plan.tasks) {
    const counts = planned.get(id) ?? { runs: 0, complete: 0 };
    planned.set(id, counts);
    counts.runs += 1;
    if (!collectors.some((one) => broken.has(one))) counts.complete += 1;
  }
}
