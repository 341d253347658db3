import { type Sample, showUnseen } from "@bylaw/core/run";
import { csvText } from "../pack/csv.ts";
import type { PackFile } from "../pack/input.ts";
import { sampleTable } from "./columns.ts";
import { sampleText } from "./document.ts";

/**
 * The files of a sample, in order of path: the population that its digest is of, and its items for a spreadsheet and to read.
 * The same sample gives the same bytes.
 *
 * @example const files = sampleFiles(await drawSample(population, { seed: "Okafor 417", n: 25 }));
 */
export function sampleFiles(sample: Sample): readonly PackFile[] {
  const { heads, rows } = sampleTable(sample);
  const { digest, text } = sample.population;
  // A spreadsheet goes its own way: each line says what it was drawn from.
  const placed = rows.map((row) => [...row, sample.seed, digest]);
  const encoder = new TextEncoder();
  return [
    { path: "population.jsonl", bytes: encoder.encode(text) },
    {
      path: "sample.csv",
      bytes: encoder.encode(
        csvText([...heads.map((head) => showUnseen(head)), "Seed", "Population"], placed),
      ),
    },
    { path: "sample.md", bytes: encoder.encode(sampleText(sample)) },
  ];
}
