import { type Damage, eachOnce, whyDamaged, whyListingDamaged } from "../../coverage/runs/damage.ts";
import { type Digest, keptCollectorSchema, keptTableSchema } from "../../keep/kept-run.ts";
import { inParallel } from "../../provider/parallel.ts";
import { createBlockIndex } from "./block-index.ts";
import { everyCopy } from "./blocks.ts";
import { type Header, readHeaders } from "./headers.ts";
import { parsedBlock } from "./parsed-block.ts";
import { unnamedYears } from "./unnamed-years.ts";

/** A block as a run names it, and what it names itself: a table, what one collector listed, or nothing. */
interface Named {
  readonly digest: Digest;
  readonly header: Header;
  readonly as: "leaf" | "collectors" | "judged" | "collector" | "listing";
  readonly collector?: string;
}

interface Held {
  readonly names: readonly Named[];
  readonly damaged: readonly Damage[];
}

/** How many blocks are read at once. */
const WIDTH = 8;

/**
 * Holds every block that the runs in folders name to its digest, each once, and each copy of it; tells those that are lost or
 * changed. What may lie in a year that was not named is not told.
 *
 * @example for (const { path, why } of await verifyRuns([".bylaw/evidence"])) console.log(path, why);
 */
export async function verifyRuns(folders: readonly string[]): Promise<readonly Damage[]> {
  const { runs, missing } = await readHeaders(folders);
  const mayLieBefore = unnamedYears({ runs, missing });
  const isThere = createBlockIndex();
  const hold = async (named: Named): Promise<Held> => {
    const { digest, header, as, collector = "" } = named;
    const { path, run, years } = header;
    const isListing = as === "listing";
    if (isListing && mayLieBefore(run) && !(await isThere(years, digest))) return NOTHING;
    try {
      return { names: namesIn(named, await everyCopy(years, digest)), damaged: [] };
    } catch (error) {
      const why = isListing ? whyListingDamaged(collector, error) : whyDamaged(error);
      return { names: [], damaged: [{ path, why }] };
    }
  };
  const known = new Set<string>();
  const damaged: Damage[] = [];
  let next: readonly Named[] = runs.flatMap(namedBy);
  while (next.length > 0) {
    const fresh = next.filter(({ as, digest }) => {
      const key = `${as} ${digest}`;
      return !known.has(key) && known.add(key);
    });
    const held = await inParallel(WIDTH, fresh, hold);
    damaged.push(...held.flatMap((one) => one.damaged));
    next = held.flatMap((one) => one.names);
  }
  return eachOnce(damaged);
}

const NOTHING: Held = { names: [], damaged: [] };

function namedBy(header: Header): readonly Named[] {
  const { plan, scopes, collectors, outcomes, judged } = header.run.blocks;
  const leaves = [plan, scopes, outcomes].map((digest): Named => ({ digest, header, as: "leaf" }));
  return [
    ...leaves,
    { digest: collectors, header, as: "collectors" },
    { digest: judged, header, as: "judged" },
  ];
}

function namesIn({ digest, header, as }: Named, content: string): readonly Named[] {
  const { years } = header;
  if (as === "leaf" || as === "listing") return [];
  if (as === "collector") {
    const { collector, scopes } = parsedBlock(years, digest, content, keptCollectorSchema);
    return scopes
      .filter(({ kept }) => kept)
      .map((listing) => ({ digest: listing.digest, header, as: "listing", collector }));
  }
  const table = Object.values(parsedBlock(years, digest, content, keptTableSchema));
  return table.map((one) => ({ digest: one, header, as: as === "judged" ? "leaf" : "collector" }));
}
