import type { Collector } from "../../language/checks/collector.ts";
import {
  type Connection,
  type Provider,
  type Scope,
  type ScopeAccess,
  scopeKey,
} from "../../language/checks/provider.ts";
import { type Problem, problemOf } from "../../language/values/problem.ts";
import type { Plan } from "../plan.ts";
import type { Deadline } from "./deadline.ts";

/** One collector in one scope. */
export interface Job {
  readonly collector: Collector;
  readonly access: ScopeAccess;
  /** The scope it is recorded under; see {@link distinctJobs}. */
  readonly recordedAs: Scope;
  readonly connection: Connection | undefined;
}

/** The jobs of one provider. A provider that cannot be reached has its jobs all the same, with the problem. */
export async function jobsOf(
  plan: Plan,
  provider: Provider,
  deadline: Deadline,
  connections: Connection[],
): Promise<readonly Job[]> {
  const collectors = plan.collectors.filter((collector) => collector.provider.id === provider.type.id);
  if (collectors.length === 0) return [];
  let connection: Connection | undefined;
  let scopes: readonly ScopeAccess[];
  try {
    connection = await deadline.race(provider.connect({ signal: deadline.signal }));
    connections.push(connection);
    scopes = connection.scopes;
    for (const { scope } of scopes) assertScope(provider, scope);
  } catch (error) {
    const what = `${provider.type.id} could not be reached`;
    const problem: Problem = deadline.hasPassed()
      ? { code: "timeout", message: `${what}: it did not connect within its deadline.` }
      : problemOf(error, what);
    scopes = provider.type.levels.map((level) => ({ scope: unreachable(provider, level), problem }));
  }
  return collectors.flatMap((collector) => {
    const own = scopes.filter((access) => access.scope.level === collector.per);
    const all = own.length > 0 ? own : [offersNone(provider, collector.per)];
    return all.map((access) => ({ collector, access, connection, recordedAs: wellFormed(access.scope) }));
  });
}

function assertScope({ type, environment }: Provider, scope: Scope): void {
  const { level, path } = scope;
  if (!type.levels.includes(level)) {
    throw new TypeError(`it offers a scope of the level ${level}, which it does not declare`);
  }
  if (path.length === 0 || path.includes(""))
    throw new TypeError(`it offers a scope of the level ${level} without a name`);
  if (environment !== undefined && scope.environment !== environment.id) {
    const where = `it belongs to the environment ${environment.id} and offers ${scopeKey(scope)}`;
    throw new TypeError(
      scope.environment === undefined
        ? `${where} without it: give scopeOf the environment as well`
        : `${where} in ${scope.environment}: give scopeOf the provider's own`,
    );
  }
}

/** The scope under names that can be written down: a recording cannot hold half a character. */
function wellFormed(scope: Scope): Scope {
  return { ...scope, path: scope.path.map((name) => name.toWellFormed()) };
}

/**
 * The jobs with no scope twice. A scope that two providers offer cannot be told apart, so it is not collected at all:
 * its listing carries the problem. Scopes that were not reached give way to those that were, and are numbered.
 */
export function distinctJobs(jobs: readonly Job[]): readonly Job[] {
  const distinct = new Map<string, Job>();
  const keyOf = (job: Job, scope: Scope): string => `${job.collector.id} ${scopeKey(scope)}`;
  for (const job of jobs.filter(({ access }) => access.problem === undefined)) {
    const key = keyOf(job, job.recordedAs);
    const twin = distinct.get(key);
    distinct.set(key, twin === undefined ? job : offeredTwice(twin));
  }
  for (const job of jobs.filter(({ access }) => access.problem !== undefined)) {
    let { recordedAs } = job;
    for (let number = 2; distinct.has(keyOf(job, recordedAs)); number += 1) {
      recordedAs = numbered(job.recordedAs, number);
    }
    distinct.set(keyOf(job, recordedAs), { ...job, recordedAs });
  }
  return [...distinct.values()];
}

function numbered(scope: Scope, number: number): Scope {
  return { ...scope, path: [...scope.path.slice(0, -1), `${scope.path.at(-1)}-${number}`] };
}

function offersNone(provider: Provider, level: string): ScopeAccess {
  const message = `${provider.type.id} offers no ${level} to collect from.`;
  return { scope: unreachable(provider, level), problem: { code: "not-collected", message } };
}

function offeredTwice(job: Job): Job {
  const message =
    `Two providers offer ${scopeKey(job.recordedAs)}, and nothing tells their resources apart. ` +
    "Let one provider cover it; an environment belongs to a whole provider and cannot split one scope.";
  return { ...job, access: { ...job.access, problem: { code: "ambiguous-scope", message } } };
}

function unreachable(provider: Provider, level: string): Scope {
  const scope = { provider: provider.type.id, level, path: ["unreachable"] };
  return provider.environment === undefined ? scope : { ...scope, environment: provider.environment.id };
}
