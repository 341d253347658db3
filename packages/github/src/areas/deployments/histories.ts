import type { Collector } from "@bylaw/core";
import { absent, answerMismatch, defineCollector, describeEach, partialAnswer } from "@bylaw/core/provider";
import { z } from "zod";
import { expectAnswer } from "../../session/answer.ts";
import { githubKind } from "../../session/kind.ts";
import { lookedBackFrom } from "../../session/look-back.ts";
import type { GithubSession } from "../../session/session.ts";
import { repositoryPages, shownNode } from "../repositories/pages.ts";
import { deploymentSchema, type RecordedDeployment } from "./deployment.ts";
import { onBranch } from "./on-branch.ts";
import {
  DEPLOYED,
  DEPLOYMENTS,
  type DeployedNode,
  type DeploymentNode,
  deployedNode,
  deployedQuery,
  deploymentNode,
  deploymentsQuery,
} from "./query.ts";
import { runReader, waitOf } from "./wait.ts";

const schema = z.object({
  /** `acme/api`. */
  id: z.string(),
  /** From when on deployments were read, and when they were. */
  from: z.string(),
  to: z.string(),
  /** The newest commit of the default branch, which deployed commits were looked for in. Left out while the repository is empty. */
  head: z.string().exactOptional(),
  deployments: z.array(deploymentSchema),
});

export interface DeploymentHistory extends z.infer<typeof schema> {}

/** Every repository of an organization with what was deployed of it in the days that the provider is told to look back. */
export const deploymentHistories: Collector<DeploymentHistory> = defineCollector({
  id: "github/deployment-histories",
  resource: "GitHub repository",
  provider: githubKind,
  per: "organization",
  operations: [
    DEPLOYED,
    DEPLOYMENTS,
    "GET /orgs/{org}",
    "GET /repos/{owner}/{repo}/commits",
    "GET /repos/{owner}/{repo}/compare/{basehead} ancestor",
    "GET /repos/{owner}/{repo}/actions/runs/{run_id}",
    "GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals",
  ],
  calls: {
    [DEPLOYED]: { page: 100, of: "repository" },
    [DEPLOYMENTS]: { page: 25, of: "deployment", in: "repository that deploys" },
    "GET /orgs/{org}": "once",
    "GET /repos/{owner}/{repo}/commits": { page: 100, of: "commit", in: "repository that deploys" },
    "GET /repos/{owner}/{repo}/compare/{basehead} ancestor": {
      each: "deployed commit that is not among the newest of its branch",
    },
    "GET /repos/{owner}/{repo}/actions/runs/{run_id}": { each: "workflow run that waited" },
    "GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals": { each: "workflow run that waited" },
  },
  schema,
  async *collect(session) {
    const to = session.now();
    for await (const page of repositoryPages(session, DEPLOYED, deployedQuery, deployedNode)) {
      yield* describeEach(
        5,
        page,
        ({ id }) => id,
        async (one) => historyOf(session, shownNode(one), to),
      );
    }
  },
});

async function historyOf(session: GithubSession, node: DeployedNode, to: Date): Promise<DeploymentHistory> {
  const from = lookedBackFrom(session, to);
  const head = node.defaultBranchRef?.target.oid;
  const days = { from: from.toISOString(), to: to.toISOString() };
  const read = { id: node.nameWithOwner, ...days, ...(head !== undefined && { head }) };
  const [newest] = node.deployments.nodes;
  if (newest === undefined && node.deployments.totalCount > 0) {
    throw partialAnswer(DEPLOYED, `counts deployments of ${node.name} and shows none`);
  }
  if (newest === undefined || Date.parse(newest.createdAt) < from.getTime())
    return { ...read, deployments: [] };
  const nodes = await deploymentsSince(session, node.name, from);
  return { ...read, deployments: await deploymentsOf(session, node, head, nodes) };
}

async function deploymentsSince(
  session: GithubSession,
  repository: string,
  from: Date,
): Promise<readonly DeploymentNode[]> {
  const deployments: DeploymentNode[] = [];
  const pages = session.pages(DEPLOYMENTS, {
    text: deploymentsQuery,
    variables: { owner: session.organization, repository },
    connection: ["repository", "deployments"],
  });
  for await (const { nodes } of pages) {
    for (const node of nodes) {
      const deployment = expectAnswer(DEPLOYMENTS, deploymentNode, node);
      if (Date.parse(deployment.createdAt) < from.getTime()) return deployments;
      deployments.push(deployment);
    }
  }
  return deployments;
}

async function deploymentsOf(
  session: GithubSession,
  { name, nameWithOwner }: DeployedNode,
  head: string | undefined,
  nodes: readonly DeploymentNode[],
): Promise<RecordedDeployment[]> {
  const owner = session.organization;
  const commits = [...new Set(nodes.map(({ commitOid }) => commitOid))];
  const held =
    head === undefined ? undefined : await onBranch(session, { owner, repository: name, head }, commits);
  const runOf = runReader(session, name);
  const deployments: RecordedDeployment[] = [];
  for (const node of nodes) {
    const environments = environmentsOf(node);
    deployments.push({
      id: `${nameWithOwner} deployment ${node.id}`,
      repository: nameWithOwner,
      environments: [...environments],
      commit: node.commitOid,
      at: new Date(node.createdAt).toISOString(),
      by: node.creator.login,
      states: [...statesOf(node)],
      onBranch: held?.get(node.commitOid) ?? absent(DEPLOYED, "empty repository"),
      wait: await waitOf(node, nameWithOwner, environments, runOf),
    });
  }
  return deployments.reverse();
}

/** A status may say that the deployment goes elsewhere than it was to. */
function environmentsOf({
  id,
  originalEnvironment,
  latestEnvironment,
  statuses,
}: DeploymentNode): readonly string[] {
  const told = [originalEnvironment, latestEnvironment, ...statuses.nodes.map((one) => one.environment)];
  const names = [...new Set(told.flatMap((name) => (name === null || name === "" ? [] : [name])))];
  if (names.length === 0) throw answerMismatch(DEPLOYMENTS, `names no environment of deployment ${id}`);
  return names.sort();
}

function statesOf({ id, statuses: { nodes, totalCount } }: DeploymentNode): readonly string[] {
  if (nodes.length !== totalCount) {
    const what = `gave ${nodes.length} of ${totalCount} statuses of deployment ${id}`;
    throw partialAnswer(DEPLOYMENTS, what);
  }
  return [...nodes]
    .sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt))
    .map(({ state }) => state);
}
