import { readFile } from "node:fs/promises";
import { BylawError } from "@bylaw/core";
import { z } from "zod";
import type { Io } from "../io.ts";

/** Which pull request is written to, as far as the event or who runs it says. */
export interface Target {
  /** Undefined where it is found by the branch. */
  readonly pull?: number;
  /** The commit that the run was of: an answer for another one is out of date. */
  readonly commit?: string;
  /** `ana:fix-keys`, of a workflow_run. */
  readonly branch?: string;
}

const commit = z.string().regex(/^[0-9a-f]{40,64}$/);

const events = z.object({
  pull_request: z.object({ number: z.int().positive(), head: z.object({ sha: commit }) }).optional(),
  workflow_run: z
    .object({
      event: z.string(),
      head_sha: commit,
      head_branch: z.string().nullable(),
      head_repository: z.object({ owner: z.object({ login: z.string() }) }),
    })
    .optional(),
});

/** The pull request that was named, or that of the event. Throws where there is neither. */
export async function pullOf(typed: string | undefined, { env }: Pick<Io, "env">): Promise<Target> {
  if (typed !== undefined && !/^[1-9]\d{0,9}$/.test(typed))
    throw usage(`--pull ${typed} is no number of a pull request.`, "Give it as in --pull 12.");
  const named = typed === undefined ? {} : { pull: Number(typed) };
  const target = { ...(await targetOf(env.GITHUB_EVENT_PATH)), ...named };
  if (target.pull !== undefined || target.branch !== undefined) return target;
  throw usage(
    "Which pull request to write to is not known: this job is not of one.",
    "Give --pull <number>, or run it on pull_request.",
  );
}

async function targetOf(path: string | undefined): Promise<Target> {
  if (path === undefined || path === "") return {};
  const { success, data } = events.safeParse(await jsonAt(path));
  if (!success) throw usage(`${path} is no event of GitHub's.`, "Leave GITHUB_EVENT_PATH as GitHub sets it.");
  const { pull_request: pull, workflow_run: run } = data;
  if (pull !== undefined) return { pull: pull.number, commit: pull.head.sha };
  if (run === undefined) return {};
  if (run.event !== "pull_request")
    throw usage(
      `The run before this one was of ${run.event}, not of a pull request.`,
      "Post those of pull_request alone.",
    );
  const branch =
    run.head_branch === null ? undefined : `${run.head_repository.owner.login}:${run.head_branch}`;
  return { commit: run.head_sha, ...(branch !== undefined && { branch }) };
}

async function jsonAt(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    return undefined;
  }
}

function usage(message: string, next: string): BylawError {
  return new BylawError("usage", message, { next });
}
