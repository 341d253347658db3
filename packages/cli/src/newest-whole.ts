import { isBylawError, type Program } from "@bylaw/core";
import type { StoredRun } from "@bylaw/core/node";
import { branchesOf, counted, whyNotCounted } from "@bylaw/core/run";

/** The run that is taken of a folder of them, and what has to be known of the choice. */
export interface NewestWhole {
  readonly run: StoredRun;
  readonly notes: readonly string[];
  /** That newer ones do not count for the period, and why the newest does not; absent where none was passed over. */
  readonly passed?: string;
}

/** The newest run of a whole program, of which all is there. One that counts for the period goes before a newer one that does not. */
export async function newestWhole(
  runs: readonly StoredRun[],
  program: Program,
): Promise<NewestWhole | undefined> {
  const branches = branchesOf(program);
  let other: NewestWhole | undefined;
  const passed: string[] = [];
  for (const run of [...runs].reverse()) {
    if (run.asked !== undefined) continue;
    const why = whyNotCounted(run, branches);
    if (why !== undefined && other !== undefined) passed.push(why);
    else if (await isWhole(run)) {
      if (why === undefined) return { run, notes: [], ...passedOver(passed) };
      other = { run, notes: [`it does not count for the period: ${why}`] };
      passed.push(why);
    }
  }
  return other;
}

function passedOver([why, ...others]: readonly string[]): Pick<NewestWhole, "passed"> {
  if (why === undefined) return {};
  const runs = counted(others.length + 1, "newer run");
  return {
    passed:
      others.length === 0
        ? `${runs} does not count for the period: ${why}`
        : `${runs} do not count for the period, the newest because ${why}`,
  };
}

/**
 * True where all that the run kept of its listings is there. The content of restricted records is kept by none: what rests on it is
 * undecided by whoever judges it. A run of which a block is lost is none to judge by.
 */
async function isWhole(run: StoredRun): Promise<boolean> {
  if (run.listings === "digests") return false;
  try {
    for (const { scopes } of await run.collectors())
      for (const listing of scopes)
        if (!["here", "not kept"].includes(await run.whereIs(listing))) return false;
    return true;
  } catch (error) {
    if (isBylawError(error)) return false;
    throw error;
  }
}
