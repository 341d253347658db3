import { isBylawError } from "@bylaw/core";
import type { StoredRun } from "@bylaw/core/node";
import { counted, whyNotCounted } from "@bylaw/core/run";
import { MAIN } from "./commands/coverage/given.ts";

/** The run that is taken of a folder of them, and what has to be known of the choice. */
export interface NewestWhole {
  readonly run: StoredRun;
  readonly notes: readonly string[];
}

/** The newest run of a whole program, of which all is there. One that counts for the period goes before a newer one that does not. */
export async function newestWhole(runs: readonly StoredRun[]): Promise<NewestWhole | undefined> {
  let other: NewestWhole | undefined;
  let passed = 0;
  for (const run of [...runs].reverse()) {
    if (run.asked !== undefined) continue;
    const why = whyNotCounted(run, MAIN);
    if (why !== undefined && other !== undefined) passed += 1;
    else if (await isWhole(run)) {
      if (why === undefined) return { run, notes: passedOver(passed) };
      other = { run, notes: [`it does not count for the period: ${why}`] };
      passed += 1;
    }
  }
  return other;
}

function passedOver(passed: number): readonly string[] {
  return passed === 0
    ? []
    : [`${counted(passed, "newer run")} ${passed === 1 ? "does" : "do"} not count for the period`];
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
