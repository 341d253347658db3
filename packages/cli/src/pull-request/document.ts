import type { Diff } from "@bylaw/core/run";

export const FORMAT = "bylaw-diff/1";

/** What `bylaw diff --json` prints, and `bylaw comment` reads. */
export interface DiffDocument extends Diff {
  readonly format: typeof FORMAT;
  /** The base, as it was typed. */
  readonly name: string;
  /** Of the base; absent of a folder. */
  readonly commit?: string;
  /** The commit that today's program is of, or was before something was changed. */
  readonly head?: string;
  /** Where the config stands in its repository. */
  readonly config: string;
  /** What a reader has to know of the comparison, a sentence each. */
  readonly notes: readonly string[];
}
