import type { Collector } from "@bylaw/core";
import { answerMismatch, defineCollector, describeMany, observed } from "@bylaw/core/provider";
import { z } from "zod";
import { githubKind } from "../../session/kind.ts";
import type { GithubSession } from "../../session/session.ts";
import { repositoryPages, shownNode } from "../repositories/pages.ts";
import {
  deployingBranches,
  deployingBranchesOf,
  policySchema,
  protectionFields,
  protectionSchema,
} from "./deploying-branches.ts";

const NAMES = "POST /graphql names";
const OPERATION = "GET /repos/{owner}/{repo}/environments";
const PATTERNS = "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies";

const query = `query names($organization: String!, $first: Int!, $after: String) {
  organization(login: $organization) {
    repositories(first: $first, after: $after, ownerAffiliations: [OWNER], orderBy: { field: NAME, direction: ASC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { nameWithOwner name isArchived ${protectionFields} }
    }
  }
}`;

const nodeSchema = protectionSchema.extend({
  nameWithOwner: z.string(),
  name: z.string(),
  isArchived: z.boolean(),
});
type Node = z.infer<typeof nodeSchema>;

const schema = z.object({
  /** `acme/api production`. */
  id: z.string(),
  repository: z.string(),
  name: z.string(),
  archived: z.boolean(),
  /** How many people and teams may approve a deployment. One of them is enough. None: nobody has to. */
  reviewers: z.int(),
  /** True when who started a deployment may not approve it. */
  preventsSelfReview: z.boolean(),
  /**
   * Which branches and tags may deploy: `protected`, `named` by a pattern, or `any`. Where only protected ones may, any may
   * as long as the repository protects none by a classic rule, and where it protects all of them; where named ones may, any may
   * where a pattern is of wildcards alone.
   */
  branches: observed(deployingBranches),
});

export interface DeploymentEnvironment extends z.infer<typeof schema> {}

const reviewerSchema = z.object({ type: z.enum(["User", "Team"]), reviewer: z.object({ id: z.int() }) });
const patternSchema = z.object({ name: z.string() });
const environmentSchema = z.object({
  name: z.string(),
  // An environment that nothing protects has an empty list: left out, it is not shown.
  protection_rules: z.array(
    z.object({
      type: z.string(),
      prevent_self_review: z.boolean().exactOptional(),
      reviewers: z.array(reviewerSchema).exactOptional(),
    }),
  ),
  deployment_branch_policy: policySchema,
});
type Answer = z.infer<typeof environmentSchema>;

/** Every deployment environment of an organization's repositories, with what a deployment to it has to wait for. */
export const deploymentEnvironments: Collector<DeploymentEnvironment> = defineCollector({
  id: "github/deployment-environments",
  resource: "GitHub environment",
  provider: githubKind,
  per: "organization",
  operations: [NAMES, OPERATION, PATTERNS, "GET /orgs/{org}"],
  calls: {
    [NAMES]: { page: 100, of: "repository" },
    [OPERATION]: { page: 100, in: "repository" },
    [PATTERNS]: { page: 100, of: "pattern", in: "environment that names branches" },
    "GET /orgs/{org}": "once",
  },
  schema,
  async *collect(session) {
    for await (const page of repositoryPages(session, NAMES, query, nodeSchema)) {
      yield* describeMany(
        10,
        page,
        ({ id }) => id,
        async (one) => environmentsOf(session, shownNode(one)),
      );
    }
  },
});

async function environmentsOf(session: GithubSession, node: Node): Promise<readonly DeploymentEnvironment[]> {
  const { nameWithOwner: repository, isArchived: archived } = node;
  const environments: DeploymentEnvironment[] = [];
  const asked = { owner: session.organization, repo: node.name };
  for await (const one of session.items(OPERATION, asked, environmentSchema)) {
    environments.push({
      id: `${repository} ${one.name}`,
      repository,
      name: one.name,
      archived,
      ...approvalOf(one),
      branches: await deployingBranchesOf(
        {
          policy: one.deployment_branch_policy,
          patterns: () => session.items(PATTERNS, { ...asked, environment_name: one.name }, patternSchema),
        },
        node,
      ),
    });
  }
  return environments;
}

function approvalOf({
  protection_rules: rules,
}: Answer): Pick<DeploymentEnvironment, "reviewers" | "preventsSelfReview"> {
  const asked = rules.filter(({ type }) => type === "required_reviewers");
  return {
    reviewers: asked.flatMap(reviewersOf).length,
    preventsSelfReview: asked.some(({ prevent_self_review: prevents }) => prevents === true),
  };
}

function reviewersOf({ reviewers }: Answer["protection_rules"][number]): readonly unknown[] {
  if (reviewers === undefined) throw answerMismatch(OPERATION, "asks for reviewers without naming any");
  return reviewers;
}
