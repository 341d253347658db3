import { defineCommand } from "../../../command.ts";
import { args, options } from "./given.ts";

export const importRecord = defineCommand({
  name: "import",
  summary: "make a record for many people out of a CSV that another system exported",
  description:
    "Writes a CSV of ids and days, and a record that names it. Every other column is left out, and no line is shown. Both files are " +
    "written, or neither.",
  arguments: args,
  options,
  examples: [
    {
      line: "bylaw evidence import security-training done.csv --person Email --on Completed --by ana",
      does: "from a learning system",
    },
  ],
  exits: [0, 2, 64],
  run: async (given, io) => (await import("./run.ts")).run(given, io),
});
