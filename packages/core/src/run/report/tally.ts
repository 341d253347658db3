import type { Observation } from "../observation.ts";
import { type Counts, noCounts, type Standing } from "../outcome.ts";

/** What an observation counts as: its outcome, unless it fails and there is more to say of that. */
export function countedAs({ outcome, waiver, planned, advisory }: Observation): Standing {
  if (waiver !== undefined) return "waived";
  if (advisory !== undefined) return "advisory";
  return planned === undefined ? outcome : "planned";
}

/** Counts observations by task, so that a run of any size can be summed up. */
export interface Tally {
  add(observation: Observation): void;
  counts(task: string): Readonly<Counts>;
}

export function createTally(): Tally {
  const byTask = new Map<string, Counts>();
  return {
    add(observation) {
      const { task } = observation;
      let counts = byTask.get(task);
      if (counts === undefined) {
        counts = noCounts();
        byTask.set(task, counts);
      }
      counts[countedAs(observation)] += 1;
    },
    counts: (task) => byTask.get(task) ?? noCounts(),
  };
}
