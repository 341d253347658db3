import { defineCommand } from "../../command.ts";
import { args, options } from "./given.ts";

export const check = defineCommand({
  name: "check",
  summary: "run the program against the live accounts, or against a recording",
  description:
    "Collects what the program's checks need, judges it, and says what passes, what fails and why. With ids it does so for " +
    "what they name alone: criteria are told only where all their controls were judged. The id or name of a resource " +
    "narrows what is told, not what is read: which listing a resource is in shows only when it was read.",
  arguments: args,
  options,
  examples: [
    { line: "bylaw check", does: "judge the live accounts" },
    { line: "bylaw check --record recordings/today", does: "judge them, and write down what was read" },
    { line: "bylaw check --keep .bylaw/evidence", does: "judge them, and keep the run for the audit period" },
    {
      line: "bylaw check --from recordings/today --json",
      does: "judge that again: no network, the same bytes",
    },
    {
      line: "bylaw check encryption CC6.1",
      does: "judge a policy and a criterion, and read only what they need",
    },
    {
      line: "bylaw check --output junit=reports/bylaw.xml --output csv=reports/bylaw.csv",
      does: "judge them, and write it down for machines",
    },
    { line: "bylaw check --quiet", does: "tell only what is wrong" },
  ],
  json: "one JSON document with every observation",
  exits: [0, 1, 2, 3, 64],
  run: async (given, io) => (await import("./run.ts")).run(given, io),
});
