import type { Digest, KeptCollector } from "../../keep/kept-run.ts";
import { byCodeUnits } from "../../language/values/json.ts";
import { type Damage, whyListingDamaged } from "./damage.ts";
import type { LazyRun } from "./seen-run.ts";

/** The listings that runs name, and that are not where they were kept. */
export interface LostListings {
  /** Each once, by the first run that names it. */
  readonly damaged: readonly Damage[];
  /** The collectors whose listings may lie in a year that was not named. */
  readonly elsewhere: readonly string[];
}

/**
 * Looks whether the listings of runs are there; what they hold is not looked into.
 *
 * @throws BylawError `recording-damaged` when a run is not whole: `seenRuns` tells those.
 */
export async function lostListings(runs: readonly LazyRun[]): Promise<LostListings> {
  const damaged: Damage[] = [];
  const elsewhere = new Set<string>();
  const known = new Set<KeptCollector | Digest>();
  for (const run of runs)
    for (const one of await run.collectors()) {
      // What many runs share is one object.
      if (known.has(one)) continue;
      known.add(one);
      for (const listing of one.scopes) {
        if (!listing.kept || known.has(listing.digest)) continue;
        known.add(listing.digest);
        const where = await run.whereIs(listing);
        if (where === "elsewhere") elsewhere.add(one.collector);
        if (where !== "lost") continue;
        const error = await run.lines(listing).then(
          () => undefined,
          (cause: unknown) => cause,
        );
        if (error !== undefined)
          damaged.push({ path: run.path, why: whyListingDamaged(one.collector, error) });
      }
    }
  return { damaged, elsewhere: [...elsewhere].sort(byCodeUnits) };
}
