import { BylawError, type IsoDate, type Program } from "@bylaw/core";
import { openRuns, type StoredRun } from "@bylaw/core/node";
import { type LatestRuns, latestRuns, type SeenRun, seen } from "@bylaw/core/run";

/** The runs that a notice is about. */
export interface TwoRuns {
  readonly newest: SeenRun;
  /** The file of it. */
  readonly path: string;
  readonly before?: SeenRun;
  readonly late?: LatestRuns<StoredRun>["late"];
  readonly lost: { readonly damaged: number; readonly missing: number };
}

export interface RunsAsked {
  readonly folders: readonly string[];
  readonly branch: readonly string[];
  readonly every: number;
  readonly since: IsoDate | undefined;
  readonly today: IsoDate;
}

/** Reads the newest run and the one before it, and of all others no more than what they say of themselves. */
export async function twoRuns(
  program: Program,
  { folders, branch, every, since, today }: RunsAsked,
): Promise<TwoRuns> {
  const { runs, damaged, missing } = await openRuns(folders);
  const { newest, before, late, why } = latestRuns(runs, program, { branch, every, since, today });
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
  return {
    newest: await seen(newest),
    path: newest.path,
    ...(before !== undefined && { before: await seen(before) }),
    ...(late !== undefined && { late }),
    lost: { damaged: damaged.length, missing: missing.length },
  };
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
