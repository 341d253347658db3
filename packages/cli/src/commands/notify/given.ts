import { flag, type Given, shared, value } from "../../command.ts";
import { EVERY } from "../coverage/given.ts";

/** How many days ahead evidence is told unless it is said. */
export const AHEAD = 14;

/** What is typed behind its name. */
export const options = {
  config: shared.config,
  since: value("day", "hold the newest run against the last one up to this day (default: the run before it)"),
  branch: value(
    "name",
    "the branch whose runs count; several, separated by commas, where it was renamed: main,master (default: the program's branch)",
  ),
  every: value("days", "how many days may pass between two runs, from 1 to 366", String(EVERY)),
  ahead: value("days", "how far to look ahead for evidence that falls due, from 1 to 366", String(AHEAD)),
  format: value("format", "text, or slack: a message for a Slack webhook", "text"),
  post: flag(
    "post it to the address in BYLAW_WEBHOOK, in place of printing it; with --json or --format slack",
  ),
  always: flag("tell also where nothing changed and nothing is due or late"),
} as const;

export const args = {
  folders: {
    about: "where runs are kept, and years that were taken elsewhere (default: .bylaw/evidence)",
    optional: true,
    many: true,
  },
} as const;

export type NotifyGiven = Given<typeof options, typeof args>;
