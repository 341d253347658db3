import { defineCommand } from "../../../command.ts";
import { args, options } from "./given.ts";

export const verify = defineCommand({
  name: "verify",
  summary: "tell which record a file is the original of",
  description:
    "Compares the SHA-256 of a file with those that records name, and tells every record that it is an original of. Exits 1 " +
    "where no record has it, and 2 where some could not be read.",
  arguments: args,
  options,
  examples: [
    { line: "bylaw evidence verify restore.log", does: "which record is it the original of?" },
    { line: "bylaw evidence verify report.pdf --from recordings/today", does: "as of a recording" },
  ],
  json: "as JSON",
  exits: [0, 1, 2, 64],
  run: async (given, io) => (await import("./run.ts")).run(given, io),
});
