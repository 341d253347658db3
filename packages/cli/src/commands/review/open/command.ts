import { defineCommand } from "../../../command.ts";
import { args, options } from "./given.ts";

export const open = defineCommand({
  name: "open",
  summary: "freeze every account of an access review, and write the file that is decided in",
  description:
    "Reads the accounts of an access review from a run that was kept or recorded, and writes reviews/<id>/<period>: listing.json, what is " +
    "reviewed, with whom each account belongs to and what stands out of it; and decisions.md, with a line for each account, that reviewers " +
    "decide in. Nothing is opened where a system is not listed whole, or while a review is open; nothing is written over.",
  arguments: args,
  options,
  examples: [
    { line: "bylaw review open accounts", does: "for the window of today, from the newest kept run" },
    {
      line: "bylaw review open accounts --from recordings/today --period 2026-Q4 --due 2026-11-24",
      does: "from a recording, by a day of its own",
    },
  ],
  json: "what was opened, as JSON",
  exits: [0, 1, 2, 64],
  meanings: {
    0: "the review is open",
    1: "a recording or a review that was opened before is damaged",
    2: "nothing was opened: a system is not listed whole, the accounts are too old, or a review is open",
  },
  run: async (given, io) => (await import("./run.ts")).run(given, io),
});
