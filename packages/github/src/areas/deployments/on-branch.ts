import { from, type Observed } from "@bylaw/core";
import { inspect, mapParallel, observeCall } from "@bylaw/core/provider";
import { z } from "zod";
import type { GithubSession } from "../../session/session.ts";

const LIST = "GET /repos/{owner}/{repo}/commits";
const COMPARE = "GET /repos/{owner}/{repo}/compare/{basehead} ancestor";

/** As many commits as a page holds: where none of a page is asked for, asking for each is cheaper. */
const PAGE = 100;
const AT_ONCE = 5;

const commitSchema = z.object({ sha: z.string() });
const comparisonSchema = z.object({ ahead_by: z.int().nonnegative() });

/** Where commits are looked for. */
export interface Held {
  readonly owner: string;
  readonly repository: string;
  /** The newest commit of the branch. */
  readonly head: string;
}

/** Of commits, whether a branch has them: what its newest commits do not show is compared with it, one by one. */
export async function onBranch(
  session: GithubSession,
  { owner, repository: repo, head }: Held,
  commits: readonly string[],
): Promise<ReadonlyMap<string, Observed<boolean>>> {
  const open = new Set(commits);
  const listed = await observeCall(() => takeNewest(session, { owner, repo, sha: head }, open));
  const held = new Map<string, Observed<boolean>>(
    commits.map((commit) => [commit, from(listed, (newest) => newest.has(commit))]),
  );
  if (inspect(listed).state !== "known") return held;
  const isHeld = async (commit: string) => {
    const asked = { owner, repo, basehead: `${head}...${commit}`, per_page: 1 };
    const compared = await session.observe(COMPARE, asked, comparisonSchema);
    return [commit, from(compared, ({ ahead_by: ahead }) => ahead === 0)] as const;
  };
  for await (const [commit, answer] of mapParallel(AT_ONCE, open, isHeld)) held.set(commit, answer);
  return held;
}

/** Takes out of `open` what is among the newest commits, as long as each page has some of it. */
async function takeNewest(
  session: GithubSession,
  asked: { readonly owner: string; readonly repo: string; readonly sha: string },
  open: Set<string>,
): Promise<ReadonlySet<string>> {
  const newest = new Set<string>();
  let idle = 0;
  for await (const { sha } of session.items(LIST, asked, commitSchema)) {
    const isAsked = open.delete(sha);
    if (isAsked) newest.add(sha);
    idle = isAsked ? 0 : idle + 1;
    if (open.size === 0 || idle === PAGE) break;
  }
  return newest;
}
