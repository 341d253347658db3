import { defineCommand } from "../../command.ts";
import { options } from "./given.ts";

export const permissions = defineCommand({
  name: "permissions",
  summary: "list the least that the providers must grant",
  description:
    "Lists the permissions that this program's checks need, provider by provider. None of them writes.",
  options,
  examples: [
    { line: "bylaw permissions", does: "list what to ask for" },
    { line: "bylaw permissions --json", does: "list it for a script that makes the role" },
  ],
  json: "as JSON",
  exits: [0, 2, 64],
  run: async (given, io) => (await import("./run.ts")).run(given, io),
});
