import { BylawError } from "@bylaw/core";
import { z } from "zod";
import type { GitHub, GitHubAnswer } from "./github.ts";

/** What was done about a comment. */
export type Written = "written" | "edited" | "unchanged" | "silent";

export interface CommentGiven {
  readonly pull: number;
  /** What the comment begins with, and no other does. */
  readonly marker: string;
  readonly body: string;
  /** True where there is nothing to say: then only a comment that is there is edited. */
  readonly isSilent: boolean;
}

const comments = z.array(
  z.object({
    id: z.int().positive(),
    body: z.string().nullish(),
    user: z.object({ login: z.string(), type: z.string() }).nullish(),
  }),
);
type Comment = z.infer<typeof comments>[number];

const PAGE = 100;
const MOST_PAGES = 200;

/** Writes one comment, or edits the one that is there and is ours. */
export async function writeComment(
  github: GitHub,
  { pull, marker, body, isSilent }: CommentGiven,
): Promise<Written> {
  const place = `/repos/${github.repository}/issues/${pull}/comments`;
  const edit = () => editOurs(github, pull, (was) => (was.startsWith(marker) ? body : undefined));
  const edited = await edit();
  if (edited !== undefined) return edited;
  if (isSilent) return "silent";
  try {
    await github.ask({ method: "POST", path: place, body: { body } });
    return "written";
  } catch (error) {
    // It may have been written all the same: a second one is worse than a look.
    const found = await edit().catch(() => undefined);
    if (found !== undefined) return "written";
    throw error;
  }
}

/**
 * Edits the oldest comment of ours that may be edited, of those that are to say something else; undefined where there is none.
 * `bodyOf` is given what a comment says, and gives nothing for one that is to stay.
 */
export async function editOurs(
  github: GitHub,
  pull: number,
  bodyOf: (was: string) => string | undefined,
): Promise<Written | undefined> {
  const marked = (await commentsOn(github, pull)).flatMap((one) => {
    const was = (one.body ?? "").replaceAll("\r\n", "\n");
    const body = bodyOf(was);
    return body === undefined ? [] : [{ ...one, was, body }];
  });
  if (marked.length === 0) return undefined;
  const isOurs = await oursIn(github);
  for (const { id, was, body } of marked.filter(isOurs)) {
    if (was === body) return "unchanged";
    const path = `/repos/${github.repository}/issues/comments/${id}`;
    // Another app's: only its own may be edited by an app.
    const { status } = await github.ask({ method: "PATCH", path, body: { body }, allowed: [403, 404] });
    if (status < 300) return "edited";
  }
  return undefined;
}

async function commentsOn(github: GitHub, pull: number): Promise<readonly Comment[]> {
  const all: Comment[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const path = `/repos/${github.repository}/issues/${pull}/comments?per_page=${PAGE}&page=${page}`;
    const found = parsed(await github.ask({ method: "GET", path }), path);
    all.push(...found);
    if (found.length < PAGE) return all;
  }
  return all;
}

/** A user's token writes as that user; the token of a job, or of an app, as a bot, and is not told as which. */
async function oursIn(github: GitHub): Promise<(comment: Comment) => boolean> {
  const { status, body } = await github.ask({ method: "GET", path: "/user", allowed: [403, 404] });
  const me = z.object({ login: z.string() }).safeParse(body);
  if (status < 300 && me.success) return ({ user }) => user?.login === me.data.login;
  return ({ user }) => user?.type === "Bot";
}

function parsed({ body }: GitHubAnswer, path: string): readonly Comment[] {
  const { success, data } = comments.safeParse(body);
  if (success) return data;
  throw new BylawError("comment-refused", `GitHub answered GET ${path} with no list of comments.`, {
    next: "Look at GITHUB_API_URL, and run the job again.",
  });
}
