import { defineCommand } from "../../command.ts";
import { options } from "./given.ts";

export const lint = defineCommand({
  name: "lint",
  summary:
    "read the sentences of the program: vague words, nobody who does it, numbers that nothing is held to, what hangs on nothing",
  description:
    "Reads your own files as they are written, and tells of each sentence that two readers read differently, that asks nobody, or that " +
    "promises a number and gives none; of controls and statements that hang on nothing; and of criteria that are only supported: each " +
    "with its file, line and what to write instead. A comment accepts one finding with a reason: // bylaw-lint-ignore vague-word: why. " +
    "Where the program does not load, its sentences are read all the same. No account is looked into. It needs @bylaw/source.",
  options,
  examples: [
    { line: "bylaw lint", does: "your own files" },
    { line: "bylaw lint --all", does: "with what installed packages bring along" },
    { line: "bylaw lint --annotations", does: "in a job of GitHub Actions" },
  ],
  json: "what was found and what is accepted, as JSON",
  exits: [0, 1, 2, 64],
  meanings: {
    0: "nothing is found that no comment accepts",
    1: "something is found",
    2: "a file could not be read",
  },
  run: async (given, io) => (await import("./run.ts")).run(given, io),
});
