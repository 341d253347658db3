import type { GitHubState, Patterns, Repository, Rule, Ruleset } from "./state.ts";

export interface AppliedRuleset {
  ruleset: Ruleset;
  /** Absent when the organization owns the ruleset. */
  repository?: Repository;
}

export interface AppliedRule extends AppliedRuleset {
  rule: Rule;
  /** Position in its ruleset. */
  index: number;
}

/** The repository's own rulesets, and those of the organization that cover it. */
export function rulesetsOf(state: GitHubState, repository: Repository, parents = true): AppliedRuleset[] {
  const own = repository.rulesets.map((ruleset) => ({ ruleset, repository }));
  if (!parents) return own;
  const inherited = state.rulesets.filter((ruleset) => coversRepository(ruleset, repository));
  return [...own, ...inherited.map((ruleset) => ({ ruleset }))];
}

/** The active rules of all levels that bind a branch, which need not exist. */
export function rulesOf(state: GitHubState, repository: Repository, branch: string): AppliedRule[] {
  return rulesetsOf(state, repository)
    .filter(({ ruleset }) => ruleset.enforcement === "active" && ruleset.target === "branch")
    .filter(({ ruleset }) => coversBranch(ruleset, repository, branch))
    .flatMap((applied) => applied.ruleset.rules.map((rule, index) => ({ ...applied, rule, index })));
}

/** Bypass lists are shown to those who may edit the ruleset. */
export function showsBypass({ ruleset, repository }: AppliedRuleset): boolean {
  return ruleset.bypassVisible && (repository?.viewerCanAdminister ?? true);
}

function coversRepository(ruleset: Ruleset, repository: Repository): boolean {
  const patterns = ruleset.conditions.repository ?? { include: ["~ALL"], exclude: [] };
  return selects(patterns, (pattern) => pattern === "~ALL" || globMatches(pattern, repository.name));
}

function coversBranch(ruleset: Ruleset, repository: Repository, branch: string): boolean {
  return selects(ruleset.conditions.ref, (pattern) => {
    if (pattern === "~ALL") return true;
    if (pattern === "~DEFAULT_BRANCH") return branch === repository.defaultBranch;
    return globMatches(pattern, `refs/heads/${branch}`);
  });
}

function selects(patterns: Patterns, matches: (pattern: string) => boolean): boolean {
  return patterns.include.some(matches) && !patterns.exclude.some(matches);
}

/** fnmatch with FNM_PATHNAME: `*` stays within a path segment and `**` followed by a slash crosses them. */
export function globMatches(pattern: string, name: string): boolean {
  const source = pattern.replace(/\*\*\/|\*|\?|[\\^$.|+(){}[\]]/g, (token) => {
    if (token === "**/") return "(?:[^/]+/)*";
    if (token === "*") return "[^/]*";
    if (token === "?") return "[^/]";
    return `\\${token}`;
  });
  return new RegExp(`^${source}$`).test(name);
}
