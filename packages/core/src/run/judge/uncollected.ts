import type { Collector } from "../../language/checks/collector.ts";
import type { Provider } from "../../language/checks/provider.ts";
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
  const environments = new Set(providers.map(({ environment }) => environment?.id));
  return [...environments].flatMap((environment): readonly Missing[] => {
    const own = recorded.filter(({ scope }) => scope.environment === environment);
    if (own.length === 0)
      return [
        {
          environment,
          key: collector.provider.id,
          where: environment === undefined ? "no environment" : `the environment ${environment}`,
        },
      ];
    const looking = providers.filter((provider) => provider.environment?.id === environment);
    return scopesMissing(looking, collector, own).map((key) => ({
      environment,
      key,
      where: `${key}, which the program looks into`,
    }));
  });
}

/** The keys of the scopes that providers of one environment look into and no listing is of. */
function scopesMissing(
  providers: readonly Provider[],
  { provider: { id }, per }: Collector,
  own: readonly ListingSummary[],
): readonly string[] {
  // A provider that could not be reached at all is told as that, once.
  if (own.some(isUnreachable)) return [];
  const wanted = patternsOf(providers, per);
  const taken = new Map<ListingSummary, Pattern>();
  /** Each listing is of one scope: of two providers that say not which account they look into, one account is not both. */
  const finds = (pattern: Pattern, tried: Set<ListingSummary>): boolean =>
    own.some((listing) => {
      if (tried.has(listing) || !fits(listing, pattern)) return false;
      // It is of both, and told as that.
      if (listing.problem?.code === "ambiguous-scope") return true;
      tried.add(listing);
      const other = taken.get(listing);
      if (other !== undefined && !finds(other, tried)) return false;
      taken.set(listing, pattern);
      return true;
    });
  const missing = wanted.filter((pattern) => !finds(pattern, new Set()));
  return [...new Set(missing.map((pattern) => keyOf(id, pattern)))];
}

/** The names of a scope; `undefined` is any. Of a provider that says nothing of its scopes any scope is one. */
type Pattern = readonly (string | undefined)[] | "any";

/** What providers look into on a level. A scope that two of them name is one; of the names that a connection tells each has its own. */
function patternsOf(providers: readonly Provider[], per: string): readonly Pattern[] {
  const named = new Map<string, Pattern>();
  const open: Pattern[] = [];
  for (const { looksInto } of providers) {
    if (looksInto === undefined) open.push("any");
    for (const { level, path } of looksInto ?? []) {
      if (level !== per) continue;
      if (path.includes(undefined)) open.push(path);
      else named.set(JSON.stringify(path), path);
    }
  }
  return [...named.values(), ...open];
}

function keyOf(provider: string, pattern: Pattern): string {
  const names = pattern === "any" ? ["(any)"] : pattern.map((name) => name ?? "(any)");
  return [provider, ...names].join("/");
}

function isUnreachable({ scope, problem }: ListingSummary): boolean {
  return problem !== undefined && scope.path.includes("unreachable");
}

function fits({ scope }: ListingSummary, pattern: Pattern): boolean {
  return (
    pattern === "any" ||
    (pattern.length === scope.path.length &&
      pattern.every((name, at) => name === undefined || name === scope.path[at]))
  );
}
