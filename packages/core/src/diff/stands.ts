import type { Observation, ResourceReference } from "../run/observation.ts";
import type { Standing } from "../run/outcome.ts";
import type { Plan } from "../run/plan.ts";
import { explainObservation } from "../run/report/explain.ts";
import { countedAs } from "../run/report/tally.ts";

/** What a task came to of one resource. */
export interface Stand {
  readonly standing: Standing;
  readonly resource: ResourceReference;
  readonly scope: string;
  /** What did not hold, or why nothing was decided; safe text, and none of what passes. */
  readonly lines: readonly string[];
}

/** By task, then by what was judged, which has the same name whatever judges it. */
export type Stands = ReadonlyMap<string, ReadonlyMap<string, Stand>>;

export interface StandBook {
  add(observation: Observation): void;
  readonly stands: Stands;
}

/** Remembers what each task came to of each resource. A task that gave no observation has an empty entry. */
export function createStands({ tasks, requirements }: Pick<Plan, "tasks" | "requirements">): StandBook {
  const stands = new Map<string, Map<string, Stand>>(
    [...tasks, ...requirements].map(({ id }) => [id, new Map()]),
  );
  return {
    stands,
    add(observation) {
      const { task, scope, resource, outcome } = observation;
      const lines = outcome === "pass" ? [] : explainObservation(observation).lines;
      const stand = { standing: countedAs(observation), resource, scope, lines };
      const own = stands.get(task) ?? new Map<string, Stand>();
      stands.set(task, own.set(placeOf(observation), stand));
    },
  };
}

/** The same in every run, whatever it came to. */
function placeOf({ scope, resource }: Observation): string {
  return JSON.stringify([scope, ...(resource.whole === true ? [] : [resource.id])]);
}
