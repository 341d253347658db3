import { openRuns, type StoredRuns, verifyRuns } from "@bylaw/core/node";
import {
  type Coverage,
  type Damage,
  isLost,
  type LostRuns,
  lostListings,
  type SeenRun,
  seenRuns,
} from "@bylaw/core/run";

/** The runs of folders, read as far as they can be. */
export interface Kept {
  readonly runs: readonly SeenRun[];
  readonly stored: StoredRuns;
  readonly unread: StoredRuns["runs"];
  readonly damaged: readonly Damage[];
}

export async function readKept(paths: readonly string[]): Promise<Kept> {
  const stored = await openRuns(paths);
  const { runs, unread, damaged } = await seenRuns(stored.runs);
  return { runs, stored, unread, damaged: [...stored.damaged, ...damaged] };
}

/** What is not as it was kept: of the runs that count whether their listings are there, and with `verify` of all every block. */
export async function lostIn(
  { stored, damaged }: Kept,
  { counted }: Coverage,
  verify: readonly string[],
): Promise<LostRuns> {
  const counting = new Set(counted.map(({ digest }) => digest));
  const listings = await lostListings(stored.runs.filter(({ digest }) => counting.has(digest)));
  const told = new Set(damaged.map(({ why }) => why));
  const more = [...listings.damaged, ...(await verifyRuns(verify))].filter(
    ({ why }) => !told.has(why) && told.add(why),
  );
  return {
    damaged: [...damaged, ...more],
    missing: stored.missing,
    elsewhere: listings.elsewhere,
  };
}

/** A coverage that tells of the runs that could not be read, and is not green where anything was lost. */
export function withLost(coverage: Coverage, { unread }: Kept, lost: LostRuns): Coverage {
  const why = "a block of it is lost or changed";
  return {
    ...coverage,
    notCounted: [...coverage.notCounted, ...unread.map((run) => ({ run, why }))],
    exitCode: isLost(lost) && coverage.exitCode !== 2 ? 1 : coverage.exitCode,
  };
}
