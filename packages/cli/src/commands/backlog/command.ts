import { defineCommand } from "../../command.ts";
import { options } from "./given.ts";

export const backlog = defineCommand({
  name: "backlog",
  summary: "write what fails today into a remediation plan, and take off it what is mended",
  description:
    "Runs the program, and writes its backlog: groups of failures, each with an owner, a reason and the day by which they are mended. " +
    "Until then they do not fail the run; nothing of it ever passes. Without --add the file only gets shorter. What could not be read " +
    "cannot be planned for, and a day more than a year away plans nothing. Review the file as any other change.",
  options,
  examples: [
    {
      line: 'bylaw backlog --add --owner ana --until 2027-02-28 --reason "Found on the first day; one service a week."',
      does: "the first day: put everything that fails on it",
    },
    { line: "bylaw backlog", does: "take off what is mended, and say what fails and is not on it" },
    { line: "bylaw backlog --from recordings/today", does: "by what a recording says" },
  ],
  json: "what is on it, what was added and taken off, and what fails besides, as JSON",
  exits: [0, 1, 2, 64],
  meanings: {
    0: "everything that fails is waived, advisory or on the backlog, and not overdue",
    1: "something fails that is not on the backlog, or is overdue",
    2: "something could not be decided, or criteria have nothing behind them and are not on the backlog",
  },
  run: async (given, io) => (await import("./run.ts")).run(given, io),
});
