import { GraphQLError } from "graphql";
import { rulesetsOf, rulesOf } from "../effective.ts";
import { headOf } from "../history.ts";
import { stableId } from "../make.ts";
import { commitSha } from "../rest/repositories.ts";
import { WEB } from "../rest/urls.ts";
import type { Repository } from "../state.ts";
import { fullName, nodeId, type World } from "../world.ts";
import { ownerNode, userNode } from "./actors.ts";
import { connection } from "./connection.ts";
import { deployments } from "./deployments.ts";
import { protectionNode, updateRuleNode } from "./protection.ts";
import { filesNode, pullNumbered, pullRequests } from "./pull-requests.ts";
import { ruleNode, rulesetNode } from "./rulesets.ts";
import type { Arguments, Resolve, Source } from "./source.ts";

export function repositoryNode(world: World, repository: Repository): Source {
  const name = fullName(world.state, repository);
  const { security } = repository;
  const date = repository.pushedAt ?? repository.createdAt;
  return {
    __typename: "Repository",
    id: nodeId("R", repository.id),
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: name,
    owner: () => ownerNode(world.state),
    description: repository.description,
    url: `${WEB}/${name}`,
    visibility: repository.visibility.toUpperCase(),
    isPrivate: repository.visibility !== "public",
    isFork: repository.isFork,
    isArchived: repository.archived,
    isEmpty: repository.isEmpty,
    isDisabled: repository.disabled ?? false,
    isLocked: repository.lockReason !== undefined,
    lockReason: repository.lockReason ?? null,
    isMirror: repository.mirror ?? false,
    isTemplate: false,
    createdAt: repository.createdAt,
    updatedAt: date,
    pushedAt: repository.pushedAt,
    viewerCanAdminister: repository.viewerCanAdminister,
    viewerPermission: repository.viewerCanAdminister ? "ADMIN" : "READ",
    defaultBranchRef: () => defaultBranchNode(world, repository),
    ref: (args: Arguments) => {
      const wanted = String(args.qualifiedName).replace(/^refs\/heads\//, "");
      return wanted === repository.defaultBranch ? defaultBranchNode(world, repository) : null;
    },
    branchProtectionRules: connection(
      repository.viewerCanAdminister && repository.classic ? [repository.classic] : [],
      (classic) => protectionNode(world, repository, classic),
    ),
    rulesets: rulesets(world, repository),
    hasVulnerabilityAlertsEnabled: security.vulnerabilityAlerts,
    vulnerabilityAlerts: connection(Array.from({ length: security.openVulnerabilityAlerts }), () => ({})),
    codeowners: security.codeowners
      ? { errors: security.codeowners.errors.map((kind) => codeownersError(kind, security.codeowners?.path)) }
      : null,
    object: (args: Arguments) =>
      args.oid === undefined
        ? fileNode(repository, args.expression)
        : commitWithId(world, repository, String(args.oid)),
    environments: connection(security.environments, (environment, index) => ({
      __typename: "Environment",
      id: nodeId("EN", repository.id, index),
      name: environment.name,
      protectionRules: connection(environment.reviewers > 0 ? [environment] : [], (rule) => ({
        type: "REQUIRED_REVIEWERS",
        timeout: 0,
        preventSelfReview: rule.preventSelfReview,
        reviewers: connection(Array.from({ length: rule.reviewers }), () => null),
      })),
    })),
    pullRequests: pullRequests(world, repository),
    pullRequest: (args: Arguments) => pullNumbered(world, repository, args.number),
    deployments: deployments(world, repository),
    collaborators: collaborators(world, repository),
    deployKeys: connection(security.deployKeys, (key, index) => ({
      __typename: "DeployKey",
      id: nodeId("PK", repository.id, index),
      key: `ssh-ed25519 ${Buffer.from(`key ${repository.id}:${index}`).toString("base64")}`,
      enabled: true,
      ...key,
    })),
  };
}

/** GitHub shows them to who can push. */
function collaborators({ state }: World, repository: Repository): Resolve {
  const { access = [{ login: state.viewer, permission: "ADMIN" as const }] } = repository;
  return (args, context, info) => {
    if (args.affiliation !== "ALL") throw new GraphQLError("testbed: only the affiliation ALL is simulated");
    return connection(
      access,
      ({ login, id = stableId(login) }) => userNode({ id, login }),
      ({ permission }) => ({ permission }),
    )(args, context, info);
  };
}

function rulesets(world: World, repository: Repository): Resolve {
  return (args, context, info) => {
    const applied = rulesetsOf(world.state, repository, args.includeParents !== false);
    return connection(applied, (one) => rulesetNode(world, one))(args, context, info);
  };
}

function defaultBranchNode(world: World, repository: Repository): Source | null {
  if (repository.isEmpty) return null;
  const { classic, defaultBranch, viewerCanAdminister } = repository;
  return {
    __typename: "Ref",
    id: nodeId("REF", repository.id, defaultBranch),
    name: defaultBranch,
    prefix: "refs/heads/",
    repository: () => repositoryNode(world, repository),
    target: {
      __typename: "Commit",
      id: nodeId("C", repository.id),
      oid: shaOf(repository),
      committedDate: repository.history?.updates.at(-1)?.at ?? repository.pushedAt,
      ...commitWithId(world, repository, shaOf(repository)),
    },
    branchProtectionRule: () =>
      viewerCanAdminister && classic ? protectionNode(world, repository, classic) : null,
    refUpdateRule: () => (classic ? updateRuleNode(repository, classic) : null),
    rules: connection(rulesOf(world.state, repository, defaultBranch), (rule) => ruleNode(world, rule)),
  };
}

function commitWithId(world: World, repository: Repository, oid: string): Source | null {
  const { history } = repository;
  const commit = history?.commits.find(({ sha }) => sha === oid);
  if (history === undefined || commit === undefined) return null;
  return { __typename: "Commit", oid, ...filesNode(world, repository, history, commit) };
}

function shaOf(repository: Repository): string {
  return repository.history === undefined ? commitSha(repository) : headOf(repository.history);
}

function fileNode(repository: Repository, expression: unknown): Source | null {
  const file = repository.security.codeowners;
  if (file === undefined || expression !== `HEAD:${file.path}`) return null;
  return { __typename: "Blob", id: nodeId("B", repository.id, file.path), byteSize: file.bytes ?? 24 };
}

function codeownersError(kind: string, path = "CODEOWNERS"): Source {
  return { kind, path, line: 1, column: 1, message: kind, source: "* @nobody", suggestion: null };
}
