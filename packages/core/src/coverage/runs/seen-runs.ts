import { inParallel } from "../../provider/parallel.ts";
import { type Damage, eachOnce, whyDamaged, whyListingDamaged } from "./damage.ts";
import { type LazyRun, type SeenRun, seenBeside } from "./seen-run.ts";

/** Runs as coverage reads them, and what of them could not be read. */
export interface SeenRuns<TRun extends LazyRun = LazyRun> {
  readonly runs: readonly SeenRun[];
  /** The runs of which a part is lost or changed: they count for nothing. */
  readonly unread: readonly TRun[];
  /** Why, run by run; and the listings of runs that count all the same. */
  readonly damaged: readonly Damage[];
}

/** How many runs are read at once: each opens several files. */
const WIDTH = 16;

/**
 * Reads what coverage needs of runs. One that is lost or changed in part stops no other.
 *
 * @example const { runs, unread, damaged } = await seenRuns((await openRuns([".bylaw/evidence"])).runs);
 */
export async function seenRuns<TRun extends LazyRun>(runs: readonly TRun[]): Promise<SeenRuns<TRun>> {
  const read = await inParallel(WIDTH, runs, seenOrNot);
  return {
    runs: read.flatMap(({ run }) => run ?? []),
    unread: runs.filter((_, at) => read[at]?.run === undefined),
    damaged: [...read.flatMap(({ unread }) => unread), ...eachOnce(read.flatMap(({ listings }) => listings))],
  };
}

interface Read {
  readonly run?: SeenRun;
  readonly unread: readonly Damage[];
  readonly listings: readonly Damage[];
}

async function seenOrNot(run: LazyRun): Promise<Read> {
  const { path } = run;
  const listings: Damage[] = [];
  const beside = (collector: string, error: unknown): void => {
    listings.push({ path, why: whyListingDamaged(collector, error) });
  };
  try {
    return { run: await seenBeside(run, beside), unread: [], listings };
  } catch (error) {
    return { unread: [{ path, why: whyDamaged(error) }], listings: [] };
  }
}
