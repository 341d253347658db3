import { defineCommand, type Given, shared } from "../../command.ts";

const options = { config: shared.config } as const;

const args = {
  id: {
    about:
      "such as CC6.1, key-rotation, ENC-4, RISK-001 or aws/kms-key-rotation; its end is enough where one has it",
    optional: true,
  },
} as const;

export type ExplainGiven = Given<typeof options, typeof args>;

export const explain = defineCommand({
  name: "explain",
  summary: "tell what an id stands for, with everything linked to it",
  description:
    "Explains whatever has an id: a criterion, policy, statement, parameter, control, evidence requirement, check, " +
    "listing, risk, person, role or environment. Without an id, lists all.",
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
