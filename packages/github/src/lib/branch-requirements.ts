import {
  type Assertion,
  allOf,
  anyOf,
  fact,
  from,
  type Limit,
  names,
  type Observed,
  type Quantity,
  whenAbsent,
} from "@bylaw/core";
import { type Applicability, inspect, known, type Problem, unreadable } from "@bylaw/core/provider";
import type { Actor, ClassicProtection, Repository, Ruleset } from "../collectors/repositories/repository.ts";

/** One thing that protects a default branch: classic protection, or a ruleset of any level. */
export interface BranchSource {
  readonly name: string;
  /** Approvals that it demands. Left out when it demands no pull request. */
  readonly approvals?: Observed<Quantity<"count">>;
  /** Status checks that it demands. Left out when it demands none at all. */
  readonly statusChecks?: Observed<Quantity<"names">>;
  /** Who may push past its pull request. */
  readonly bypass: Observed<readonly string[]>;
}

/** Everything that protects the default branch. What could not be read is a source that may demand anything. */
export function branchSources({ classic, rulesets }: Repository): readonly BranchSource[] {
  const all = inspect(rulesets);
  if (all.state === "absent") return classicSources(classic);
  if (all.state === "unreadable") return [...classicSources(classic), unread("rulesets", all.problem)];
  return [...classicSources(classic), ...all.value.flatMap(rulesetSources)];
}

/**
 * Holds when the default branch of `repository` takes changes only through pull requests with at least that many
 * approvals. Sources add up to the strictest of them, so one that is strict enough decides.
 *
 * @example requiresApprovals(repository, atLeast(count(2)))
 */
export function requiresApprovals(
  repository: Repository,
  reviewers: Limit<"count", "atLeast">,
  name = "required approvals",
): Assertion {
  const parts = branchSources(repository).flatMap((source) =>
    source.approvals === undefined ? [] : [fact(source.name, source.approvals).atLeast(reviewers)],
  );
  return anyOf(name, parts);
}

/** Holds when some source demands a status check of that name, in which `*` stands for any run of characters. */
export function requiresStatusCheck(
  repository: Repository,
  name: string,
  checks: Limit<"names", "atLeast">,
): Assertion {
  const limit = { ...checks, value: names(name) };
  const parts = branchSources(repository).flatMap((source) =>
    source.statusChecks === undefined ? [] : [fact(source.name, source.statusChecks).atLeast(limit)],
  );
  return anyOf(`required status check ${JSON.stringify(name)}`, parts);
}

/**
 * Holds when nobody bypasses one of the sources that demand the most approvals: whoever bypasses all of those is held
 * to fewer. What could not be read may demand more than anything that could, so beside it nothing holds.
 */
export function bindsEverybody(repository: Repository): Assertion {
  const demands = branchSources(repository).flatMap(({ name, approvals, bypass }) =>
    approvals === undefined ? [] : [{ name, approvals, bypass, amount: amountOf(approvals) }],
  );
  const most = Math.max(...demands.map(({ amount }) => amount ?? 0));
  const unknown = demands.find(({ amount }) => amount === undefined);
  const parts = demands
    .filter(({ amount = most }) => amount === most)
    .map(({ name, bypass }) => {
      const all = from(bypass, (who) =>
        who.length === 0 && unknown ? from(unknown.approvals, () => who) : who,
      );
      return fact(`bypass of ${name}`, all).is([]);
    });
  return anyOf("pull requests that nobody bypasses", parts);
}

/**
 * Holds when the default branch of `repository` takes changes only through pull requests with at least that many
 * approvals, and nobody bypasses that.
 *
 * @example reviewed(repository, atLeast(count(2)))
 */
export function reviewed(
  repository: Repository,
  reviewers: Limit<"count", "atLeast">,
  name = `review in ${repository.id}`,
): Assertion {
  const asked = requiresApprovals(repository, reviewers);
  return allOf(name, asked.outcome === "fail" ? [asked] : [asked, bindsEverybody(repository)]);
}

/** True for a repository that can be pushed to and has a default branch. */
export function hasLiveBranch({ archived, defaultBranch }: Repository): Applicability {
  if (archived) return "The repository is archived: nothing can be pushed to it.";
  const lives: Observed<true | string> = from(defaultBranch, () => true as const);
  return whenAbsent(lives, "The repository is empty: it has no default branch.");
}

function amountOf(approvals: Observed<Quantity<"count">>): number | undefined {
  const state = inspect(approvals);
  return state.state === "known" ? state.value.amount : undefined;
}

function classicSources(classic: Observed<ClassicProtection>): readonly BranchSource[] {
  const name = "classic branch protection";
  const state = inspect(classic);
  if (state.state === "absent") return [];
  if (state.state === "unreadable") return [unread(name, state.problem)];
  const { approvals, statusChecks, bindsAdministrators, pullRequestBypass } = state.value;
  const administrators = bindsAdministrators ? [] : ["administrators"];
  return [
    {
      name,
      ...(approvals !== undefined && { approvals: known(approvals) }),
      ...(statusChecks !== undefined && { statusChecks: known(statusChecks) }),
      // Who may push, or force a push, still needs the pull request.
      bypass: known([...administrators, ...pullRequestBypass.map(actorText)]),
    },
  ];
}

/** A ruleset that is only evaluated, or switched off, demands nothing. */
function rulesetSources(ruleset: Observed<Ruleset>): readonly BranchSource[] {
  const state = inspect(ruleset);
  if (state.state === "absent") return [];
  if (state.state === "unreadable") return [unread("a rule that could not be read", state.problem)];
  const { name, source, enforcement, approvals, statusChecks, bypass } = state.value;
  if (enforcement !== "ACTIVE") return [];
  return [
    {
      name: `ruleset ${JSON.stringify(name)} (${source})`,
      ...(approvals !== undefined && { approvals: known(approvals) }),
      ...(statusChecks !== undefined && { statusChecks: known(statusChecks) }),
      bypass: from(bypass, (actors) => actors.map(actorText)),
    },
  ];
}

function unread(name: string, problem: Problem): BranchSource {
  const value = unreadable(problem);
  return { name, approvals: value, statusChecks: value, bypass: value };
}

/** `Team 4711 (pull_request)`. A mode that is not told is GitHub's own default, `always`. */
function actorText({ type, name, mode }: Actor): string {
  const who = name === undefined ? type : `${type} ${name}`;
  return mode === undefined || mode === "always" ? who : `${who} (${mode})`;
}
