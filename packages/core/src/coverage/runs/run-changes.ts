import type { KeptResource } from "../../keep/kept-outcomes.ts";
import { byCodeUnits } from "../../language/values/json.ts";
import { underLatestNames } from "../plans/latest-names.ts";
import { type PlanChange, planChangesIn } from "../plans/plan-changes.ts";
import { failedIn, lastDecided } from "./last-decided.ts";
import type { SeenRun } from "./seen-run.ts";
import { keyOf, outcomeIn, taskIn } from "./sight.ts";
import { didNotHold, type Stood, standingIn } from "./stood.ts";

/**
 * What became of a resource from one run to another. `mended` was seen to hold, `decided` holds and could not be decided before, `gone`
 * is there no more by a complete listing, and `unjudged` is what the later run did not look at: nobody knows that it holds.
 */
export type ChangeKind = "failing" | "undecided" | "unjudged" | "waived" | "decided" | "mended" | "gone";

/** What one task came to of one resource, where that is not what it came to before. */
export interface RunChange {
  readonly kind: ChangeKind;
  readonly task: string;
  readonly control: string;
  /** `""` where it is in none. */
  readonly environment: string;
  readonly scope: string;
  /** The scope's own of a whole listing. */
  readonly id: string;
  /** What it was when it was last decided, where that was a failure and the run before could not decide it. */
  readonly before: Stood;
  readonly after: Stood;
}

/** How many resources did not hold in either run, and in the same way. */
export interface StillSo {
  readonly failing: number;
  readonly undecided: number;
  readonly waived: number;
}

/** What changed from one run to another. */
export interface RunChanges {
  /** What weighs most first, then by task, environment, scope and resource. */
  readonly changes: readonly RunChange[];
  readonly still: StillSo;
  /** What did not hold before, and what the later run was not asked for: it says nothing of that. */
  readonly notAsked: number;
  /** What the later run was held to, and the earlier one was not. */
  readonly plan: readonly PlanChange[];
}

/** What weighs most first. */
export const changeKinds: readonly ChangeKind[] = [
  "failing",
  "undecided",
  "unjudged",
  "waived",
  "decided",
  "mended",
  "gone",
];

/**
 * What changed from a run to a later one, by what was kept of both: nothing is judged anew. A control that has another name is followed.
 * What the earlier run left undecided is held against the last of `past`, the runs before it, that could decide it; the newest of them
 * first, as far back as `isLeftOpen` says.
 *
 * @example const { changes } = runChanges(yesterday, today);
 */
export function runChanges(earlier: SeenRun, later: SeenRun, past: readonly SeenRun[] = []): RunChanges {
  const named = underLatestNames([...[...past].reverse(), earlier, later]).runs;
  const [after = later, before = earlier, ...further] = [...named].reverse();
  const changes: RunChange[] = [];
  const still = { failing: 0, undecided: 0, waived: 0 };
  let notAsked = 0;
  for (const [task, environment] of placesOf(before, after)) {
    const [was, is] = [standingIn(before, task, environment), standingIn(after, task, environment)];
    const control = controlOf(task, after) ?? controlOf(task, before) ?? "";
    const last = lastDecided(further, task, environment);
    const hidden = failedIn(further, task, environment).filter(
      (place) => was(place) === "undecided" && is(place) !== "undecided",
    );
    for (const place of notHoldingIn([before, after], task, environment, hidden)) {
      const pair = { before: was(place), after: is(place) };
      if (pair.before === "not-asked") continue;
      if (pair.after === "not-asked") {
        notAsked += 1;
        continue;
      }
      const stood = withLast({ before: pair.before, after: pair.after }, last(place));
      const kind = kindOf(stood, isWhole(place));
      const [scope, id] = place;
      if (kind !== undefined) changes.push({ kind, task, control, environment, scope, id, ...stood });
      else if (stood.before === stood.after) {
        if (stood.after === "fails") still.failing += 1;
        if (stood.after === "undecided") still.undecided += 1;
        if (stood.after === "waived") still.waived += 1;
      }
    }
  }
  return { changes: changes.sort(byWeight), still, notAsked, plan: planChangesIn([earlier, later]) };
}

/**
 * What a run came to that has none before it: all that does not hold in it, as of tasks that nobody judged before.
 *
 * @example const { changes } = firstChanges(run);
 */
export function firstChanges(run: SeenRun): RunChanges {
  const changes = placesOf(run).flatMap(([task, environment]) => {
    const control = controlOf(task, run) ?? "";
    const is = standingIn(run, task, environment);
    return notHoldingIn([run], task, environment).flatMap((place): readonly RunChange[] => {
      const stood = is(place);
      const [scope, id] = place;
      if (stood === "not-asked" || !didNotHold(stood)) return [];
      const kind = kindOf({ before: "not-judged", after: stood }, false);
      if (kind === undefined) return [];
      return [{ kind, task, control, environment, scope, id, before: "not-judged", after: stood }];
    });
  });
  return {
    changes: changes.sort(byWeight),
    still: { failing: 0, undecided: 0, waived: 0 },
    notAsked: 0,
    plan: [],
  };
}

type Pair = Readonly<Record<"before" | "after", Stood>>;

/** What is mended, gone or judged no longer is so since it was last decided; what does not hold now is told as it was told last. */
function withLast({ before, after }: Pair, last: Stood | undefined): Pair {
  const failed = last === "fails" || last === "waived";
  return before === "undecided" && failed && !didNotHold(after) ? { before: last, after } : { before, after };
}

function kindOf({ before, after }: Pair, whole: boolean): ChangeKind | undefined {
  if (before === after) return undefined;
  switch (after) {
    case "fails":
      return "failing";
    case "undecided":
      return "undecided";
    case "waived":
      return "waived";
    case "holds":
      if (!didNotHold(before)) return undefined;
      return before === "undecided" ? "decided" : "mended";
    case "not-there":
      // A listing that is read to the end again has no resource that says so.
      if (!didNotHold(before)) return undefined;
      return before === "undecided" && whole ? "decided" : "gone";
    case "not-seen":
    case "not-judged":
    case "excused":
      return didNotHold(before) ? "unjudged" : undefined;
  }
}

function controlOf(task: string, { held }: SeenRun): string | undefined {
  return (taskIn(held.plan, task) ?? held.plan.requirements.find(({ id }) => id === task))?.control;
}

type Place = readonly [task: string, environment: string];

/** Where either run came to anything that does not hold. */
function placesOf(...runs: readonly SeenRun[]): readonly Place[] {
  const places = new Map<string, Place>();
  for (const { held } of runs)
    for (const [task, environments] of Object.entries(held.outcomes.tasks))
      for (const [environment, { failing, waived, undecided }] of Object.entries(environments))
        if (failing.length + waived.length + undecided.length > 0)
          places.set(`${task}\n${environment}`, [task, environment]);
  return [...places.values()];
}

/** Each once, in however many ways it does not hold, and what else there is. */
function notHoldingIn(
  runs: readonly SeenRun[],
  task: string,
  environment: string,
  others: readonly KeptResource[] = [],
): readonly KeptResource[] {
  const found = new Map(others.map((place) => [keyOf(place), place]));
  for (const run of runs) {
    const outcome = outcomeIn(run, task, environment);
    if (outcome === undefined) continue;
    for (const all of [outcome.failing, outcome.waived, outcome.undecided])
      for (const place of all) found.set(keyOf(place), place);
  }
  return [...found.values()];
}

/** True for what a run said of a whole listing. */
function isWhole([scope, id]: KeptResource): boolean {
  return scope === id;
}

function byWeight(a: RunChange, b: RunChange): number {
  return (
    changeKinds.indexOf(a.kind) - changeKinds.indexOf(b.kind) ||
    byCodeUnits(a.task, b.task) ||
    byCodeUnits(a.environment, b.environment) ||
    byCodeUnits(a.scope, b.scope) ||
    byCodeUnits(a.id, b.id)
  );
}
