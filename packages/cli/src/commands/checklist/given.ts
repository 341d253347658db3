import { type Given, shared, value } from "../../command.ts";

/** What is typed behind its name. */
export const options = {
  config: shared.config,
  from: value("folder", "as of a recording, or of the file of a kept run, instead of today; no network"),
} as const;

export type ChecklistGiven = Given<typeof options, object>;
