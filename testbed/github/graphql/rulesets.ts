import { type AppliedRule, type AppliedRuleset, showsBypass } from "../effective.ts";
import type { BypassActor, Rule } from "../state.ts";
import { fullName, nodeId, type World } from "../world.ts";
import { appNode, ownerNode, teamNode } from "./actors.ts";
import { connection } from "./connection.ts";
import type { Resolve, Source } from "./source.ts";

const ROLES: Record<number, string> = { 2: "maintain", 4: "write", 5: "admin" };

const PARAMETER_TYPES = {
  pull_request: "PullRequestParameters",
  required_status_checks: "RequiredStatusChecksParameters",
  workflows: "WorkflowsParameters",
  code_scanning: "CodeScanningParameters",
  required_deployments: "RequiredDeploymentsParameters",
  update: "UpdateParameters",
};

export function rulesetNode(world: World, applied: AppliedRuleset): Source {
  const { ruleset, repository } = applied;
  const { conditions } = ruleset;
  const rules = ruleset.rules.map((rule, index) => ({ ...applied, rule, index }));
  return {
    __typename: "RepositoryRuleset",
    id: nodeId("RRS", ruleset.id),
    databaseId: ruleset.id,
    name: ruleset.name,
    enforcement: ruleset.enforcement.toUpperCase(),
    target: ruleset.target.toUpperCase(),
    createdAt: ruleset.updatedAt,
    updatedAt: ruleset.updatedAt,
    source: repository
      ? {
          __typename: "Repository",
          id: nodeId("R", repository.id),
          name: repository.name,
          nameWithOwner: fullName(world.state, repository),
        }
      : ownerNode(world.state),
    conditions: {
      refName: conditions.ref,
      repositoryName: conditions.repository ? { ...conditions.repository, protected: false } : null,
      repositoryId: null,
      repositoryProperty: null,
    },
    rules: rulesOfType(world, rules),
    bypassActors: showsBypass(applied)
      ? connection(ruleset.bypassActors, (actor, index) => bypassNode(world, applied, actor, index))
      : null,
  };
}

function rulesOfType(world: World, rules: readonly AppliedRule[]): Resolve {
  return (args, context, info) => {
    const wanted = rules.filter(({ rule }) => !args.type || rule.type.toUpperCase() === args.type);
    return connection(wanted, (rule) => ruleNode(world, rule))(args, context, info);
  };
}

export function ruleNode(world: World, applied: AppliedRule): Source {
  const { rule, ruleset, index } = applied;
  return {
    __typename: "RepositoryRule",
    id: nodeId("RRU", ruleset.id, index),
    type: rule.type.toUpperCase(),
    parameters: parametersNode(rule),
    repositoryRuleset: () => rulesetNode(world, applied),
  };
}

function parametersNode(rule: Rule): Source | null {
  if (!("parameters" in rule)) return null;
  const __typename = PARAMETER_TYPES[rule.type];
  if (rule.type === "pull_request") {
    return { __typename, ...rule.parameters, allowedMergeMethods: ["MERGE", "SQUASH", "REBASE"] };
  }
  if (rule.type === "required_status_checks") {
    const requiredStatusChecks = rule.parameters.requiredStatusChecks.map((check) => ({
      integrationId: null,
      ...check,
    }));
    return { __typename, ...rule.parameters, requiredStatusChecks };
  }
  if (rule.type === "workflows") {
    const workflows = rule.parameters.workflows.map((workflow) => ({ ref: null, sha: null, ...workflow }));
    return { __typename, ...rule.parameters, workflows };
  }
  return { __typename, ...rule.parameters };
}

function bypassNode(world: World, applied: AppliedRuleset, actor: BypassActor, index: number): Source {
  const { actorType, actorId, bypassMode } = actor;
  const role = actorType === "RepositoryRole" ? (actorId ?? undefined) : undefined;
  return {
    __typename: "RepositoryRulesetBypassActor",
    id: nodeId("RRBA", applied.ruleset.id, index),
    actor: () => actorOf(world, actor),
    // The schema has no word for `exempt`.
    bypassMode: bypassMode === "exempt" ? null : bypassMode.toUpperCase(),
    deployKey: actorType === "DeployKey",
    enterpriseOwner: false,
    organizationAdmin: actorType === "OrganizationAdmin",
    repositoryRoleDatabaseId: role ?? null,
    repositoryRoleName: role === undefined ? null : (ROLES[role] ?? null),
    repositoryRuleset: () => rulesetNode(world, applied),
  };
}

/** The schema knows apps and teams only: a user who may bypass is a node without an actor. */
function actorOf(world: World, { actorType, actorId }: BypassActor): Source | null {
  if (actorType === "Integration") {
    const app = world.state.apps.find((one) => one.id === actorId);
    return app ? appNode(app) : null;
  }
  if (actorType === "Team") {
    const team = world.state.teams.find((one) => one.id === actorId);
    return team ? teamNode(world.state, team) : null;
  }
  return null;
}
