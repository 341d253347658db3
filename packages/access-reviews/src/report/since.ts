import type { FrozenSystem } from "../listing/frozen.ts";
import type { SinceLast } from "../listing/since.ts";

/** How the accounts of a system stand to the last review. */
export type SinceWord = SinceLast | "gone";

/** In the order in which they are told. */
export const sinceOrder: readonly SinceWord[] = ["unchanged", "changed", "new", "gone", "first"];

export interface SinceCounts {
  readonly system: string;
  readonly counts: Readonly<Record<SinceWord, number>>;
}

export function sinceCounts({ system, accounts, gone }: FrozenSystem): SinceCounts {
  const of = (word: SinceLast): number => accounts.filter(({ since }) => since === word).length;
  return {
    system,
    counts: {
      unchanged: of("unchanged"),
      changed: of("changed"),
      new: of("new"),
      gone: gone.length,
      first: of("first"),
    },
  };
}
