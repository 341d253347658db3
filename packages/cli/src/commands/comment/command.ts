import { defineCommand } from "../../command.ts";
import { args, options } from "./given.ts";

export const comment = defineCommand({
  name: "comment",
  summary: "post what bylaw diff has said to a pull request, from a job that may write",
  description:
    "Writes what bylaw diff has printed as JSON to a pull request, in one comment that is edited in place. The file may come from a " +
    "fork: it is held to its format, and the pull request and its commit are those of the event, never the file's.",
  arguments: args,
  options,
  examples: [
    { line: "bylaw comment bylaw-diff.json", does: "in a workflow_run job, after the run of a pull request" },
    { line: "bylaw comment bylaw-diff.json --pull 12", does: "to one that is named" },
  ],
  exits: [0, 2, 64],
  meanings: { 0: "it is written, or there is nothing to say", 2: "GitHub did not let it be written" },
  run: async (given, io) => (await import("./run.ts")).run(given, io),
});
