import { type Assertion, type Assertions, anyOf, fact, from, type Limit, type Observed } from "@bylaw/core";
import type { Repository } from "../repository.ts";
import { actorText, type BranchSource, type BypassList, branchSources, noRule } from "./branch-sources.ts";
import { commonBypass } from "./common-bypass.ts";
import { undecidedLocks } from "./live-branch.ts";

/** Something that a default branch may ask of every change, such as two approvals. */
export interface Demand {
  readonly name: string;
  /** What it asks for, where that has a limit. */
  readonly expected?: Limit;
  /** Holds when `source` demands it. Left out when the source has nothing of the kind. */
  asks(source: BranchSource): Assertion | undefined;
  /** Whose bypass list spares somebody the demand. */
  readonly sparedBy: BypassList;
}

/** What of a source says whether it makes a demand. Left out when the source has nothing of the kind. */
type Made = (source: BranchSource) => Observed<boolean> | undefined;

/** A demand that a source makes or does not make, each in a word of its own. */
export function demandOf(
  name: string,
  made: Made,
  [yes, no]: readonly [string, string],
  sparedBy: BypassList,
): Demand {
  return {
    name,
    asks: (source) => {
      const own = made(source);
      if (own === undefined) return undefined;
      return fact(
        source.name,
        from(own, (is) => (is ? yes : no)),
      ).is(yes);
    },
    sparedBy,
  };
}

/** Holds when some source makes the demand. Sources add up, so one of them is enough. */
export function isAsked(sources: readonly BranchSource[], demand: Demand): Assertion {
  const parts = sources.flatMap((source) => demand.asks(source) ?? []);
  return anyOf(demand.name, [...parts, ...undecidedLocks(sources)], wordsOf(demand, sources));
}

/**
 * Holds when nobody is spared the demand: some source makes it that nobody bypasses, or several do and nobody is on the
 * bypass lists of all of them.
 */
export function bindsAll(sources: readonly BranchSource[], demand: Demand): Assertion {
  const asked = sources.flatMap((source) => {
    const assertion = demand.asks(source);
    return assertion === undefined ? [] : [{ source, assertion }];
  });
  const making = asked.flatMap(({ source, assertion }) => (assertion.outcome === "pass" ? [source] : []));
  const parts = asked.flatMap(({ source, assertion }) => {
    if (assertion.outcome === "error") return [assertion];
    if (assertion.outcome === "fail") return [];
    const who = from(source[demand.sparedBy], (all) => all.map(actorText));
    return [fact(`bypass of ${source.name}`, who).is([])];
  });
  if (making.length > 1 && !parts.some(({ outcome }) => outcome === "pass")) {
    const lists = making.map((source) => source[demand.sparedBy]);
    parts.push(fact("bypass of all of these at once", commonBypass(lists)).is([]));
  }
  return anyOf(
    `${demand.name}, of everybody`,
    [...parts, ...undecidedLocks(sources)],
    wordsOf(demand, sources),
  );
}

/** Holds when the default branch asks it of every change. Says nothing of who may bypass that. */
export function asksFor(repository: Repository, demand: Demand): Assertion {
  return isAsked(branchSources(repository), demand);
}

/** Holds when the default branch asks it, and of everybody. What is not even asked for has no bypass to speak of. */
export function asksOfEverybody(repository: Repository, demand: Demand): Assertions {
  const sources = branchSources(repository);
  const asked = isAsked(sources, demand);
  return asked.outcome === "fail" ? [asked] : [asked, bindsAll(sources, demand)];
}

function wordsOf(
  { expected }: Demand,
  sources: readonly BranchSource[],
): { readonly none: string; readonly expected?: Limit } {
  return { none: noRule(sources), ...(expected !== undefined && { expected }) };
}
