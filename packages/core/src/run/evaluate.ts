import { byCodeUnits } from "../language/json.ts";
import type { Program } from "../language/program.ts";
import type { Scope } from "../language/provider.ts";
import { type Listing, primaryCollector } from "../language/view.ts";
import { evaluateScope, type ObservationSink, tieTo } from "./evaluate-scope.ts";
import { createItemReader, notCollected } from "./items.ts";
import { errorVerdict, type Verdict } from "./observation.ts";
import type { Plan, Task } from "./plan.ts";
import type { Recording } from "./recording.ts";

/**
 * Judges a recording. Observations come in order of collector, scope, listing, resource and task: the same recording
 * gives the same sequence, whatever the machine.
 */
export async function evaluate(
  program: Program,
  plan: Plan,
  recording: Recording,
  sink: ObservationSink,
): Promise<void> {
  const reader = createItemReader(recording);
  for (const collector of plan.collectors) {
    const tasks = plan.tasks.filter(
      (task) => primaryCollector(task.check.subject.listing).id === collector.id,
    );
    const population = new Map<Task, number>();
    for (const recorded of recording.listings) {
      if (recorded.collector !== collector.id) continue;
      const here = tasks.filter((task) => isTargeted(task, recorded.scope));
      for (const [listing, group] of byListing(here)) {
        const judged = await evaluateScope(program, listing, group, recorded, reader, sink);
        for (const task of group) population.set(task, (population.get(task) ?? 0) + judged);
      }
    }
    for (const task of tasks) {
      const { listing } = task.check.subject;
      const whole = { id: collector.provider.id, type: listing.resource, whole: true } as const;
      const verdict = afterAllScopes(task, population.get(task));
      if (verdict !== undefined) await sink(tieTo(task, {}, collector.provider.id)(whole, verdict));
    }
  }
}

/** What can be said only when every scope is done: nothing was collected, or a population is unexpectedly empty. */
function afterAllScopes({ check }: Task, population: number | undefined): Verdict | undefined {
  const { listing } = check.subject;
  if (population === undefined) return errorVerdict(notCollected(primaryCollector(listing)));
  if (population > 0 || check.expects === "any") return undefined;
  const message = `${check.id} expects at least one ${listing.resource}, and there is none.`;
  return errorVerdict({ code: "empty-population", message });
}

function isTargeted(task: Task, scope: Scope): boolean {
  return task.use.environment === undefined || task.use.environment.id === scope.environment;
}

function byListing(tasks: readonly Task[]): readonly (readonly [Listing, readonly Task[]])[] {
  const groups = new Map<Listing, Task[]>();
  for (const task of tasks) {
    const { listing } = task.check.subject;
    const group = groups.get(listing);
    if (group === undefined) groups.set(listing, [task]);
    else group.push(task);
  }
  return [...groups].sort(([a], [b]) => byCodeUnits(a.id, b.id));
}
