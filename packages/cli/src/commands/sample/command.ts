import { defineCommand } from "../../command.ts";
import { args, options } from "./given.ts";

export const sample = defineCommand({
  name: "sample",
  summary: "draw a sample of a population of the period, by the auditor's seed, from the runs that were kept",
  description:
    "Puts together a population that the program declares, over a period, from the runs that bylaw check --keep has kept, and draws a sample " +
    "from it: as Markdown and CSV with empty columns for whoever tests it, and the population that its digest is of. The same seed and " +
    "population give the same sample anywhere, and the page says how to draw it again. Where anything of the period was not looked at, " +
    "nothing is drawn, and the gaps are told. No account is looked into.",
  arguments: args,
  options,
  examples: [
    { line: 'bylaw sample changes --seed "Okafor 417"', does: "25 changes of the program's period" },
    {
      line: 'bylaw sample changes --seed "Okafor 417" --n 40 --period 2026-01-01..2026-06-30',
      does: "40 of half a year",
    },
    {
      line: 'bylaw sample changes .bylaw/evidence archive/2025 --seed "Okafor 417"',
      does: "with a year that was taken elsewhere",
    },
  ],
  json: "the sample as JSON, and write no files",
  exits: [0, 1, 2, 64],
  meanings: {
    0: "a sample was drawn",
    1: "a kept run is damaged",
    2: "the population is not shown to be complete: nothing was drawn",
  },
  run: async (given, io) => (await import("./run.ts")).run(given, io),
});
