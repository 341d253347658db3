import type { Collector } from "../language/collector.ts";
import { problemOf } from "../language/problem.ts";
import {
  type Connection,
  type Provider,
  type Scope,
  type ScopeAccess,
  scopeKey,
} from "../language/provider.ts";
import type { Plan } from "./plan.ts";

/** One collector in one scope. */
export interface Job {
  readonly collector: Collector;
  readonly access: ScopeAccess;
  /** The scope it is recorded under; see {@link apart}. */
  readonly place: Scope;
  readonly connection: Connection | undefined;
}

/** The jobs of one provider. A provider that cannot be reached has its jobs all the same, with the problem. */
export async function jobsOf(
  plan: Plan,
  provider: Provider,
  signal: AbortSignal,
  connections: Connection[],
): Promise<readonly Job[]> {
  const collectors = plan.collectors.filter((collector) => collector.provider.id === provider.type.id);
  if (collectors.length === 0) return [];
  let connection: Connection | undefined;
  let scopes: readonly ScopeAccess[];
  try {
    connection = await provider.connect({ signal });
    connections.push(connection);
    scopes = connection.scopes;
  } catch (error) {
    const problem = problemOf(error, `${provider.type.id} could not be reached`);
    scopes = provider.type.levels.map((level) => ({ scope: unreachable(provider, level), problem }));
  }
  return collectors.flatMap((collector) =>
    scopes
      .filter((access) => access.scope.level === collector.per)
      .map((access) => ({ collector, access, connection, place: access.scope })),
  );
}

/**
 * The jobs with no scope twice. A scope that two providers cover alike is collected once; where they differ, or could
 * not be told apart because they were not reached, each keeps its own under a number.
 */
export function apart(jobs: readonly Job[]): readonly Job[] {
  const taken = new Map<string, Job>();
  for (const job of jobs) {
    const { scope, problem } = job.access;
    const keyOf = (place: Scope): string => `${job.collector.id} ${scopeKey(place)}`;
    const twin = taken.get(keyOf(scope));
    const alike = twin?.place.environment === scope.environment && twin?.access.problem === undefined;
    if (twin !== undefined && alike && problem === undefined) continue;
    let place = scope;
    for (let number = 2; taken.has(keyOf(place)); number += 1) {
      place = { ...scope, path: [...scope.path.slice(0, -1), `${scope.path.at(-1)}-${number}`] };
    }
    taken.set(keyOf(place), { ...job, place });
  }
  return [...taken.values()];
}

function unreachable(provider: Provider, level: string): Scope {
  const scope = { provider: provider.type.id, level, path: ["unreachable"] };
  return provider.environment === undefined ? scope : { ...scope, environment: provider.environment.id };
}
