import { type Given, shared, value } from "../../command.ts";

/** What is typed behind its name. */
export const options = {
  config: shared.config,
  from: value(
    "folder",
    "as of a recording, of a kept run, or of the newest whole one of a folder of them, instead of today; no network",
  ),
} as const;

export type ChecklistGiven = Given<typeof options, object>;
