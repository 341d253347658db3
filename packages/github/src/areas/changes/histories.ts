import type { Collector } from "@bylaw/core";
import { answerMismatch, defineCollector, describeEach } from "@bylaw/core/provider";
import { z } from "zod";
import { githubKind } from "../../session/kind.ts";
import { lookedBackFrom } from "../../session/look-back.ts";
import type { GithubSession } from "../../session/session.ts";
import { repositoryPages, shownNode } from "../repositories/pages.ts";
import { changesOf } from "./attribute.ts";
import { type BranchNode, branchesQuery, branchNode, OPERATION } from "./branches.ts";
import { changeSchema } from "./change.ts";
import { readSegments } from "./commits.ts";
import { type Merged, mergedSince } from "./merged.ts";
import { type Branch, isFirstBranch, type Update, updatesSince } from "./updates.ts";

const schema = z.object({
  /** `acme/api`. */
  id: z.string(),
  /** Left out while the repository is empty. */
  branch: z.string().exactOptional(),
  /** The newest commit of the branch. Left out while the repository is empty. */
  head: z.string().exactOptional(),
  /** From when on moves of the branch were read, and when they were. */
  from: z.string(),
  to: z.string(),
  /** How many commits came in that time, each with one of the changes. */
  commits: z.int(),
  changes: z.array(changeSchema),
});

export interface BranchHistory extends z.infer<typeof schema> {}

/**
 * Every repository of an organization with the changes that reached its default branch in the days that the provider is told
 * to look back. A repository whose commits, merges and moves do not add up is unreadable, and named.
 */
export const branchHistories: Collector<BranchHistory> = defineCollector({
  id: "github/branch-histories",
  resource: "GitHub repository",
  provider: githubKind,
  per: "organization",
  operations: [
    OPERATION,
    "POST /graphql merged",
    "POST /graphql pull-request-commits",
    "GET /orgs/{org}",
    "GET /repos/{owner}/{repo}/activity",
    "GET /repos/{owner}/{repo}/compare/{basehead}",
  ],
  calls: {
    [OPERATION]: { page: 100 },
    "POST /graphql merged": { page: 5, of: "merged pull request that was updated since", in: "entry" },
    "POST /graphql pull-request-commits": {
      page: 100,
      of: "commit",
      in: "pull request of more than ten commits",
    },
    "GET /orgs/{org}": "once",
    "GET /repos/{owner}/{repo}/activity": {
      sum: [{ page: 100, of: "move", in: "entry" }, { each: "repository that was made since" }],
    },
    "GET /repos/{owner}/{repo}/compare/{basehead}": { page: 100, of: "commit", in: "stretch of moves" },
  },
  schema,
  async *collect(session) {
    const to = session.now();
    for await (const page of repositoryPages(session, OPERATION, branchesQuery, branchNode)) {
      yield* describeEach(
        5,
        page,
        ({ id }) => id,
        async (one) => historyOf(session, shownNode(one), to),
      );
    }
  },
});

async function historyOf(session: GithubSession, node: BranchNode, to: Date): Promise<BranchHistory> {
  const from = lookedBackFrom(session, to);
  const read = { id: node.nameWithOwner, from: from.toISOString(), to: to.toISOString() };
  if (node.defaultBranchRef === null) {
    if (node.isEmpty) return { ...read, commits: 0, changes: [] };
    throw answerMismatch(OPERATION, `names no default branch of ${node.name}, although it is not empty`);
  }
  const { name, target } = node.defaultBranchRef;
  const branch = {
    owner: session.organization,
    repository: node.name,
    name,
    created: node.createdAt,
    head: target.oid,
    readAt: to,
    committed: target.committedDate,
  };
  const updates = await updatesSince(session, branch, from);
  const merges = updates.filter(({ type }) => type === "pr_merge" || type === "merge_queue_merge").length;
  const merged =
    merges > 0 ? await mergedSince(session, branch, { from, merges }) : new Map<string, readonly Merged[]>();
  const segments = await readSegments(session, branch, updates);
  const began = await beganBy(session, branch, updates, from);
  const moved = { repository: node.nameWithOwner, branch: name, began };
  const changes = changesOf(moved, segments, merged);
  const commits = changes.reduce((sum, change) => sum + change.commits.length, 0);
  return { ...read, branch: name, head: target.oid, commits, changes: [...changes] };
}

/** The move that brought the first commits of a repository that was made since: later branches, and one that is made again, begin nothing. */
async function beganBy(
  session: GithubSession,
  branch: Branch,
  [first]: readonly Update[],
  from: Date,
): Promise<Update | undefined> {
  if (first?.type !== "branch_creation" || Date.parse(branch.created) < from.getTime()) return undefined;
  return (await isFirstBranch(session, branch, first)) ? first : undefined;
}
