import { defineCommand } from "../../command.ts";
import { options } from "./given.ts";

export const checklist = defineCommand({
  name: "checklist",
  summary: "tell which lines of the checklist are done, due or missing",
  description:
    "Judges the whole program, and tells of each line of its checklist how it stands and what shows it or stands in its way. " +
    "A line is done when all that shows it does so, due when nothing is missing and something is still to be shown, and " +
    "missing else: what is planned, waived, advisory, undecided or left out is missing.",
  options,
  examples: [
    { line: "bylaw checklist", does: "as of now" },
    { line: "bylaw checklist --from recordings/today", does: "as of a recording: no network" },
    { line: "bylaw checklist --json", does: "with what shows each line, for a script" },
  ],
  json: "as JSON, with the days and what shows each line",
  exits: [0, 1, 2, 64],
  meanings: {
    0: "every line is done or due",
    1: "a line is missing",
    2: "a line is missing, and something could not be decided that it hangs on",
  },
  run: async (given, io) => (await import("./run.ts")).run(given, io),
});
