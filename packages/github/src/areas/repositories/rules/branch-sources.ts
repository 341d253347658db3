import { from, type Observed } from "@bylaw/core";
import { inspect, known, type Problem, unreadable } from "@bylaw/core/provider";
import type { Actor, ClassicProtection, Repository, RequiredCheck, Review, Ruleset } from "../repository.ts";

/**
 * One thing that protects a default branch: classic protection, or a ruleset of any level. Its observed values are reached by
 * getters, so that each is taken only by who looks at it.
 */
export interface BranchSource {
  readonly name: string;
  /** What it demands of a pull request's reviews. Left out when it demands no pull request. */
  readonly review: Observed<Review> | undefined;
  /** The checks that it demands. Left out when it demands none at all. */
  readonly requiredChecks: Observed<readonly RequiredCheck[]> | undefined;
  /** Whether only who bypasses it may update the branch at all. */
  readonly locks: Observed<boolean>;
  /** Who may push past its pull request. */
  readonly reviewBypass: Observed<readonly Actor[]>;
  /** Who may push past everything else that it demands. */
  readonly bypass: Observed<readonly Actor[]>;
}

/** Everything that protects the default branch. What could not be read is a source that may demand anything. */
export function branchSources({ classic, rulesets }: Repository): readonly BranchSource[] {
  const all = inspect(rulesets);
  if (all.state === "absent") return classicSources(classic);
  if (all.state === "unreadable") return [...classicSources(classic), unread("rulesets", all.problem)];
  return [...classicSources(classic), ...all.value.flatMap(rulesetSources)];
}

/** `Team 4711 (pull_request)`. A mode that is not told is GitHub's own default, `always`. */
export function actorText({ type, name, mode }: Actor): string {
  const who = name === undefined ? type : `${type} ${name}`;
  return mode === undefined || mode === "always" ? who : `${who} (${mode})`;
}

const ADMINISTRATORS: Actor = { type: "administrators" };

function classicSources(classic: Observed<ClassicProtection>): readonly BranchSource[] {
  const name = "classic branch protection";
  const state = inspect(classic);
  if (state.state === "absent") return [];
  if (state.state === "unreadable") return [unread(name, state.problem)];
  const { locked, bindsAdministrators, pullRequestBypass } = state.value;
  const administrators = bindsAdministrators ? [] : [ADMINISTRATORS];
  return [
    {
      name,
      get review() {
        return state.value.review;
      },
      get requiredChecks() {
        return state.value.requiredChecks;
      },
      get locks() {
        return known(locked);
      },
      // An allowance spares the pull request and no check. Who may push, or force a push, still needs the pull request.
      get reviewBypass() {
        return known([...administrators, ...pullRequestBypass]);
      },
      get bypass() {
        return known(administrators);
      },
    },
  ];
}

/** A ruleset that is only evaluated, or switched off, demands nothing. */
function rulesetSources(ruleset: Observed<Ruleset>): readonly BranchSource[] {
  const state = inspect(ruleset);
  if (state.state === "absent") return [];
  if (state.state === "unreadable") return [unread("a rule that could not be read", state.problem)];
  const { name, source, enforcement } = state.value;
  if (enforcement !== "ACTIVE") return [];
  return [
    {
      name: source === undefined ? name : `ruleset ${JSON.stringify(name)} (${source})`,
      get review() {
        return state.value.review;
      },
      get requiredChecks() {
        return state.value.requiredChecks;
      },
      get locks() {
        return state.value.restrictsUpdates;
      },
      get reviewBypass() {
        return state.value.bypass;
      },
      get bypass() {
        return state.value.bypass;
      },
    },
  ];
}

/** What else it may demand already leaves undecided whatever its lock could decide. */
function unread(name: string, problem: Problem): BranchSource {
  const value = unreadable(problem);
  return {
    name,
    review: value,
    requiredChecks: value,
    locks: known(false),
    reviewBypass: value,
    bypass: value,
  };
}

/** Those who may update the branch in spite of `source`: everybody, unless it locks the branch. */
export function letThrough(source: BranchSource): Observed<readonly string[]> {
  return from(source.locks, (locked) =>
    locked ? from(source.bypass, (who) => who.map(actorText)) : ["everybody"],
  );
}
