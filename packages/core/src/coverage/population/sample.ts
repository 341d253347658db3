import { BylawError } from "../../language/values/errors.ts";
import { showUnseen } from "../../language/values/text.ts";
import { drawPlaces } from "./draw.ts";
import type { FoundItem, PopulationRead } from "./population-in.ts";

/** One drawn item, and its place in the population, counted from 1. */
export interface SampledItem {
  readonly place: number;
  readonly item: FoundItem;
}

/** Items of a population that was shown to be complete, in the order in which they were drawn. */
export interface Sample {
  readonly population: PopulationRead;
  readonly seed: string;
  readonly n: number;
  readonly drawn: readonly SampledItem[];
}

/**
 * Draws a sample. The seed is the auditor's: neither side can steer what is drawn.
 *
 * @throws BylawError `usage` for a seed that cannot be read off paper, and where the population has gaps.
 * @example const { drawn } = await drawSample(await populationIn(program, changes, kept, options), { seed: "Okafor 7", n: 25 });
 */
export async function drawSample(
  population: PopulationRead,
  { seed, n }: { readonly seed: string; readonly n: number },
): Promise<Sample> {
  assertSeed(seed);
  if (!Number.isInteger(n) || n < 1)
    throw new BylawError("usage", `A sample of ${n} items cannot be drawn.`, {
      next: "Name a number from 1 on.",
    });
  const { gaps, items, digest, id } = population;
  if (gaps.length > 0)
    throw new BylawError(
      "usage",
      `The population ${id} is not shown to be complete: no sample is drawn from it.`,
      {
        next: "Look at its gaps.",
      },
    );
  const places = await drawPlaces({ seed, digest, size: items.length }, n);
  return {
    population,
    seed,
    n,
    drawn: places.map((at) => ({ place: at + 1, item: items[at] as FoundItem })),
  };
}

/** Throws unless a seed reads on paper as it was typed. */
export function assertSeed(seed: string): void {
  const next = "Use what the auditor gives, such as a name and a number: --seed 'Okafor 2026-11-02 417'.";
  const refuse = (what: string): never => {
    throw new BylawError("usage", `The seed ${what}.`, { next });
  };
  if (seed.trim() === "") refuse("is empty");
  if (showUnseen(seed) !== seed || seed.normalize("NFC") !== seed)
    refuse("has characters that nobody sees, or that can be written in two ways");
  if (seed.trim() !== seed || /\s{2}|[^\S ]/u.test(seed)) refuse("has spaces that nobody sees on paper");
  if (seed.length > 200) refuse("is longer than 200 characters");
}
