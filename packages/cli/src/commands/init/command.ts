import { defineCommand } from "../../command.ts";
import { options } from "./given.ts";

export const init = defineCommand({
  name: "init",
  summary: "begin: write a program into this repository, and say what to do first",
  description:
    "Writes the SOC 2 baseline as a program: its people, its test, its workflow. It asks what it cannot find; each option answers a question. " +
    "With --yes it takes what it finds. Where it finds nothing: the name of the folder; two people to be named, of whom the first leads the " +
    "company and answers for security and for people, and the second for engineering; Security alone; today; us-east-1, where AWS is used; no " +
    "GitHub organization; the folder evidence. A file that is there is left as it is, but for lines added to .gitignore and scripts to package.json. " +
    "Commands that need rights are printed, and not run.",
  options,
  examples: [
    { line: "bylaw init", does: "ask, and write" },
    { line: "bylaw init --yes --dry-run", does: "what would it write, by what it finds?" },
    {
      line: 'bylaw init --yes --organization "Two, Ltd." --people "Ana Silva; Ben Okafor" --regions eu-west-1 --github two',
      does: "ask nothing",
    },
  ],
  json: "what was written and left, the commands to run, and the gap report, as JSON",
  exits: [0, 2, 64],
  meanings: {
    0: "the program is there, whatever it still lacks",
    2: "a file could not be written, and nothing of this run is left",
  },
  run: async (given, io) => (await import("./run.ts")).run(given, io),
});
