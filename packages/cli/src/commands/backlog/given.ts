import { flag, type Given, shared, value } from "../../command.ts";

/** What is typed behind its name. */
export const options = {
  config: shared.config,
  from: value(
    "folder",
    "judge a recording, a kept run, or the newest whole one of a folder of them, instead of collecting; no network",
  ),
  file: value("file", "where the backlog is (default: backlog.ts, beside the program)"),
  add: flag("put what fails and is not on it on it; needs --owner, --until and --reason"),
  owner: value("id", "who sees to what is added: a person or a role of the program"),
  until: value("day", "the last day on which what is added may still fail, within a year: 2027-02-28"),
  reason: value("text", "why it fails today, and what is done about it"),
} as const;

export type BacklogGiven = Given<typeof options, object>;
