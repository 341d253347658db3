import { partialAnswer } from "@bylaw/core/provider";
import { z } from "zod";
import type { GithubSession } from "../../session/session.ts";

const OPERATION = "GET /repos/{owner}/{repo}/activity";

/** As long as GitHub keeps the moves of a branch. */
const YEAR = 365 * 86_400_000;

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
  /** Its newest commit, and when that was made, as Git tells it. */
  readonly head: string;
  readonly committed: string;
}

/**
 * Every move of a branch since `from`, the oldest first. GitHub keeps them for a year. They are complete when each begins where the one before
 * it ended, and one of them, or the newest before them, ends at the branch's head; else this throws.
 */
export async function updatesSince(
  session: GithubSession,
  { owner, repository, name, head, committed }: Branch,
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
  let [isConnected, isHeadSeen] = [true, false];
  let later: Update | undefined;
  for await (const one of session.items(OPERATION, asked, schema)) {
    const update = updateOf(one);
    isConnected &&= later === undefined || update.after === later.before;
    isHeadSeen ||= update.after === head;
    later = update;
    if (Date.parse(update.at) < from.getTime()) break;
    updates.push(update);
  }
  if (later === undefined && session.now().getTime() - Date.parse(committed) < YEAR) {
    throw partialAnswer(OPERATION, `tells of no move of ${name}, whose newest commit is not a year old`);
  }
  if (later !== undefined && !isHeadSeen) {
    throw partialAnswer(OPERATION, `does not know how ${name} came to its newest commit`);
  }
  if (!isConnected)
    throw partialAnswer(OPERATION, `leaves out a move of ${name}: those that it gave do not connect`);
  return updates.reverse();
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
