import type { Asked } from "../../run/asked.ts";
import type { Entry } from "../../run/entry.ts";
import type { ExportedRun } from "../../run/exported-run.ts";

export interface AskedEntry {
  readonly asked: Asked;
  readonly entry: Entry;
}

/** Everything that a run observed, in the order of the program. */
export async function* entriesIn(run: ExportedRun): AsyncIterable<AskedEntry> {
  for (const asked of run.asked) for await (const entry of run.entriesOf(asked)) yield { asked, entry };
}
