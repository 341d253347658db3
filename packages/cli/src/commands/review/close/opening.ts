import { join } from "node:path";
import type { FrozenListing } from "@bylaw/access-reviews";
import { type AccessReview, isBylawError, type Program, type SystemListing } from "@bylaw/core";
import { openKeptRun, openRuns } from "@bylaw/core/node";
import { systemsIn } from "@bylaw/core/run";
import { isFile, isThere } from "../../../paths.ts";
import { HOME } from "../../coverage/typed.ts";

/**
 * What the run that a review was opened from lists, read once more; undefined where no such run is kept here, or a part of it is lost. The
 * report says then that it was not at hand.
 */
export async function openingOf(
  { systems }: FrozenListing,
  { program, review, from, cwd }: Kept,
): Promise<readonly SystemListing[] | undefined> {
  const [moment, ...others] = new Set(systems.map(({ taken }) => taken));
  if (moment === undefined || others.length > 0) return undefined;
  const paths: string[] = [];
  for (const path of new Set([join(cwd, HOME), join(cwd, from ?? HOME)]))
    if ((await isThere(path)) && !(await isFile(path))) paths.push(path);
  const { runs } = await openRuns(paths);
  const run = runs.find(({ startedAt }) => startedAt === moment);
  if (run === undefined) return undefined;
  try {
    return await systemsIn(program, review, await openKeptRun(run.path));
  } catch (error) {
    if (isBylawError(error) && error.code === "recording-damaged") return undefined;
    throw error;
  }
}

interface Kept {
  readonly program: Program;
  readonly review: AccessReview;
  /** What `--from` names. */
  readonly from: string | undefined;
  readonly cwd: string;
}
