import { type Scope, scopeKey } from "../../language/checks/provider.ts";
import type { Listing } from "../../language/checks/view.ts";
import type { Task } from "../../language/links/task.ts";
import type { Problem } from "../../language/values/problem.ts";
import type { LimitsOf } from "../limits.ts";
import { errorVerdict, type Observation, type ResourceReference, type Verdict } from "../observation.ts";
import type { Probe } from "../probe/probe.ts";
import type { Item, RecordedListing } from "../recording.ts";
import { emptyVerdict } from "./empty.ts";
import type { Context } from "./judge.ts";
import { gather, type ListingReader } from "./listing-reader.ts";
import { locate } from "./locate.ts";
import { createJudge, type Judge } from "./probed-judge.ts";

/** Receives each observation as it is made. A promise is waited for, so that a slow writer is never flooded. */
export type ObservationSink = (observation: Observation) => void | Promise<void>;

/** A task in one scope, with what its assertions receive there. */
interface PreparedTask {
  readonly task: Task;
  readonly judge: Judge;
  /** Turns a verdict into this task's observation. */
  readonly tie: (resource: ResourceReference, verdict: Verdict) => Observation;
}

/** What the tasks of one listing came to in one scope. */
export interface ScopeSummary {
  readonly population: number;
  /** How many resources each task's selectors left out. */
  readonly leftOut: ReadonlyMap<Task, number>;
}

/** What judging works with, the same in every scope. */
export interface Engine {
  readonly reader: ListingReader;
  readonly probe: Probe;
  readonly sink: ObservationSink;
  readonly limits: LimitsOf;
}

/** Judges the tasks that share a listing, in one scope, streaming the listing through them. */
export async function evaluateScope(
  listing: Listing,
  tasks: readonly Task[],
  recorded: RecordedListing,
  engine: Engine,
): Promise<ScopeSummary> {
  const { reader, probe, sink } = engine;
  const prepared: PreparedTask[] = [];
  for (const task of tasks) {
    const context = await contextOf(task, recorded.scope, engine);
    const tie = observationOf(task, recorded.scope, scopeKey(recorded.scope));
    prepared.push({ task, tie, judge: createJudge(task, context, probe) });
  }
  const onEach = prepared.filter(({ task }) => task.check.subject.mode === "each");
  const onWhole = prepared.filter(({ task }) => task.check.subject.mode === "over");
  const whole: ResourceReference = { id: scopeKey(recorded.scope), type: listing.resource, whole: true };
  const all: unknown[] = [];
  const leftOut = new Map<Task, number>();
  let population = 0;
  let incomplete: Problem | undefined = recorded.problem;
  for await (const batch of reader.read(listing, recorded)) {
    for (const item of batch) {
      population += 1;
      if ("problem" in item) incomplete ??= item.problem;
      else if (onWhole.length > 0) all.push(item.resource);
      const resource = referenceTo(item, listing);
      for (const { task, judge, tie } of onEach) {
        const verdict =
          "problem" in item ? errorVerdict(item.problem) : judge.resource(item.resource, item.unread);
        if (verdict.leftOut === true) leftOut.set(task, (leftOut.get(task) ?? 0) + 1);
        const pending = sink(tie(resource, verdict));
        if (pending !== undefined) await pending;
      }
    }
  }
  const isEmpty = population === 0 && incomplete === undefined;
  for (const { task, judge, tie } of prepared) {
    const { mode } = task.check.subject;
    if (mode === "each" && recorded.problem !== undefined)
      await sink(tie(whole, errorVerdict(recorded.problem)));
    if (isEmpty) {
      await sink(tie(whole, emptyVerdict(task.check, recorded)));
    } else if (mode === "over") {
      const judged =
        incomplete === undefined
          ? judge.listing(Object.freeze(all))
          : { verdict: errorVerdict(incomplete), leftOut: 0 };
      leftOut.set(task, judged.leftOut);
      await sink(tie(whole, judged.verdict));
    }
  }
  return { population, leftOut };
}

/** What ties a task's verdicts in one scope to it. */
export function observationOf(
  task: Task,
  scope: Pick<Scope, "environment">,
  key: string,
): PreparedTask["tie"] {
  const { environment } = scope;
  const [id, control, check] = [task.id, task.control.id, task.check.id];
  // What most verdicts have is spelt out: a spread costs more than the judging, a million times.
  return (resource, verdict) => {
    const { outcome, assertions } = verdict;
    if (environment === undefined && (outcome === "pass" || outcome === "fail"))
      return { task: id, control, check, scope: key, resource, outcome, assertions };
    const placed = environment === undefined ? {} : { environment };
    return { task: id, control, check, scope: key, ...placed, resource, ...verdict };
  };
}

/** What a task's assertions receive in a scope: the limits in force there, and the listings that it joins. */
async function contextOf(task: Task, scope: Scope, { reader, limits }: Engine): Promise<Context> {
  const gathered = await gather(task.check.using, scope, reader);
  if ("problem" in gathered) return gathered;
  return { value: Object.freeze({ ...limits(task, scope), ...gathered.value }), unread: gathered.unread };
}

function referenceTo(item: Item, listing: Listing): ResourceReference {
  const { id } = item;
  const { resource: type } = listing;
  if (!("resource" in item)) return { id, type };
  const { name } = item.resource;
  const location = locate(listing, item.resource);
  const bare = name === undefined ? { id, type } : { id, type, name };
  return location === undefined ? bare : { ...bare, location };
}
