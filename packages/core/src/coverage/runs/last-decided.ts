import type { KeptResource } from "../../keep/kept-outcomes.ts";
import { underLatestNames } from "../plans/latest-names.ts";
import type { SeenRun } from "./seen-run.ts";
import { keyOf, outcomeIn } from "./sight.ts";
import { isIn, type Stood, standingIn } from "./stood.ts";

/** What a run says of a resource for certain. */
export type Decided = Extract<Stood, "fails" | "waived" | "holds" | "not-there">;

/** What resources of a task came to in the last run that could decide it; the newest run first. A plan without the task ends it. */
export function lastDecided(
  runs: readonly SeenRun[],
  task: string,
  environment: string,
): (place: KeptResource) => Decided | undefined {
  const end = runs.findIndex((run) => !isIn(run, task));
  const standings = runs
    .slice(0, end === -1 ? undefined : end)
    .map((run) => standingIn(run, task, environment));
  return (place) => {
    for (const standing of standings) {
      const stood = standing(place);
      if (isDecided(stood)) return stood;
    }
    return undefined;
  };
}

/** What failed or was waived in any of some runs, each once: a listing that cannot be read any more hides it. */
export function failedIn(
  runs: readonly SeenRun[],
  task: string,
  environment: string,
): readonly KeptResource[] {
  const found = new Map<string, KeptResource>();
  for (const run of runs) {
    const { failing = [], waived = [] } = outcomeIn(run, task, environment) ?? {};
    for (const place of [...failing, ...waived]) found.set(keyOf(place), place);
  }
  return [...found.values()];
}

/**
 * True where a run tells of something that the one before it left undecided, and of which none of those before that could decide it:
 * what became of it hangs on a run that lies further back. The newest run first.
 *
 * @example while (isLeftOpen([before, ...past], newest)) past.push(await readNext());
 */
export function isLeftOpen(runs: readonly SeenRun[], later: SeenRun): boolean {
  const named = underLatestNames([...[...runs].reverse(), later]).runs;
  const after = named.at(-1);
  const [before, ...past] = named.slice(0, -1).reverse();
  if (before === undefined || after === undefined) return false;
  return Object.entries(before.held.outcomes.tasks).some(([task, environments]) => {
    // Before its plan had the task, nobody decided anything.
    if (past.some((run) => !isIn(run, task))) return false;
    return Object.entries(environments).some(([environment, { undecided }]) => {
      if (undecided.length === 0) return false;
      const is = standingIn(after, task, environment);
      const last = lastDecided(past, task, environment);
      return undecided.some(
        (place) => !["undecided", "not-asked"].includes(is(place)) && last(place) === undefined,
      );
    });
  });
}

function isDecided(stood: Stood | "not-asked"): stood is Decided {
  return stood === "fails" || stood === "waived" || stood === "holds" || stood === "not-there";
}
