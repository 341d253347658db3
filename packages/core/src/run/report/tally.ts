import type { Observation } from "../observation.ts";
import { type Counts, noCounts } from "../outcome.ts";

/** Counts observations by task, so that a run of any size can be summed up. */
export interface Tally {
  add(observation: Observation): void;
  counts(task: string): Readonly<Counts>;
}

export function createTally(): Tally {
  const byTask = new Map<string, Counts>();
  return {
    add({ task, outcome, waiver }) {
      let counts = byTask.get(task);
      if (counts === undefined) {
        counts = noCounts();
        byTask.set(task, counts);
      }
      counts[waiver === undefined ? outcome : "waived"] += 1;
    },
    counts: (task) => byTask.get(task) ?? noCounts(),
  };
}
