import type { Format } from "../formats/format.ts";
import type { ExportedRun } from "../run/exported-run.ts";

/** What somebody else's program reads in a file of ours. */
export interface Reader {
  readonly format: Format;
  /** Whose program it is. */
  readonly by: string;
  /** Where it reads only of runs of its own kind: the made-up run as one of these. */
  prepare?(run: ExportedRun): ExportedRun;
  /** Throws where the file is not what the format's own grammar or schema lets it be. */
  validate(text: string): Promise<void>;
  /** What it takes each thing for, by a name that holds the resource's id; what is left out is not in it. */
  read(text: string): Promise<ReadonlyMap<string, string>>;
  /** The words that it counts as passing. */
  readonly passing: ReadonlySet<string>;
}

/** The whole text that a format gives of a run. */
export async function textOf(format: Format, run: ExportedRun): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of format.write(run)) pieces.push(piece);
  return pieces.join("");
}
