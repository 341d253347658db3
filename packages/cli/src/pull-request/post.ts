import { BylawError } from "@bylaw/core";
import { systemTools } from "@bylaw/core/node";
import { isNothing } from "@bylaw/core/run";
import { z } from "zod";
import type { Io } from "../io.ts";
import { writeComment } from "./comments.ts";
import type { DiffDocument } from "./document.ts";
import { type GitHub, type GitHubTools, githubOf } from "./github.ts";
import { commentOf, markerOf } from "./markdown.ts";
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
  const found = await pullIn(github, target);
  if (found === undefined) return "no open pull request is of that branch any more: nothing is written";
  const { number, head } = found;
  if (target.commit !== undefined && head.sha !== target.commit)
    return `pull request ${number} has moved on: its newest commit is told by a run of its own`;
  const isSilent = isNothingIn(document);
  // Which commit it is of is GitHub's word, and not the document's.
  const body = commentOf({ ...document, head: /^[0-9a-f]{40,64}$/.test(head.sha) ? head.sha : "" });
  const done = await writeComment(github, { pull: number, marker: markerOf(document), body, isSilent });
  return done === "silent"
    ? `nothing changes, and nothing is written to pull request ${number}`
    : `the comment on pull request ${number} is ${done}`;
}

/** True where there is nothing to tell but notes of the comparison. */
function isNothingIn({
  format: _,
  name: __,
  commit: ___,
  head: ____,
  config: _____,
  notes: ______,
  ...diff
}: DiffDocument) {
  return isNothing(diff);
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
