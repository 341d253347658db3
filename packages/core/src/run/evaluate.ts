import { byCodeUnits } from "../language/json.ts";
import { type AnyParameter, resolveLimit } from "../language/parameter.ts";
import type { Program } from "../language/program.ts";
import { type Scope, scopeKey } from "../language/provider.ts";
import { type Listing, primaryCollector } from "../language/view.ts";
import { createItemReader, gather, type ItemReader, notCollected } from "./items.ts";
import { type Context, judgeListing, judgeResource } from "./judge.ts";
import {
  errorVerdict,
  notApplicable,
  type Observation,
  type ResourceReference,
  type Verdict,
} from "./observation.ts";
import type { Plan, Task } from "./plan.ts";
import type { RecordedListing, Recording } from "./recording.ts";
import type { WaiverBook } from "./waivers.ts";

/** Receives each observation as it is made. A promise is waited for, so that a slow writer is never flooded. */
export type ObservationSink = (observation: Observation) => void | Promise<void>;

/**
 * Judges a recording. Observations come in order of collector, scope, resource and task: the same recording gives
 * the same sequence, whatever the machine.
 */
export async function evaluate(
  program: Program,
  plan: Plan,
  recording: Recording,
  waivers: WaiverBook,
  sink: ObservationSink,
): Promise<void> {
  const reader = createItemReader(recording);
  for (const collector of plan.collectors) {
    const tasks = plan.tasks.filter(
      (task) => primaryCollector(task.check.subject.listing).id === collector.id,
    );
    if (tasks.length === 0) continue;
    const recorded = recording.listings.filter((listing) => listing.collector === collector.id);
    const population = new Map<Task, number>();
    for (const listing of recorded) {
      const here = tasks.filter((task) => isTargeted(task, listing.scope));
      for (const group of groupByListing(here)) {
        const judged = await evaluateScope(program, group, listing, reader, waivers, sink);
        for (const task of group) population.set(task, (population.get(task) ?? 0) + judged);
      }
    }
    for (const task of tasks) {
      const verdict = afterAllScopes(task, population.get(task));
      if (verdict !== undefined)
        await sink(
          tie(
            task,
            { provider: collector.provider.id, level: "", path: [] },
            whole(task, collector.provider.id),
            verdict,
          ),
        );
    }
  }
}

/** What can be said only when every scope is done: nothing was collected, or a population is unexpectedly empty. */
function afterAllScopes(task: Task, population: number | undefined): Verdict | undefined {
  const collector = primaryCollector(task.check.subject.listing);
  if (population === undefined) return errorVerdict(notCollected(collector));
  if (population > 0 || task.check.expects === "any") return undefined;
  const message = `${task.check.id} expects at least one ${task.check.subject.listing.resource}, and there is none.`;
  return errorVerdict({ code: "empty-population", message });
}

/** Judges the tasks of one listing in one scope. Returns the size of the population. */
async function evaluateScope(
  program: Program,
  tasks: readonly [Task, ...Task[]],
  recorded: RecordedListing,
  reader: ItemReader,
  waivers: WaiverBook,
  sink: ObservationSink,
): Promise<number> {
  const { scope } = recorded;
  const { listing } = tasks[0].check.subject;
  const contexts = new Map<Task, Context>();
  for (const task of tasks) contexts.set(task, await contextOf(program, task, scope, reader));
  const onEach = tasks.filter((task) => task.check.subject.mode === "each");
  const onWhole = tasks.filter((task) => task.check.subject.mode === "over");
  const all: unknown[] = [];
  let population = 0;
  let incomplete = recorded.problem;
  for await (const batch of reader.read(listing, recorded)) {
    for (const item of batch) {
      population += 1;
      const unread = "problem" in item ? item.problem : undefined;
      if (unread !== undefined) incomplete ??= unread;
      for (const task of onEach) {
        const verdict =
          "problem" in item
            ? errorVerdict(item.problem)
            : judgeResource(task.use, item.resource, contexts.get(task) as Context);
        const name = "resource" in item ? item.resource.name : undefined;
        const resource = { id: item.id, type: listing.resource, ...(name !== undefined && { name }) };
        const pending = sink(waivers.overlay(tie(task, scope, resource, verdict)));
        if (pending !== undefined) await pending;
      }
      if (onWhole.length > 0 && "resource" in item) all.push(item.resource);
    }
  }
  for (const task of onEach) {
    if (recorded.problem !== undefined)
      await sink(tie(task, scope, whole(task, scopeKey(scope)), errorVerdict(recorded.problem)));
    else if (population === 0)
      await sink(tie(task, scope, whole(task, scopeKey(scope)), provenEmpty(listing, recorded)));
  }
  for (const task of onWhole) {
    const verdict =
      incomplete === undefined
        ? judgeListing(task.use, all, contexts.get(task) as Context)
        : errorVerdict(incomplete);
    await sink(waivers.overlay(tie(task, scope, whole(task, scopeKey(scope)), verdict)));
  }
  return population;
}

async function contextOf(program: Program, task: Task, scope: Scope, reader: ItemReader): Promise<Context> {
  const gathered = await gather(task.check.using, scope, reader);
  if ("problem" in gathered) return gathered;
  const limits = Object.entries(task.check.parameters).map(([name, limit]) => {
    const bound: AnyParameter | undefined = task.use.bindings[name];
    return [
      name,
      bound === undefined ? limit : resolveLimit(bound, program.settings, scope.environment),
    ] as const;
  });
  return { value: { ...Object.fromEntries(limits), ...gathered.value } };
}

function provenEmpty(listing: Listing, recorded: RecordedListing): Verdict {
  const from =
    listing.kind === "view" ? ` among ${recorded.resources} of ${primaryCollector(listing).id}` : "";
  return notApplicable(
    `There is no ${listing.resource}${from} in ${scopeKey(recorded.scope)}: the listing is complete.`,
  );
}

function tie(task: Task, scope: Scope, resource: ResourceReference, verdict: Verdict): Observation {
  return {
    task: task.id,
    control: task.control.id,
    check: task.check.id,
    scope: scopeKey(scope),
    ...(scope.environment !== undefined && { environment: scope.environment }),
    resource,
    ...verdict,
  };
}

function whole(task: Task, id: string): ResourceReference {
  return { id, type: task.check.subject.listing.resource, whole: true };
}

function isTargeted(task: Task, scope: Scope): boolean {
  return task.use.environment === undefined || task.use.environment.id === scope.environment;
}

function groupByListing(tasks: readonly Task[]): readonly (readonly [Task, ...Task[]])[] {
  const groups = new Map<string, [Task, ...Task[]]>();
  for (const task of tasks) {
    const id = task.check.subject.listing.id;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [task]);
    else group.push(task);
  }
  return [...groups].sort(([a], [b]) => byCodeUnits(a, b)).map(([, group]) => group);
}
