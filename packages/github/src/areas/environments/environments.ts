import { type Collector, from, type Observed } from "@bylaw/core";
import {
  answerMismatch,
  defineCollector,
  describeMany,
  known,
  observeCall,
  observed,
} from "@bylaw/core/provider";
import { z } from "zod";
import { hiddenField, readable } from "../../session/answer.ts";
import { githubKind } from "../../session/kind.ts";
import type { GithubSession } from "../../session/session.ts";
import { repositoryPages, shownNode } from "../repositories/pages.ts";

const NAMES = "POST /graphql names";
const OPERATION = "GET /repos/{owner}/{repo}/environments";
const PATTERNS = "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies";

const query = `query names($organization: String!, $first: Int!, $after: String) {
  organization(login: $organization) {
    repositories(first: $first, after: $after, ownerAffiliations: [OWNER], orderBy: { field: NAME, direction: ASC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { nameWithOwner name isArchived viewerCanAdminister branchProtectionRules(first: 1) { totalCount } }
    }
  }
}`;

const nodeSchema = z.object({
  nameWithOwner: z.string(),
  name: z.string(),
  isArchived: z.boolean(),
  viewerCanAdminister: z.boolean(),
  branchProtectionRules: readable(NAMES, z.object({ totalCount: z.int() })),
});
type Node = z.infer<typeof nodeSchema>;
type Branches = "protected" | "named" | "any";

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
   * Which branches and tags may deploy: `protected`, `named` by a pattern, or `any`. Also `any` where a pattern is of
   * wildcards alone, and where protected ones are asked for and the repository has no branch protection rule: then GitHub
   * lets all of them deploy.
   */
  branches: observed(z.enum(["protected", "named", "any"])),
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
  deployment_branch_policy: z
    .object({ protected_branches: z.boolean(), custom_branch_policies: z.boolean() })
    .nullable(),
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
    [NAMES]: { page: 25, of: "repository" },
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
  const { nameWithOwner: repository, name: repo, isArchived: archived } = node;
  const environments: DeploymentEnvironment[] = [];
  const asked = { owner: session.organization, repo };
  for await (const one of session.items(OPERATION, asked, environmentSchema)) {
    environments.push({
      id: `${repository} ${one.name}`,
      repository,
      name: one.name,
      archived,
      ...reviewOf(one),
      branches: await branchesOf(session, node, one),
    });
  }
  return environments;
}

function reviewOf({
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

async function branchesOf(
  session: GithubSession,
  node: Node,
  { name, deployment_branch_policy: policy }: Answer,
): Promise<Observed<Branches>> {
  if (policy === null) return known("any");
  if (policy.protected_branches === policy.custom_branch_policies) {
    throw answerMismatch(OPERATION, "lets protected branches deploy and named ones, or neither");
  }
  if (policy.protected_branches) return protectedOf(node);
  return observeCall(async () => {
    const asked = { owner: session.organization, repo: node.name, environment_name: name };
    for await (const pattern of session.items(PATTERNS, asked, patternSchema)) {
      if (WILDCARDS.test(pattern.name)) return "any";
    }
    return "named";
  });
}

/** Of wildcards alone, such as a star, which stands for every branch without a slash. */
const WILDCARDS = /^[*?/]+$/;

/** Without a rule there is no protected branch, and GitHub lets all branches deploy. */
function protectedOf({ viewerCanAdminister, branchProtectionRules }: Node): Observed<Branches> {
  return from(branchProtectionRules, ({ totalCount }): Branches | Observed<Branches> => {
    if (totalCount > 0) return "protected";
    if (viewerCanAdminister) return "any";
    const what = "shows branch protection rules to administrators only";
    return hiddenField(NAMES, "branchProtectionRules", what, "ambiguous-absence");
  });
}
