import { type Assertion, anyOf, fact, from, type Limit } from "@bylaw/core";
import { actorText, type BranchSource } from "./branch-sources.ts";
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
  readonly sparedBy: "reviewBypass" | "bypass";
}

/** Holds when some source makes the demand. Sources add up, so one of them is enough. */
export function isAsked(sources: readonly BranchSource[], demand: Demand): Assertion {
  const parts = sources.flatMap((source) => demand.asks(source) ?? []);
  return anyOf(demand.name, [...parts, ...undecidedLocks(sources)], wordsOf(demand));
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
  return anyOf(`${demand.name}, of everybody`, [...parts, ...undecidedLocks(sources)], wordsOf(demand));
}

function wordsOf({ expected }: Demand): { readonly none: string; readonly expected?: Limit } {
  return { none: "no rule asks for any", ...(expected !== undefined && { expected }) };
}
