import { type Assertion, fact, from, type Observed, whenAbsent } from "@bylaw/core";
import { type Applicability, inspect } from "@bylaw/core/provider";
import type { Repository } from "../repository.ts";
import { type BranchSource, branchSources, letThrough } from "./branch-sources.ts";

/** True for a repository that can be pushed to and has a default branch that somebody may change. */
export function hasLiveBranch(repository: Repository): Applicability {
  const { archived, standstill } = repository;
  if (archived) return "The repository is archived: nothing can be pushed to it.";
  if (standstill !== undefined) return `The repository is ${standstill}: nothing can be pushed to it.`;
  const lock = branchSources(repository).find((source) => isNobody(letThrough(source)));
  if (lock !== undefined) return `The default branch is locked by ${lock.name}: nobody can change it.`;
  const lives: Observed<true | string> = from(repository.defaultBranch, () => true as const);
  return whenAbsent(lives, "The repository is empty: it has no default branch.");
}

/**
 * Locks of which it is not known whom they let through. If that were nobody there would be nothing to demand, so beside
 * them nothing fails.
 */
export function undecidedLocks(sources: readonly BranchSource[]): readonly Assertion[] {
  return sources
    .map((source) => ({ name: `who may change the branch past ${source.name}`, who: letThrough(source) }))
    .filter(({ who }) => inspect(who).state === "unreadable")
    .map(({ name, who }) => fact(name, who).is([]));
}

function isNobody(who: Observed<readonly string[]>): boolean {
  const state = inspect(who);
  return state.state === "known" && state.value.length === 0;
}
