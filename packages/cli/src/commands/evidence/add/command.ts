import { defineCommand } from "../../../command.ts";
import { args, options } from "./given.ts";

export const add = defineCommand({
  name: "add",
  summary: "write a record with everything known filled in",
  description:
    "Writes a record into the folder of its requirement, with everything known filled in, and says what is left. It never " +
    "overwrites. Until the blanks are filled in the record is malformed, and bylaw check names each by its line.",
  arguments: args,
  options,
  examples: [
    {
      line: "bylaw evidence add restore-test --by ben --file restore.log",
      does: "with the digest of its original",
    },
    { line: "bylaw evidence add restore-test --by ben --for 2026-Q1", does: "for a quarter that is over" },
    { line: "bylaw evidence add security-training --by ana", does: "with a line for everybody who owes it" },
    { line: "bylaw evidence add security-training --by ana --person p17", does: "for one person, today" },
    {
      line: "bylaw evidence add insurance --by ben --from 2026-01-01 --to 2026-12-31",
      does: "for a document, by the days that it covers",
    },
  ],
  exits: [0, 2, 64],
  run: async (given, io) => (await import("./run.ts")).run(given, io),
});
