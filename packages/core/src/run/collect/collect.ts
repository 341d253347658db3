import type { Collector, Identified, UnreadableResource } from "../../language/checks/collector.ts";
import { type Connection, type Provider, scopeKey } from "../../language/checks/provider.ts";
import { byCodeUnits } from "../../language/values/json.ts";
import { type Problem, problemOf, reworded, textOf } from "../../language/values/problem.ts";
import { inParallel } from "../../provider/parallel.ts";
import type { Plan } from "../plan.ts";
import { byCollectorAndScope, encodeItem, type RecordedListing, type Recording } from "../recording.ts";
import { type Deadline, setDeadline } from "./deadline.ts";
import { distinctJobs, type Job, jobsOf } from "./jobs.ts";
import { createLimiter, type Limiter } from "./limiter.ts";
import { callsOf, createTools, type RunTools } from "./tools.ts";

export interface CollectOptions extends RunTools {
  /** Cancels the whole run. */
  readonly signal?: AbortSignal;
  /** How long one listing may take, in milliseconds. Default: ten minutes. */
  readonly deadline?: number;
  /** How many listings are collected at once. Default: 16. */
  readonly concurrency?: number;
  readonly onProgress?: (progress: CollectProgress) => void;
}

/** One step of collecting. */
export interface CollectProgress {
  readonly collector: string;
  readonly scope: string;
  readonly state: "started" | "collecting" | "complete" | "incomplete";
  readonly resources: number;
  /** Listings that are done, and listings in all. */
  readonly done: number;
  readonly total: number;
}

const TEN_MINUTES = 600_000;

/**
 * Collects every listing that a plan needs, each once per scope. A provider, scope or listing that fails becomes an
 * incomplete listing with its problem; the others go on.
 */
export async function collect(
  plan: Plan,
  providers: readonly Provider[],
  options: CollectOptions,
): Promise<Recording> {
  const startedAt = options.now().toISOString();
  const signal = options.signal ?? new AbortController().signal;
  const connections: Connection[] = [];
  try {
    const distinct = distinctJobs(await connectAll(plan, providers, { ...options, signal }, connections));
    const limiters = new Map<string, Limiter>();
    let done = 0;
    const listings = await inParallel(options.concurrency ?? 16, distinct, async (job) => {
      const report = (state: CollectProgress["state"], resources: number): void => {
        if (state === "complete" || state === "incomplete") done += 1;
        const scope = scopeKey(job.recordedAs);
        options.onProgress?.({
          collector: job.collector.id,
          scope,
          state,
          resources,
          done,
          total: distinct.length,
        });
      };
      return collectListing(job, limiters, { ...options, signal }, report);
    });
    signal.throwIfAborted();
    return {
      startedAt,
      finishedAt: options.now().toISOString(),
      listings: listings.sort(byCollectorAndScope),
      ...callersIn(connections),
    };
  } finally {
    for (const connection of connections) close(connection);
  }
}

/** Who each provider took the run for, in order of scope. */
function callersIn(connections: readonly Connection[]): Pick<Recording, "callers"> {
  const callers = connections
    .flatMap(({ scopes }) => scopes)
    .flatMap(({ scope, identity }) => (identity === undefined ? [] : [{ scope, identity }]))
    .sort((a, b) => byCodeUnits(scopeKey(a.scope), scopeKey(b.scope)));
  return callers.length === 0 ? {} : { callers };
}

/** Connects every provider at once, each within its own deadline, and keeps their order. */
async function connectAll(
  plan: Plan,
  providers: readonly Provider[],
  options: CollectOptions & { readonly signal: AbortSignal },
  connections: Connection[],
): Promise<readonly Job[]> {
  const jobs = providers.map(async (provider) => {
    const deadline = setDeadline(options.deadline ?? TEN_MINUTES, options.signal);
    try {
      return await jobsOf(plan, provider, deadline, connections);
    } finally {
      deadline.lift();
    }
  });
  return (await Promise.all(jobs)).flat();
}

/** What was collected stands, whether or not a connection closes well. */
function close(connection: Connection): void {
  try {
    connection.close();
  } catch {
    // Nothing is read from it any more.
  }
}

async function collectListing(
  { collector, access, connection, recordedAs }: Job,
  limiters: Map<string, Limiter>,
  options: CollectOptions & { readonly signal: AbortSignal },
  report: (state: CollectProgress["state"], resources: number) => void,
): Promise<RecordedListing> {
  const { scope } = access;
  const startedAt = options.now().toISOString();
  report("started", 0);
  const lines = new Map<string, string>();
  const calls = new Map<string, number>();
  let problem = access.problem;
  if (problem === undefined && connection !== undefined) {
    const deadline = setDeadline(options.deadline ?? TEN_MINUTES, options.signal);
    const { signal } = deadline;
    const limiterOf = (name: string, perSecond: number): Limiter => {
      const key = `${scope.path.join("/")} ${name}`;
      const limiter =
        limiters.get(key) ?? createLimiter({ perSecond, clock: options.clock, sleep: options.sleep });
      limiters.set(key, limiter);
      return limiter;
    };
    const operations = [...collector.operations, ...(collector.optionalOperations ?? [])];
    const tools = createTools({ ...options, signal, operations, limiterOf, calls });
    try {
      const session = connection.session(scope, tools) as never;
      for await (const item of within(deadline, collector.collect(session, scope))) {
        const refusal = addLine(collector, lines, item);
        problem ??= refusal;
        if (lines.size % 100 === 0) report("collecting", lines.size);
      }
    } catch (error) {
      problem = deadline.hasPassed()
        ? { code: "timeout", message: `${collector.id} did not finish within its deadline.` }
        : problemOf(error, `${collector.id} could not be collected`);
    } finally {
      deadline.lift();
    }
  }
  const state = problem === undefined ? "complete" : "incomplete";
  report(state, lines.size);
  const sorted = [...lines.keys()].sort(byCodeUnits).map((id) => lines.get(id) as string);
  return {
    collector: collector.id,
    scope: recordedAs,
    state,
    ...(problem && { problem: reworded(problem, { message: problem.message.toWellFormed() }) }),
    resources: sorted.length,
    startedAt,
    finishedAt: options.now().toISOString(),
    calls: callsOf(calls),
    async *lines() {
      yield sorted;
    },
  };
}

/** Adds one item; returns the problem of an item that cannot be kept. */
function addLine(
  collector: Collector,
  lines: Map<string, string>,
  item: Identified | UnreadableResource,
): Problem | undefined {
  if (lines.has(item.id)) {
    return { code: "partial-data", message: `${collector.id} yielded ${item.id} twice.` };
  }
  try {
    lines.set(item.id, encodeItem(collector, item));
    return undefined;
  } catch (error) {
    return { code: "schema-mismatch", message: textOf(error) };
  }
}

/** Stops waiting for the next item when the deadline passes, however the collector waits. */
async function* within<T>(deadline: Deadline, items: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  for (let next = await deadline.race(iterator.next()); next.done !== true; ) {
    yield next.value;
    deadline.signal.throwIfAborted();
    next = await deadline.race(iterator.next());
  }
}
