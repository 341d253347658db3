import canonicalize from "canonicalize";
import { byCodeUnits } from "../../language/values/json.ts";
import { sha256 } from "../../language/values/sha256.ts";
import type { PopulationItem } from "./item.ts";

/** The items of a population in its order, as text, and the digest of that text. */
export interface CountedItems<T extends PopulationItem = PopulationItem> {
  readonly items: readonly T[];
  /** One canonical JSON line for each: `sha256sum` of it is the digest. */
  readonly text: string;
  readonly digest: string;
}

/** Puts items in the order of a population, by id and then by scope, and seals them with a digest. */
export async function countItems<T extends PopulationItem>(all: readonly T[]): Promise<CountedItems<T>> {
  const items = [...all].sort((a, b) => byCodeUnits(a.id, b.id) || byCodeUnits(a.scope, b.scope));
  const text = items.map((item) => `${lineOf(item)}\n`).join("");
  return { items, text, digest: await sha256(text) };
}

function lineOf({ scope, id, at, attributes }: PopulationItem): string | undefined {
  return canonicalize({ scope, id, ...(at !== undefined && { at }), attributes });
}

/** How a sample is drawn, for whoever draws it anew. */
export const DRAWING: string =
  "The items are in order of id, then scope, by UTF-16 code units, and each has a line of canonical JSON (RFC 8785) with id, scope, at and attributes; the " +
  "digest is the SHA-256 of those lines. For i = 1 to n, the SHA-256 of the seed, the digest and i in decimal, " +
  "joined by line feeds, as one big-endian number modulo how many items are left, counted from 0, names the next, which is taken out. Where n is not less than the " +
  "size, every item is drawn, in order.";

/**
 * The places of a sample of `n` of `size` items, counted from 0, in the order in which they are drawn: none twice. A larger
 * sample of the same seed begins with the smaller one.
 *
 * @example await drawPlaces({ seed: "2026-11-02 Okafor", digest, size: 412 }, 25);
 */
export async function drawPlaces(
  { seed, digest, size }: { readonly seed: string; readonly digest: string; readonly size: number },
  n: number,
): Promise<readonly number[]> {
  const left = Array.from({ length: size }, (_, at) => at);
  if (n >= size) return left;
  const drawn: number[] = [];
  for (let i = 1; i <= n; i += 1) {
    const hash = BigInt(`0x${await sha256(`${seed}\n${digest}\n${i}`)}`);
    drawn.push(...left.splice(Number(hash % BigInt(left.length)), 1));
  }
  return drawn;
}
