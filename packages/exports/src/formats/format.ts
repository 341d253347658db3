import type { ExportedRun } from "../run/exported-run.ts";

/** A way to write a run down for machines. */
export interface Format {
  /** As it is asked for: `junit`. */
  readonly id: string;
  /** Why it can only be written of a whole program, as a sentence goes on; absent where it can of a part. */
  readonly wholeOnly?: string;
  /** The text of the file, in pieces; the same run gives the same bytes. */
  write(run: ExportedRun): AsyncIterable<string>;
}
