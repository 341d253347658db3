import type { ExportedRun } from "../run/exported-run.ts";

/** A way to write a run down for machines. */
export interface Format {
  /** As it is asked for: `junit`. */
  readonly id: string;
  /** What it is, and who reads it, in a few words. */
  readonly about: string;
  /** True where what is not in a file counts as mended, so that it can only be written of a whole program. */
  readonly wholeOnly?: true;
  /** The text of the file, in pieces; the same run gives the same bytes. */
  write(run: ExportedRun): AsyncIterable<string>;
}
