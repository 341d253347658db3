import canonicalize from "canonicalize";
import type { KeptResource } from "../../keep/kept-outcomes.ts";
import type { KeptTask } from "../../keep/kept-plan.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { byCodeUnits } from "../../language/values/json.ts";
import type { Answer } from "../answer.ts";
import type { SeenRun } from "../runs/seen-run.ts";
import { byKey, keyOf, outcomeIn, type Sight, sightOf, taskIn } from "../runs/sight.ts";

/**
 * How a failure ended: what failed was mended, is there no more, was waived, or is judged in another way; or it fails still, as far as
 * anybody knows, and another verification of its alternative holds.
 */
export type Ending = "mended" | "gone" | "waived" | "redefined" | "excused";

/** What of the judging is another one: the check's code, the limits that it is held to, or the versions of what ran it. */
export type Judging = "code" | "limits" | "versions";

/** One resource within a deviation. */
export interface DeviatingResource {
  readonly scope: string;
  readonly id: string;
  readonly from: IsoDate;
  /** The last day on which it was seen failing. */
  readonly to: IsoDate;
  readonly ended?: Ending;
}

/** A task that failed in one environment, from the first to the last run that saw it fail. */
export interface Deviation {
  readonly task: string;
  readonly control: string;
  readonly environment: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Absent while it fails still. */
  readonly ended?: Ending;
  /** The day of the run that saw it end. */
  readonly seenEnded?: IsoDate;
  /** How many of its runs saw it fail, */
  readonly failing: number;
  /** and how many could decide it. */
  readonly decided: number;
  readonly answer?: Answer;
  /** True when something fails again that was mended before. */
  readonly regressed: boolean;
  /**
   * What of the judging changed between the last run that saw it hold and the first that saw it fail: then the world may be as
   * it was. Absent where nothing did, and where no run saw it hold.
   */
  readonly judgedAnew?: readonly Judging[];
  readonly resources: readonly DeviatingResource[];
}

/** The failures that counting runs saw, in order of day and task. What people must show is not among them. */
export function deviationsIn(runs: readonly SeenRun[]): readonly Deviation[] {
  const places = new Map<string, readonly [task: string, environment: string]>();
  // A block that many runs share is one object.
  const known = new Set<unknown>();
  for (const { held } of runs) {
    if (known.has(held.outcomes)) continue;
    known.add(held.outcomes);
    for (const [task, environments] of Object.entries(held.outcomes.tasks))
      if (taskIn(held.plan, task) !== undefined)
        // Most tasks never fail.
        for (const [environment, { failing }] of Object.entries(environments))
          if (failing.length > 0) places.set(`${task}\n${environment}`, [task, environment]);
  }
  return [...places.values()]
    .flatMap(([task, environment]) => deviationsOf(task, environment, runs))
    .sort((a, b) => byCodeUnits(a.from, b.from) || byCodeUnits(a.task, b.task));
}

interface Open {
  readonly from: IsoDate;
  to: IsoDate;
  failing: number;
  decided: number;
  readonly regressed: boolean;
  readonly judgedAnew: readonly Judging[];
  readonly resources: Map<string, Resource>;
  /** How the task was judged when it was last seen failing. */
  as: Judged;
}

/** How a task was judged: by which code, limits and versions. */
type Judged = Readonly<Record<Judging, string>>;

interface Resource {
  readonly place: KeptResource;
  readonly from: IsoDate;
  to: IsoDate;
  ended?: Ending;
}

function deviationsOf(task: string, environment: string, runs: readonly SeenRun[]): readonly Deviation[] {
  const done: Deviation[] = [];
  const mended = new Set<string>();
  let control = "";
  let open: Open | undefined;
  /** How it was judged when it was last seen to hold. */
  let held: Judged | undefined;
  const close = (ended: Ending, day: IsoDate): void => {
    if (open === undefined) return;
    for (const [key, { ended: how }] of open.resources) if (how === "mended") mended.add(key);
    done.push(deviationOf({ task, control, environment }, open, { ended, seenEnded: day }));
    open = undefined;
  };
  for (const run of runs) {
    const planned = taskIn(run.held.plan, task);
    if (planned === undefined) {
      // A run of a part says nothing of what it was not asked for.
      if (run.asked === undefined) close("redefined", run.today);
      continue;
    }
    control = planned.control;
    const outcome = outcomeIn(run, task, environment);
    if (outcome === undefined || run.held.outcomes.excused.includes(task)) {
      if (outcome !== undefined) close("excused", run.today);
      continue;
    }
    const as = asJudged(run, planned);
    const holds = outcome.failing.length === 0 && outcome.undecided.length === 0;
    if (open === undefined && outcome.failing.length === 0) {
      if (holds) held = as;
      continue;
    }
    const sight = sightOf(run, task, environment);
    if (outcome.failing.length > 0) {
      open ??= {
        from: run.today,
        to: run.today,
        failing: 0,
        decided: 0,
        regressed: outcome.failing.some((one) => mended.has(keyOf(one))),
        judgedAnew: held === undefined ? [] : changesIn(held, as),
        resources: new Map(),
        as,
      };
      open.to = run.today;
      open.failing += 1;
      for (const [key, place] of byKey(outcome.failing)) failedOn(run.today, key, place, open.resources);
    }
    if (open === undefined) continue;
    if (outcome.failing.length > 0 || outcome.undecided.length === 0) open.decided += 1;
    for (const resource of open.resources.values())
      settle(resource, sight(resource.place), changesIn(open.as, as).length > 0);
    const ends = [...open.resources.values()].map(({ ended }) => ended);
    const [first] = ends;
    if (outcome.failing.length === 0 && first !== undefined && !ends.includes(undefined))
      close(endOf(ends as readonly Ending[]), run.today);
    else if (outcome.failing.length > 0) open.as = as;
    if (holds) held = as;
  }
  if (open !== undefined) done.push(deviationOf({ task, control, environment }, open, {}));
  return done;
}

function failedOn(day: IsoDate, key: string, place: KeptResource, resources: Map<string, Resource>): void {
  const found = resources.get(key);
  if (found === undefined) resources.set(key, { place, from: day, to: day });
  else {
    found.to = day;
    delete found.ended;
  }
}

/** What is seen no more, and what could not be decided, fails still as far as anybody knows. */
function settle(resource: Resource, sight: Sight, redefined: boolean): void {
  switch (sight) {
    case "holds":
      resource.ended ??= redefined ? "redefined" : "mended";
      return;
    case "gone":
      resource.ended ??= redefined ? "redefined" : "gone";
      return;
    case "waived":
      resource.ended ??= "waived";
      return;
    case "fails":
    case "undecided":
    case "not-seen":
      return;
  }
}

/** What weighs most: a change of the judging, then a permission; gone is only what is all gone. */
function endOf(ends: readonly Ending[]): Ending {
  if (ends.includes("redefined")) return "redefined";
  if (ends.includes("waived")) return "waived";
  return ends.every((one) => one === "gone") ? "gone" : "mended";
}

function asJudged({ versions }: SeenRun, { code, limits, environment }: KeptTask): Judged {
  const ours = Object.entries(versions).filter(([name]) => name !== "node");
  const text = (value: unknown): string => canonicalize(value) ?? "";
  return { code, limits: text({ limits, environment: environment ?? "" }), versions: text(ours) };
}

function changesIn(before: Judged, after: Judged): readonly Judging[] {
  return (["code", "limits", "versions"] as const).filter((one) => before[one] !== after[one]);
}

function deviationOf(
  place: Pick<Deviation, "task" | "control" | "environment">,
  { from, to, failing, decided, regressed, judgedAnew, resources }: Open,
  end: Pick<Deviation, "ended" | "seenEnded">,
): Deviation {
  return {
    ...place,
    from,
    to,
    ...end,
    failing,
    decided,
    regressed,
    ...(judgedAnew.length > 0 && { judgedAnew }),
    resources: [...resources.values()]
      .map(({ place: [scope, id], ...rest }) => ({ scope, id, ...rest }))
      .sort((a, b) => byCodeUnits(a.scope, b.scope) || byCodeUnits(a.id, b.id)),
  };
}
