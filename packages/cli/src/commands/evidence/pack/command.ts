import { defineCommand } from "../../../command.ts";
import { args, options } from "./given.ts";

export const pack = defineCommand({
  name: "pack",
  summary: "put together what an auditor asks for: records, runs, populations, and an index to fill in",
  description:
    "Writes a ZIP of everything that stands behind a control, a criterion or the whole program in a period: a page for the browser, an " +
    "index for the spreadsheet with empty columns for whoever tests it, the runs, what each check judged, the records as they lie in " +
    "the repository, and where their originals live. No restricted record is in it, nor a day of one. The same input gives the same bytes.",
  arguments: args,
  options,
  examples: [
    { line: "bylaw evidence pack --control recovery", does: "one control, for the program's period" },
    {
      line: "bylaw evidence pack --criterion CC6.1 --period 2026-01-01..2026-06-30",
      does: "every control of a criterion, for half a year",
    },
    {
      line: "bylaw evidence pack .bylaw/evidence archive/2025 --all",
      does: "everything, with a year taken elsewhere",
    },
  ],
  json: "what was written, as JSON",
  exits: [0, 1, 2, 64],
  meanings: {
    1: "a recording is damaged, or holds a record of another shape",
    2: "a record or a run could not be put in: it is lost, or is not what was read",
  },
  run: async (given, io) => (await import("./run.ts")).run(given, io),
});
