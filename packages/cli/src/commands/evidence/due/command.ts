import { defineCommand } from "../../../command.ts";
import { options } from "./given.ts";

export const due = defineCommand({
  name: "due",
  summary: "tell who owes what by when",
  description:
    "Tells what is overdue, what falls due soon and what could not be decided, with the command that writes each down. Reads " +
    "only what evidence needs. Exits 0 whatever is due: bylaw check is what fails.",
  options,
  examples: [
    { line: "bylaw evidence due", does: "what is overdue, and what is due within 30 days" },
    { line: "bylaw evidence due --ahead 90", does: "look a quarter ahead" },
    { line: "bylaw evidence due --person ana", does: "what Ana owes, and answers for" },
    { line: "bylaw evidence due --from recordings/today", does: "as of a recording: no network" },
    { line: "bylaw evidence due --markdown", does: "as a table, for the summary of a CI step" },
  ],
  json: "as JSON, with everybody's id",
  exits: [0, 1, 2, 64],
  run: async (given, io) => (await import("./run.ts")).run(given, io),
});
