import { basename } from "node:path";
import { BylawError, type IsoDate, isBylawError, type Program } from "@bylaw/core";
import { openRuns, type StoredRun } from "@bylaw/core/node";
import { isLeftOpen, type LatestRuns, latestRuns, type SeenRun, seen } from "@bylaw/core/run";
import { programFile } from "../../program-file.ts";

/** The runs that a notice is about. */
export interface TwoRuns {
  readonly newest: SeenRun;
  /** The file of it. */
  readonly path: string;
  readonly before?: SeenRun;
  /** Those before that, the newest first, as far back as something was left undecided since. */
  readonly past: readonly SeenRun[];
  readonly late?: LatestRuns<StoredRun>["late"];
  readonly lost: { readonly damaged: number; readonly missing: number };
  /** The file that is named for a later moment than any run that can be read. */
  readonly unreadNewest?: string;
}

export interface RunsAsked {
  readonly folders: readonly string[];
  readonly branch: readonly string[];
  readonly every: number;
  readonly since: IsoDate | undefined;
  readonly today: IsoDate;
}

/**
 * Reads the newest run, the one before it, and those further back that decided what it could not; of all others no more than what they
 * say of themselves.
 */
export async function twoRuns(
  program: Program,
  { folders, branch, every, since, today }: RunsAsked,
): Promise<TwoRuns> {
  const { runs, damaged, missing } = await openRuns(folders);
  const { newest, before, past, late, why } = latestRuns(runs, program, {
    branch,
    every,
    since,
    today,
    file: programFile(program),
  });
  if (newest === undefined) throw noRun(folders, damaged.length, why);
  if (since !== undefined && before === undefined) {
    throw new BylawError(
      "recording-missing",
      `No run that counts is of ${since} or before, but the newest.`,
      {
        next: "Name a later day, or leave --since out: the newest run is held against the one before it.",
      },
    );
  }
  const last = await seen(newest);
  const one = before && (await seen(before));
  // A file is named for when its run began.
  const unread = damaged
    .map(({ path: file }) => file)
    .filter((file) => basename(file) > basename(newest.path));
  const further = one === undefined ? { read: [], damaged: 0 } : await readBack(past, one, last);
  return {
    newest: last,
    path: newest.path,
    ...(one !== undefined && { before: one }),
    past: further.read,
    ...(late !== undefined && { late }),
    lost: { damaged: damaged.length + further.damaged, missing: missing.length },
    ...(unread[0] !== undefined && { unreadNewest: unread[0] }),
  };
}

interface ReadBack {
  readonly read: readonly SeenRun[];
  /** How many of them are lost in part, and decide nothing. */
  readonly damaged: number;
}

async function readBack(past: readonly StoredRun[], before: SeenRun, newest: SeenRun): Promise<ReadBack> {
  const read: SeenRun[] = [];
  let damaged = 0;
  for (const run of past) {
    if (!isLeftOpen([before, ...read], newest)) break;
    try {
      read.push(await seen(run));
    } catch (error) {
      if (!isBylawError(error) || error.code !== "recording-damaged") throw error;
      damaged += 1;
    }
  }
  return { read, damaged };
}

function noRun(folders: readonly string[], damaged: number, why: string | undefined): BylawError {
  const said = why === undefined ? "" : `: of the last one that is there, ${why}`;
  const others = damaged === 0 ? "" : ` Some that are there cannot be read (${damaged}).`;
  return new BylawError(
    "recording-missing",
    `No whole run that counts is kept in ${folders.join(" or ")}${said}.${others}`,
    {
      next: "Keep one: bylaw check --keep .bylaw/evidence --revision <commit> --branch <name>; or name another folder or --branch.",
    },
  );
}
