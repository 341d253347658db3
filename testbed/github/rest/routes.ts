import { type AppliedRuleset, rulesetsOf, rulesOf } from "../effective.ts";
import { failure } from "../fault-answers.ts";
import type { Answer, Request } from "../request.ts";
import type { Repository } from "../state.ts";
import { findRepository, sameName, shownRepositories, type World } from "../world.ts";
import { organizationBody } from "./accounts.ts";
import { appRoutes } from "./apps.ts";
import { activity, commitList, comparison, tree } from "./history.ts";
import { page } from "./page.ts";
import { protectionBody } from "./protection.ts";
import { branchBody, fullRepository, minimalRepository } from "./repositories.ts";
import type { Route } from "./route.ts";
import { appliedRuleBody, rulesetBody, rulesetSummary } from "./rulesets.ts";
import { runApprovals, workflowRun } from "./runs.ts";

type RepositoryAnswer = (world: World, request: Request, repository: Repository) => Answer;

const NOT_FOUND = () => failure(404, "Not Found");

function ofRepository(operation: string, permissions: string, answer: RepositoryAnswer): Route {
  return {
    operation: `GET /repos/{owner}/{repo}${operation}`,
    permissions,
    answer(world, request) {
      const { owner = "", repo = "" } = request.parameters;
      const repository = findRepository(world, owner, repo);
      return repository ? answer(world, request, repository) : NOT_FOUND();
    },
  };
}

function ofOrganization(operation: string, permissions: string, answer: Route["answer"]): Route {
  return {
    operation: `GET /orgs/{org}${operation}`,
    permissions,
    answer(world, request) {
      const known = sameName(request.parameters.org ?? "", world.state.organization.login);
      return known ? answer(world, request) : NOT_FOUND();
    },
  };
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}

const getBranch: RepositoryAnswer = (world, request, repository) => {
  const { branch = "" } = request.parameters;
  if (!hasBranch(repository, branch)) return failure(404, "Branch not found");
  return ok(branchBody(world.state, repository, branch));
};

const getProtection: RepositoryAnswer = (world, request, repository) => {
  const { branch = "" } = request.parameters;
  if (!repository.viewerCanAdminister) return NOT_FOUND();
  if (!hasBranch(repository, branch)) return failure(404, "Branch not found");
  if (!repository.classic) return failure(404, "Branch not protected");
  return ok(protectionBody(world.state, repository, branch, repository.classic));
};

const getRuleset: RepositoryAnswer = (world, request, repository) => {
  const parents = request.query.get("includes_parents") !== "false";
  const applied = withId(rulesetsOf(world.state, repository, parents), request);
  return applied ? ok(rulesetBody(world.state, applied)) : NOT_FOUND();
};

const listRulesets: RepositoryAnswer = (world, request, repository) => {
  const parents = request.query.get("includes_parents") !== "false";
  const rulesets = rulesetsOf(world.state, repository, parents);
  return page(world, request, rulesets, (items) => items.map((one) => rulesetSummary(world.state, one)));
};

const listRules: RepositoryAnswer = (world, request, repository) => {
  const rules = rulesOf(world.state, repository, request.parameters.branch ?? "");
  return page(world, request, rules, (items) => items.map((one) => appliedRuleBody(world.state, one)));
};

function listRepositories(world: World, request: Request): Answer {
  return page(world, request, sorted(shownRepositories(world), request.query), (items) =>
    items.map((repository) => minimalRepository(world.state, repository)),
  );
}

function organizationRulesets(world: World): AppliedRuleset[] {
  return world.state.rulesets.map((ruleset) => ({ ruleset }));
}

function withId(rulesets: readonly AppliedRuleset[], request: Request): AppliedRuleset | undefined {
  return rulesets.find(({ ruleset }) => String(ruleset.id) === request.parameters.ruleset_id);
}

/** The model knows the default branch alone. */
function hasBranch(repository: Repository, branch: string): boolean {
  return !repository.isEmpty && branch === repository.defaultBranch;
}

function sorted(repositories: readonly Repository[], query: URLSearchParams): Repository[] {
  const sort = query.get("sort") ?? "created";
  const type = query.get("type") ?? "all";
  const direction = query.get("direction") ?? (sort === "full_name" ? "asc" : "desc");
  const key = (repository: Repository) => {
    if (sort === "full_name") return repository.name;
    return sort === "created" ? repository.createdAt : (repository.pushedAt ?? repository.createdAt);
  };
  const compare = (left: Repository, right: Repository) => {
    const order = key(left) < key(right) ? -1 : key(left) > key(right) ? 1 : left.id - right.id;
    return direction === "asc" ? order : -order;
  };
  return repositories.filter((repository) => isOfType(repository, type)).sort(compare);
}

function isOfType(repository: Repository, type: string): boolean {
  if (type === "public") return repository.visibility === "public";
  if (type === "private") return repository.visibility !== "public";
  if (type === "forks") return repository.isFork;
  if (type === "sources") return !repository.isFork;
  return true;
}

export const routes: readonly Route[] = [
  ofOrganization("", "allows_permissionless_access=true", ({ state }, { caller }) =>
    ok(organizationBody(state, caller)),
  ),
  ofOrganization("/repos", "metadata=read", listRepositories),
  ofOrganization("/rulesets", "organization_administration=write", (world, request) =>
    page(world, request, organizationRulesets(world), (items) =>
      items.map((one) => rulesetSummary(world.state, one)),
    ),
  ),
  ofOrganization("/rulesets/{ruleset_id}", "organization_administration=write", (world, request) => {
    const applied = withId(organizationRulesets(world), request);
    return applied ? ok(rulesetBody(world.state, applied)) : NOT_FOUND();
  }),
  ofRepository("", "metadata=read", (world, _request, repository) =>
    ok(fullRepository(world.state, repository)),
  ),
  ofRepository("/activity", "contents=read", activity),
  ofRepository("/branches/{branch}", "contents=read", getBranch),
  ofRepository("/branches/{branch}/protection", "administration=read", getProtection),
  ofRepository("/commits", "contents=read", commitList),
  ofRepository("/compare/{basehead}", "contents=read", comparison),
  ofRepository("/git/trees/{tree_sha}", "contents=read", tree),
  ofRepository("/actions/runs/{run_id}", "actions=read", workflowRun),
  ofRepository("/actions/runs/{run_id}/approvals", "actions=read", runApprovals),
  ofRepository("/rules/branches/{branch}", "metadata=read", listRules),
  ofRepository("/rulesets", "metadata=read", listRulesets),
  ofRepository("/rulesets/{ruleset_id}", "metadata=read", getRuleset),
  ...appRoutes,
];
