import { from, type Observed } from "@bylaw/core";
import { inspect, known, type Problem, unreadable } from "@bylaw/core/provider";
import type { Actor, ClassicProtection, Repository, RequiredCheck, Review, Ruleset } from "../repository.ts";

/** What a rule may keep out of a branch, whoever pushes. */
export type Forbidden = "unsigned commits" | "merge commits" | "force pushes" | "deletion";

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
  /** Whether pull requests wait until their conversations are resolved. Left out when it says nothing of them. */
  readonly conversations: Observed<boolean> | undefined;
  /** Whether its status checks count only on top of the branch's last commit. Left out when it demands none. */
  readonly upToDate: Observed<boolean> | undefined;
  /** Whether it keeps that out of the branch. Left out when it says nothing of it. */
  forbids(what: Forbidden): Observed<boolean> | undefined;
  /** Who alone may push to it. Left out when everybody may who can write. */
  readonly pushers: Observed<readonly Actor[]> | undefined;
  /** Whether only who bypasses it may update the branch at all. */
  readonly locks: Observed<boolean>;
  /** Who may push past its pull request. */
  readonly reviewBypass: Observed<readonly Actor[]>;
  /** Who may push by force, although it forbids that. */
  readonly forcePushBypass: Observed<readonly Actor[]>;
  /** Who may delete the branch, although it forbids that. */
  readonly deletionBypass: Observed<readonly Actor[]>;
  /** Who may push past everything else that it demands. */
  readonly bypass: Observed<readonly Actor[]>;
}

/** The lists of those whom a source spares something. */
export type BypassList = "reviewBypass" | "forcePushBypass" | "deletionBypass" | "bypass";

/** Everything that protects the default branch. What could not be read is a source that may demand anything. */
export function branchSources({ rulesBind, classic, rulesets }: Repository): readonly BranchSource[] {
  const shown = shownSources(classic, rulesets);
  return rulesBind || shown.length === 0 ? shown : [IDLE];
}

/** Why no source asks for a thing. */
export function noRule(sources: readonly BranchSource[], what: "any" | "anything" = "any"): string {
  return sources.includes(IDLE)
    ? "GitHub enforces no rule of a private repository in an organization whose plan is free"
    : `no rule asks for ${what}`;
}

/** Rules that are shown, and bind nobody. */
const IDLE: BranchSource = {
  name: "rules that are not enforced",
  review: undefined,
  requiredChecks: undefined,
  conversations: undefined,
  upToDate: undefined,
  forbids: () => undefined,
  pushers: undefined,
  locks: known(false),
  reviewBypass: known([]),
  forcePushBypass: known([]),
  deletionBypass: known([]),
  bypass: known([]),
};

function shownSources(
  classic: Repository["classic"],
  rulesets: Repository["rulesets"],
): readonly BranchSource[] {
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
  const { locked, bindsAdministrators, pullRequestBypass, pushers, forcePushers } = state.value;
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
      get conversations() {
        return known(state.value.conversations);
      },
      get upToDate() {
        return state.value.upToDate;
      },
      forbids: (what) => known(classicForbids[what](state.value)),
      // "People and apps with admin permissions to a repository are always able to push", says About protected branches.
      get pushers() {
        if (locked) return known(administrators);
        return pushers && known([...pushers, ADMINISTRATORS]);
      },
      get locks() {
        return known(locked);
      },
      // An allowance spares the pull request and no check. Who may push, or force a push, still needs the pull request.
      get reviewBypass() {
        return known([...administrators, ...pullRequestBypass]);
      },
      // GitHub's settings head these two "Rules applied to everyone including administrators"; so met in src-d/gitbase#614.
      get forcePushBypass() {
        return known(forcePushers);
      },
      get deletionBypass() {
        return known([]);
      },
      get bypass() {
        return known(administrators);
      },
    },
  ];
}

const classicForbids: Readonly<Record<Forbidden, (classic: ClassicProtection) => boolean>> = {
  "unsigned commits": ({ signatures }) => signatures,
  "merge commits": ({ linearHistory }) => linearHistory,
  "force pushes": ({ forcePushes }) => !forcePushes,
  deletion: ({ deletions }) => !deletions,
};

/** A ruleset that is only evaluated, or switched off, demands nothing. */
function rulesetSources(ruleset: Observed<Ruleset>): readonly BranchSource[] {
  const state = inspect(ruleset);
  if (state.state === "absent") return [];
  if (state.state === "unreadable") return [unread("a rule that could not be read", state.problem)];
  const { name, source, enforcement, rules } = state.value;
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
      get conversations() {
        return state.value.conversations;
      },
      get upToDate() {
        return state.value.upToDate;
      },
      forbids: (what) => (rules.includes(FORBIDDING[what]) ? known(true) : undefined),
      get pushers() {
        const restricts = inspect(state.value.restrictsUpdates);
        if (restricts.state === "unreadable") return unreadable(restricts.problem);
        return restricts.state === "known" && restricts.value ? state.value.bypass : undefined;
      },
      get locks() {
        return state.value.restrictsUpdates;
      },
      get reviewBypass() {
        return state.value.bypass;
      },
      get forcePushBypass() {
        return state.value.bypass;
      },
      get deletionBypass() {
        return state.value.bypass;
      },
      get bypass() {
        return state.value.bypass;
      },
    },
  ];
}

const FORBIDDING: Readonly<Record<Forbidden, string>> = {
  "unsigned commits": "REQUIRED_SIGNATURES",
  "merge commits": "REQUIRED_LINEAR_HISTORY",
  "force pushes": "NON_FAST_FORWARD",
  deletion: "DELETION",
};

/** What else it may demand already leaves undecided whatever its lock could decide. */
function unread(name: string, problem: Problem): BranchSource {
  const value = unreadable(problem);
  return {
    name,
    review: value,
    requiredChecks: value,
    conversations: value,
    upToDate: value,
    forbids: () => value,
    pushers: value,
    locks: known(false),
    reviewBypass: value,
    forcePushBypass: value,
    deletionBypass: value,
    bypass: value,
  };
}

/** Those who may update the branch in spite of `source`: everybody, unless it locks the branch. */
export function letThrough(source: BranchSource): Observed<readonly string[]> {
  return from(source.locks, (locked) =>
    locked ? from(source.bypass, (who) => who.map(actorText)) : ["everybody"],
  );
}
