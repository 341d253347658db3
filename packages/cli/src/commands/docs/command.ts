import { defineCommand } from "../../command.ts";
import { options } from "./given.ts";

export const docs = defineCommand({
  name: "docs",
  summary: "write the policies, registers and check pages, or hold them to the program",
  description: "Writes the documents that follow from the program's definitions, as Markdown.",
  options,
  examples: [
    { line: "bylaw docs", does: "write the documents" },
    { line: "bylaw docs --check", does: "in a pipeline: do they still say what the program defines?" },
    {
      line: "bylaw docs --out policies --templates templates",
      does: "write them elsewhere, in your own words",
    },
  ],
  json: "what changed, as JSON",
  exits: [0, 1, 2, 64],
  meanings: {
    0: "the documents are written; with --check: each says what the program defines",
    1: "with --check: a document differs from the program, is missing, or is defined no more",
    2: "a document could not be read or written",
  },
  run: async (given, io) => (await import("./run.ts")).run(given, io),
});
