import { defineCommand } from "../../command.ts";
import { args, options } from "./given.ts";

export const diff = defineCommand({
  name: "diff",
  summary: "tell what a change of the program turns green or red, on one recording",
  description:
    "Judges one recording by the program of a base and by today's, and tells what the change does: verdicts that turn, sentences " +
    "that say something else, approvals it voids, criteria that gain or lose controls. On one recording nothing was mended, so " +
    "what fails no more passes by another rule, or is judged no longer, and is told as that.",
  arguments: args,
  options,
  examples: [
    { line: "bylaw diff origin/main --from recordings/today", does: "what this branch changes: no network" },
    {
      line: "bylaw diff HEAD --from .bylaw/evidence",
      does: "what is not committed yet, on the newest kept run",
    },
    { line: "bylaw diff origin/main", does: "collect once, and judge that by both" },
    {
      line: "bylaw diff origin/main --from recordings/today --comment",
      does: "say it in the pull request, in GitHub Actions",
    },
    { line: "bylaw diff origin/main --from recordings/today --json", does: "for bylaw comment to post" },
  ],
  json: "one JSON document with everything that changed",
  exits: [0, 1, 2, 64],
  meanings: {
    0: "nothing gets worse",
    1: "something newly fails, or failed and is judged no more; or a recording is damaged",
    2: "something is newly undecided, is asked otherwise and was not read, a criterion has nothing behind it any more, or the two cannot be compared",
  },
  run: async (given, io) => (await import("./run.ts")).run(given, io),
});
