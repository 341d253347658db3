import { type AppliedRule, type AppliedRuleset, showsBypass } from "../effective.ts";
import type { GitHubState, Rule } from "../state.ts";
import { fullName, nodeId } from "../world.ts";
import { API, WEB } from "./urls.ts";

/** As the lists show it: no rules, no conditions, no bypass actors. */
export function rulesetSummary(state: GitHubState, applied: AppliedRuleset) {
  const { ruleset, repository } = applied;
  const { source, source_type } = sourceOf(state, applied);
  return {
    id: ruleset.id,
    name: ruleset.name,
    target: ruleset.target,
    source_type,
    source,
    enforcement: ruleset.enforcement,
    node_id: nodeId("RRS", ruleset.id),
    created_at: ruleset.updatedAt,
    updated_at: ruleset.updatedAt,
    _links: {
      self: { href: `${API}/${repository ? "repos" : "orgs"}/${source}/rulesets/${ruleset.id}` },
      html: {
        href: repository
          ? `${WEB}/${source}/rules/${ruleset.id}`
          : `${WEB}/organizations/${source}/settings/rules/${ruleset.id}`,
      },
    },
  };
}

export function rulesetBody(state: GitHubState, applied: AppliedRuleset) {
  const { conditions, rules, bypassActors } = applied.ruleset;
  return {
    ...rulesetSummary(state, applied),
    conditions: {
      ref_name: conditions.ref,
      ...(conditions.repository && { repository_name: { ...conditions.repository, protected: false } }),
    },
    rules: rules.map(ruleBody),
    ...(showsBypass(applied) && {
      bypass_actors: bypassActors.map((actor) => ({
        actor_id: actor.actorId,
        actor_type: actor.actorType,
        bypass_mode: actor.bypassMode,
      })),
    }),
    current_user_can_bypass: "never",
  };
}

/** As `GET /repos/{owner}/{repo}/rules/branches/{branch}` lists it. */
export function appliedRuleBody(state: GitHubState, applied: AppliedRule) {
  const { source, source_type } = sourceOf(state, applied);
  return {
    ...ruleBody(applied.rule),
    ruleset_source_type: source_type,
    ruleset_source: source,
    ruleset_id: applied.ruleset.id,
  };
}

function sourceOf(state: GitHubState, { repository }: AppliedRuleset) {
  return repository
    ? { source_type: "Repository", source: fullName(state, repository) }
    : { source_type: "Organization", source: state.organization.login };
}

function ruleBody(rule: Rule): Record<string, unknown> {
  if (!("parameters" in rule)) return { type: rule.type };
  return { type: rule.type, parameters: snakeKeys(rule.parameters) };
}

function snakeKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snakeKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [snake(key), snakeKeys(item)]));
}

function snake(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
