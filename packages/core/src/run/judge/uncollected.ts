import type { Collector } from "../../language/checks/collector.ts";
import type { ExpectedScope, Provider } from "../../language/checks/provider.ts";
import { primaryCollector } from "../../language/checks/view.ts";
import type { Program } from "../../language/company/program.ts";
import { collectorsOfCheck } from "../../language/links/reads.ts";
import type { Task } from "../../language/links/task.ts";
import { errorVerdict, type Observation } from "../observation.ts";
import type { ListingSummary, Recording } from "../recording.ts";
import { observationOf } from "./evaluate-scope.ts";

/**
 * An error for each environment and each scope that the program looks into and the recording has nothing of, in any listing
 * that the task's check reads. A recording of last month is not judged as if it held what was added since.
 */
export function uncollected(program: Program, task: Task, recording: Recording): readonly Observation[] {
  const collectors = new Map(collectorsOfCheck(task.check).map((collector) => [collector.id, collector]));
  return [...collectors.values()].flatMap((collector) => {
    const recorded = recording.listings.filter((listing) => listing.collector === collector.id);
    // Told as a listing that was not collected, by whoever reads it.
    if (recorded.length === 0) return [];
    return missingFrom(program, task, collector, recorded).map(({ environment, key, where }) => {
      const scope = environment === undefined ? {} : { environment };
      const message = `${collector.id} was not collected in ${where}. Run again so that it is part of the recording.`;
      const resource = { id: key, type: collector.resource, whole: true } as const;
      return observationOf(task, scope, key)(resource, errorVerdict({ code: "not-collected", message }));
    });
  });
}

/** A scope, or all of an environment, that a recording has nothing of. */
export interface Missing {
  readonly environment: string | undefined;
  readonly key: string;
  readonly where: string;
}

function missingFrom(
  program: Program,
  { use, check }: Task,
  collector: Collector,
  recorded: readonly ListingSummary[],
): readonly Missing[] {
  const isJoined = collector.id !== primaryCollector(check.subject.listing).id;
  const looksInto = (id: string | undefined): boolean =>
    use.environment === undefined || id === use.environment.id || (isJoined && id === undefined);
  const own = program.providers.filter(({ environment }) => looksInto(environment?.id));
  return notRecorded(own, collector, recorded);
}

/** What providers look into and no recorded listing of the collector covers. */
export function notRecorded(
  all: readonly Provider[],
  collector: Collector,
  recorded: readonly ListingSummary[],
): readonly Missing[] {
  const providers = all.filter(({ type }) => type.id === collector.provider.id);
  const found = new Set(recorded.map(({ scope }) => scope.environment));
  const environments = new Set(providers.map(({ environment }) => environment?.id));
  return [
    ...[...environments]
      .filter((id) => !found.has(id))
      .map((environment) => ({
        environment,
        key: collector.provider.id,
        where: environment === undefined ? "no environment" : `the environment ${environment}`,
      })),
    ...providers
      .filter(({ environment }) => found.has(environment?.id))
      .flatMap((provider) => scopesMissing(provider, collector, recorded)),
  ];
}

function scopesMissing(
  { type, environment, looksInto }: Provider,
  { per }: Collector,
  recorded: readonly ListingSummary[],
): readonly Missing[] {
  const own = recorded.filter(({ scope }) => scope.environment === environment?.id);
  const missing = (looksInto ?? []).filter(
    (expected) => expected.level === per && !own.some((listing) => covers(listing, expected)),
  );
  return missing.map(({ path }) => {
    const key = [type.id, ...path.map((name) => name ?? "(any)")].join("/");
    return { environment: environment?.id, key, where: `${key}, which the program looks into` };
  });
}

/** A provider that could not be reached at all is told as that, once. */
function covers({ scope, problem }: ListingSummary, { path }: ExpectedScope): boolean {
  if (problem !== undefined && scope.path.includes("unreachable")) return true;
  return (
    path.length === scope.path.length &&
    path.every((name, at) => name === undefined || name === scope.path[at])
  );
}
