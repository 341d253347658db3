import { type Given, shared } from "../../command.ts";

/** What is typed behind its name. */
export const options = { config: shared.config } as const;

export const args = {
  id: {
    about:
      "such as CC6.1, key-rotation, ENC-4, RISK-001 or aws/kms-key-rotation; its end is enough where one has it",
    optional: true,
  },
} as const;

export type ExplainGiven = Given<typeof options, typeof args>;
