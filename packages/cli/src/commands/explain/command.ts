import { defineCommand } from "../../command.ts";
import { args, options } from "./given.ts";

export const explain = defineCommand({
  name: "explain",
  summary: "tell what an id stands for, with everything linked to it",
  description:
    "Explains whatever has an id: a criterion, policy, statement, parameter, control, evidence requirement, access review, check, " +
    "listing, risk, vendor, person, role or environment, and what is left out. Tells the file and line that it is " +
    "written at, or used at where it comes with a package. Without an id, lists all.",
  arguments: args,
  options,
  examples: [
    { line: "bylaw explain", does: "list every id" },
    { line: "bylaw explain ENC-4", does: "tell a sentence, and what verifies it" },
    { line: "bylaw explain kms-key-rotation", does: "tell a check, found by the end of its id" },
    { line: "bylaw explain ana", does: "tell what a person answers for" },
  ],
  json: "as JSON",
  exits: [0, 2, 64],
  run: async (given, io) => (await import("./run.ts")).run(given, io),
});
