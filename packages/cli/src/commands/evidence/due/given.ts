import { flag, type Given, shared, value } from "../../../command.ts";

/** What is typed behind its name. */
export const options = {
  config: shared.config,
  from: value("recording", "as of a recording, instead of today; nothing is read anew"),
  ahead: value("days", "how far to look ahead, from 0 to 3660", "30"),
  person: value("person", "only what this person owes, or answers for as owner of the control or reviewer"),
  markdown: flag("as a Markdown table, for the summary of a CI step"),
} as const;

export type DueGiven = Given<typeof options, object>;
