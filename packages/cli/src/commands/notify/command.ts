import { defineCommand } from "../../command.ts";
import { args, options } from "./given.ts";

export const notify = defineCommand({
  name: "notify",
  summary: "tell what changed between the last two runs, and what falls due",
  description:
    "Tells what fails, could not be decided or was mended since the run before, by what bylaw check --keep has kept: nothing is judged " +
    "anew, and no account is looked into. Tells what evidence is overdue or falls due as well, and that no run came where one is late. " +
    "Says nothing, and posts nothing, where nothing changed and nothing is due or late. The address to post to is the environment " +
    "variable BYLAW_WEBHOOK.",
  arguments: args,
  options,
  examples: [
    { line: "bylaw notify", does: "what changed since the run before, as text" },
    { line: "bylaw notify --format slack --post", does: "and post it to the Slack webhook in BYLAW_WEBHOOK" },
    { line: "bylaw notify --json --post", does: "post it as JSON to any other webhook" },
    {
      line: "bylaw notify --since 2026-03-01 --always",
      does: "what changed since a day, even if nothing did",
    },
  ],
  json: "as JSON, as it is posted",
  exits: [0, 2, 64],
  meanings: {
    0: "it told what there is to tell, whatever that is",
    2: "it could not tell: no run counts, one is damaged, or the webhook did not accept it",
  },
  run: async (given, io) => (await import("./run.ts")).run(given, io),
});
