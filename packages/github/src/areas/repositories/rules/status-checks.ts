import { type Assertion, anyOf, fact, from, type Limit, names } from "@bylaw/core";
import { byCodeUnits, inspect, listText } from "@bylaw/core/provider";
import { namesOf } from "../../../lib/names-of.ts";
import type { RequiredCheck } from "../repository.ts";
import { type BranchSource, noRule } from "./branch-sources.ts";
import { type Demand, demandOf } from "./demand.ts";
import { undecidedLocks } from "./live-branch.ts";

/** Which checks have to be required, and who may report them. */
export interface CheckLimits {
  readonly checks: Limit<"names", "atLeast">;
  readonly sources: Limit<"names", "atMost">;
}

/** Holds when some source demands a check whose name says `wanted` word by word, reported by one of the allowed sources. */
export function requiresCheck(
  sources: readonly BranchSource[],
  wanted: string,
  limits: CheckLimits,
): Assertion {
  const parts = sources.flatMap((source) => requiredBy(source, wanted, limits));
  const words = { none: noRule(sources), expected: { ...limits.checks, value: names(wanted) } };
  const name = `required check ${JSON.stringify(wanted)}`;
  return anyOf(name, [...parts, ...undecidedLocks(sources)], words);
}

/** One assertion for each check that meets the name, or one that shows the names of all that do not. */
function requiredBy(source: BranchSource, wanted: string, limits: CheckLimits): readonly Assertion[] {
  const { requiredChecks } = source;
  if (requiredChecks === undefined) return [];
  const limit = { ...limits.checks, value: names(wanted) };
  const all = fact(
    source.name,
    from(requiredChecks, (checks) => namesOf(checks.map(({ name }) => name))),
  ).atLeast(limit);
  const state = inspect(requiredChecks);
  if (all.outcome !== "pass" || state.state !== "known") return [all];
  return state.value
    .filter(({ name }) => fact("name", namesOf([name])).atLeast(limit).outcome === "pass")
    .map((one) =>
      fact(`${JSON.stringify(one.name)} of ${source.name}, reported by`, namesOf([one.source])).atMost(
        limits.sources,
      ),
    );
}

/**
 * The checks that are required, as demands: those that the same sources make stand together. Whoever bypasses a check of
 * one app is held by the same check of another source only if that names the app too.
 */
export function checkDemands(sources: readonly BranchSource[]): readonly Demand[] {
  const groups = new Map<string, RequiredCheck[]>();
  for (const check of distinct(sources)) {
    const makers = sources.flatMap((source, at) => (makes(source, check) ? [at] : [])).join();
    groups.set(makers, [...(groups.get(makers) ?? []), check]);
  }
  return [...groups.values()].map((checks): Demand => {
    const said = listText([...new Set(checks.map(({ name }) => JSON.stringify(name)))]);
    return {
      name: `required ${checks.length === 1 ? "check" : "checks"} ${said}`,
      asks: ({ name, requiredChecks }) =>
        requiredChecks &&
        fact(
          name,
          from(requiredChecks, (own) => checks.every((one) => covers(own, one))),
        ).is(true),
      sparedBy: "bypass",
    };
  });
}

/** Status checks count only for a pull request that holds the branch's last commit. */
export const upToDate = demandOf(
  "checks on top of the branch's last commit",
  (source) => source.upToDate,
  ["needed", "not needed"],
  "bypass",
);

function distinct(sources: readonly BranchSource[]): readonly RequiredCheck[] {
  const all = new Map(
    sources.flatMap(checksOf).map((check) => [JSON.stringify([check.name, check.source]), check]),
  );
  return [...all].sort(([a], [b]) => byCodeUnits(a, b)).map(([, check]) => check);
}

function makes(source: BranchSource, check: RequiredCheck): boolean {
  return covers(checksOf(source), check);
}

function covers(own: readonly RequiredCheck[], { name, source }: RequiredCheck): boolean {
  return own.some((one) => one.name === name && (source === "anybody" || one.source === source));
}

function checksOf({ requiredChecks }: BranchSource): readonly RequiredCheck[] {
  if (requiredChecks === undefined) return [];
  const state = inspect(requiredChecks);
  return state.state === "known" ? state.value : [];
}
