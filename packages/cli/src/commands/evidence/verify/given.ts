import { type Given, shared, value } from "../../../command.ts";

/** What is typed behind its name. */
export const options = {
  config: shared.config,
  from: value("recording", "look in a recording, instead of where records lie now"),
} as const;

export const args = {
  file: { about: "what may be an original: its bytes are compared, not its name", optional: false },
} as const;

export type VerifyGiven = Given<typeof options, typeof args>;
