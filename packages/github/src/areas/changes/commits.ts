import { z } from "zod";
import type { GithubSession } from "../../session/session.ts";
import type { Branch, Update } from "./updates.ts";

const OPERATION = "GET /repos/{owner}/{repo}/compare/{basehead}";

const schema = z.object({
  sha: z.string(),
  parents: z.array(z.object({ sha: z.string() })),
  commit: z.object({ author: z.object({ date: z.string() }) }),
});

/** A commit with its parents, and when its author says that it was written. */
export interface GraphCommit {
  readonly parents: readonly string[];
  readonly written: number;
}

/** The commits that came to a branch. */
export type Graph = ReadonlyMap<string, GraphCommit>;

/** Moves that only added, of which the commits are read at once; a move that also took away stands alone. */
export interface Segment {
  readonly updates: readonly Update[];
  readonly commits: Graph;
}

/** Reads the commits that moves of a branch brought. The creation and the deletion of a branch bring none that it has to compare with. */
export async function readSegments(
  session: GithubSession,
  branch: Branch,
  updates: readonly Update[],
): Promise<readonly Segment[]> {
  const segments: Segment[] = [];
  for (const part of segmentsOf(updates)) {
    const [first, last] = [part[0], part.at(-1)];
    const isWhole = first !== undefined && last !== undefined && compares(first);
    const commits: Graph = isWhole ? await between(session, branch, first.before, last.after) : new Map();
    segments.push({ updates: part, commits });
  }
  return segments;
}

function compares({ type }: Update): boolean {
  return type !== "branch_creation" && type !== "branch_deletion";
}

function segmentsOf(updates: readonly Update[]): readonly (readonly Update[])[] {
  const segments: Update[][] = [];
  for (const update of updates) {
    const open = segments.at(-1);
    if (open?.[0] !== undefined && adds(open[0]) && adds(update)) open.push(update);
    else segments.push([update]);
  }
  return segments;
}

function adds({ type }: Update): boolean {
  return type === "push" || type === "pr_merge" || type === "merge_queue_merge";
}

async function between(
  session: GithubSession,
  { owner, repository }: Branch,
  base: string,
  head: string,
): Promise<Graph> {
  const commits = new Map<string, GraphCommit>();
  const asked = { owner, repo: repository, basehead: `${base}...${head}` };
  for await (const { sha, parents, commit } of session.items(OPERATION, asked, schema)) {
    commits.set(sha, {
      parents: parents.map((parent) => parent.sha),
      written: Date.parse(commit.author.date),
    });
  }
  return commits;
}
