import { BylawError } from "@bylaw/core";
import { systemTools } from "@bylaw/core/node";
import { isNothing } from "@bylaw/core/run";
import { z } from "zod";
import type { Io } from "../io.ts";
import { editOurs, writeComment } from "./comments.ts";
import type { DiffDocument } from "./document.ts";
import { type GitHub, type GitHubTools, githubOf } from "./github.ts";
import { commentOf, markerOf, notCompared } from "./markdown.ts";
import type { Target } from "./pull.ts";

const pull = z.object({ number: z.int().positive(), head: z.object({ sha: z.string() }) });

/**
 * Says in a pull request what a change does: in one comment of the program's, which is edited in place, and in none where nothing
 * changes. Returns a sentence on what was done.
 */
export async function postDiff(
  document: DiffDocument,
  target: Target,
  { env }: Pick<Io, "env">,
  tools: GitHubTools = { fetch, sleep: systemTools.sleep },
): Promise<string> {
  const github = githubOf(env, tools);
  const found = await newestIn(github, target);
  if (typeof found === "string") return found;
  const { number, head } = found;
  const isSilent = isNothingIn(document);
  // Which commit it is of is GitHub's word, and not the document's.
  const body = commentOf({ ...document, head: /^[0-9a-f]{40,64}$/.test(head.sha) ? head.sha : "" });
  const done = await writeComment(github, { pull: number, marker: markerOf(document), body, isSilent });
  return done === "silent"
    ? `nothing changes, and nothing is written to pull request ${number}`
    : `the comment on pull request ${number} is ${done}`;
}

/**
 * Says in the comment on a program, where there is one, that the newest commit could not be compared. Returns a sentence on what was
 * done.
 */
export async function postNotCompared(
  config: string,
  target: Target,
  { env }: Pick<Io, "env">,
  tools: GitHubTools = { fetch, sleep: systemTools.sleep },
): Promise<string> {
  const github = githubOf(env, tools);
  const found = await newestIn(github, target);
  if (typeof found === "string") return found;
  const { number, head } = found;
  const done = await editOurs(github, number, (was) => notCompared(was, config, head.sha));
  return done === undefined
    ? `nothing is compared, and nothing is written to pull request ${number}`
    : `nothing is compared: the comment on pull request ${number} is ${done}`;
}

/** True where there is nothing to tell. What has to be known of the comparison is something: it may have overlooked a change. */
function isNothingIn({
  format: _,
  name: __,
  commit: ___,
  head: ____,
  config: _____,
  notes,
  ...diff
}: DiffDocument) {
  return notes.length === 0 && isNothing(diff);
}

/** The pull request, while the run was of its newest commit; else why there is nothing to write. */
async function newestIn(github: GitHub, target: Target): Promise<z.infer<typeof pull> | string> {
  const found = await pullIn(github, target);
  if (found === undefined) return "no open pull request is of that branch any more: nothing is written";
  const { number, head } = found;
  return target.commit === undefined || head.sha === target.commit
    ? found
    : `pull request ${number} has moved on: its newest commit is told by a run of its own`;
}

async function pullIn(github: GitHub, target: Target): Promise<z.infer<typeof pull> | undefined> {
  const place = `/repos/${github.repository}/pulls`;
  if (target.pull !== undefined)
    return parsed(pull, (await github.ask({ method: "GET", path: `${place}/${target.pull}` })).body);
  const query = `state=open&per_page=100&head=${encodeURIComponent(target.branch ?? "")}`;
  const all = parsed(z.array(pull), (await github.ask({ method: "GET", path: `${place}?${query}` })).body);
  return all.find(({ head }) => head.sha === target.commit) ?? all[0];
}

function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const { success, data } = schema.safeParse(body);
  if (success) return data;
  throw new BylawError("comment-refused", "GitHub answered with no pull request.", {
    next: "Look at GITHUB_API_URL, and run the job again.",
  });
}
