import { type Assertion, fact, from, type Observed, whenAbsent } from "@bylaw/core";
import { type Applicability, inspect } from "@bylaw/core/provider";
import type { Repository } from "../repository.ts";
import { type BranchSource, branchSources, letThrough } from "./branch-sources.ts";

/** True for a repository that can be pushed to and has a default branch that somebody may change. */
export function hasLiveBranch(repository: Repository): Applicability {
  const stands = standsStill(repository);
  if (stands !== undefined) return stands;
  const lock = branchSources(repository).find((source) => isNobody(letThrough(source)));
  if (lock !== undefined) return `The default branch is locked by ${lock.name}: nobody can change it.`;
  return hasBranch(repository);
}

/** The same, whether or not a lock lets nobody change the branch: it says nothing of who may delete it. */
export function hasDefaultBranch(repository: Repository): Applicability {
  return standsStill(repository) ?? hasBranch(repository);
}

function standsStill({ archived, standstill }: Repository): string | undefined {
  if (archived) return "The repository is archived: nothing can be pushed to it.";
  return standstill && `The repository is ${standstill}: nothing can be pushed to it.`;
}

function hasBranch(repository: Repository): Applicability {
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
