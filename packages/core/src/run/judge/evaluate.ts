import type { Scope } from "../../language/checks/provider.ts";
import { type Listing, primaryCollector } from "../../language/checks/view.ts";
import type { Task } from "../../language/links/task.ts";
import { byCodeUnits } from "../../language/values/json.ts";
import { bindLimits } from "../limits.ts";
import { errorVerdict, type Observation } from "../observation.ts";
import type { Plan } from "../plan.ts";
import { createProbe, type Probe } from "../probe/probe.ts";
import type { Recording } from "../recording.ts";
import { checkedAgainstCollectors } from "./checked.ts";
import { evaluateScope, type ObservationSink, observationOf, type ScopeSummary } from "./evaluate-scope.ts";
import { createListingReader, notCollected } from "./listing-reader.ts";
import type { VerdictMemory } from "./memory.ts";
import { uncollected } from "./uncollected.ts";

export interface EvaluateGiven {
  readonly probe?: Probe;
  /** What the same recording came to before. */
  readonly memory?: VerdictMemory | undefined;
}

/**
 * Judges a recording. Observations come in order of collector, scope, listing, resource and task: the same recording
 * gives the same sequence, whatever the machine.
 */
export async function evaluate(
  plan: Plan,
  given: Recording,
  sink: ObservationSink,
  { probe = createProbe({ everything: false }), memory }: EvaluateGiven = {},
): Promise<void> {
  const { program } = plan;
  const recording = checkedAgainstCollectors(plan, given);
  const reader = createListingReader(recording, probe);
  const engine = { reader, probe, sink, limits: bindLimits(program) };
  for (const collector of plan.collectors) {
    const tasks = plan.tasks.filter(
      (task) => primaryCollector(task.check.subject.listing).id === collector.id,
    );
    const progress = new Map<Task, TaskProgress>();
    for (const recorded of recording.listings) {
      if (recorded.collector !== collector.id) continue;
      const here = tasks.filter((task) => isTargeted(task, recorded.scope));
      for (const [listing, group] of byListing(here)) {
        const judge = (into: ObservationSink) =>
          evaluateScope(listing, group, recorded, { ...engine, sink: into });
        const scope = { listing, tasks: group, recorded, limits: engine.limits };
        const summary = await (memory?.recall(scope, sink, judge) ?? judge(sink));
        for (const task of group) progress.set(task, advance(progress.get(task), task, summary));
      }
    }
    for (const task of tasks) {
      for (const observation of afterAllScopes(task, progress.get(task))) await sink(observation);
      for (const observation of uncollected(program, task, recording)) await sink(observation);
    }
  }
}

/** What a task has met so far, over its scopes. */
type TaskProgress = Readonly<Record<"population" | "leftOut", number>>;

function advance(before: TaskProgress | undefined, task: Task, summary: ScopeSummary): TaskProgress {
  return {
    population: (before?.population ?? 0) + summary.population,
    leftOut: (before?.leftOut ?? 0) + (summary.leftOut.get(task) ?? 0),
  };
}

/** What can be said only when every scope is done: that nothing was collected, or that nothing is left. */
function afterAllScopes(task: Task, progress: TaskProgress | undefined): readonly Observation[] {
  const { listing } = task.check.subject;
  const collector = primaryCollector(listing);
  const everywhere = { id: collector.provider.id, type: listing.resource, whole: true } as const;
  const error = (code: "empty-population" | "not-collected", message: string): readonly Observation[] => [
    observationOf(task, {}, collector.provider.id)(everywhere, errorVerdict({ code, message })),
  ];
  if (progress === undefined) return error("not-collected", notCollected(collector).message);
  const { population, leftOut } = progress;
  if (population === 0 || leftOut < population) return [];
  const message = `Its selectors leave out every ${listing.resource}, ${leftOut} of them. Check what they test.`;
  return error("empty-population", message);
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
