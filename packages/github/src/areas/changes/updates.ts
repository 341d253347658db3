import { partialAnswer } from "@bylaw/core/provider";
import { z } from "zod";
import type { GithubSession } from "../../session/session.ts";

const OPERATION = "GET /repos/{owner}/{repo}/activity";

/** As long as GitHub keeps the moves of a branch. */
const YEAR = 365 * 86_400_000;
/** How far GitHub's clock may be from this one's. */
const CLOCKS_DIFFER = 10 * 60_000;
/** Branches that are pushed at once are made one after another. */
const AT_ONCE = 60_000;

const schema = z.object({
  before: z.string(),
  after: z.string(),
  timestamp: z.iso.datetime({ offset: true }),
  activity_type: z.enum([
    "push",
    "force_push",
    "branch_creation",
    "branch_deletion",
    "pr_merge",
    "merge_queue_merge",
  ]),
  actor: z.object({ login: z.string() }).nullable(),
});

/** One move of a branch. */
export interface Update {
  readonly before: string;
  readonly after: string;
  readonly at: string;
  readonly type: z.infer<typeof schema>["activity_type"];
  /** A login. Undefined when the account is gone. */
  readonly by: string | undefined;
}

/** A branch as it was found. */
export interface Branch {
  readonly owner: string;
  readonly repository: string;
  readonly name: string;
  /** When its repository was made. */
  readonly created: string;
  /** Its newest commit, when that was read, and when it was made, as Git tells it. */
  readonly head: string;
  readonly readAt: Date;
  readonly committed: string;
}

/**
 * Every move of a branch since `from`, the oldest first. GitHub keeps them for a year. They are complete when each begins where the one before
 * it ended, and the newest, but for those since the head was read, ends at the branch's head; else this throws.
 */
export async function updatesSince(
  session: GithubSession,
  { owner, repository, name, head, readAt, committed, created }: Branch,
  from: Date,
): Promise<readonly Update[]> {
  const asked = {
    owner,
    repo: repository,
    ref: `refs/heads/${name}`,
    time_period: "year",
    direction: "desc",
  };
  const updates: Update[] = [];
  const isYoung = [committed, created].some((at) => session.now().getTime() - Date.parse(at) < YEAR);
  let [isConnected, isHeadSeen, isHeadLost] = [true, false, false];
  let later: Update | undefined;
  for await (const one of session.items(OPERATION, asked, schema)) {
    const update = updateOf(one);
    isConnected &&= later === undefined || update.after === later.before;
    isHeadSeen ||= update.after === head;
    // A head that the branch had once before says nothing of how it came back to it.
    isHeadLost ||= !isHeadSeen && Date.parse(update.at) < readAt.getTime() - CLOCKS_DIFFER;
    later = update;
    if (Date.parse(update.at) < from.getTime()) break;
    updates.push(update);
  }
  if (later === undefined && isYoung) {
    throw partialAnswer(OPERATION, `tells of no move of ${name}, which is not known to be a year old`);
  }
  if (later !== undefined && (!isHeadSeen || isHeadLost)) {
    throw partialAnswer(OPERATION, `does not know how ${name} came to its newest commit`);
  }
  if (!isConnected)
    throw partialAnswer(OPERATION, `leaves out a move of ${name}: those that it gave do not connect`);
  return updates.reverse();
}

/** Whether no branch of the repository was made before a branch was, but at once with it. */
export async function isFirstBranch(
  session: GithubSession,
  { owner, repository }: Branch,
  creation: Update,
): Promise<boolean> {
  const asked = {
    owner,
    repo: repository,
    activity_type: "branch_creation",
    time_period: "year",
    direction: "asc",
  };
  for await (const { timestamp } of session.items(OPERATION, asked, schema)) {
    return Date.parse(creation.at) - Date.parse(timestamp) <= AT_ONCE;
  }
  throw partialAnswer(OPERATION, `tells no more of how the branches of ${repository} were made`);
}

function updateOf({ before, after, timestamp, activity_type, actor }: z.infer<typeof schema>): Update {
  return {
    before,
    after,
    at: new Date(timestamp).toISOString(),
    type: activity_type,
    by: actor?.login,
  };
}
