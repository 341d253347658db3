import { flag, type Given, shared, value } from "../../command.ts";
import { args, options as coverageOptions } from "../coverage/given.ts";

const { branch, every } = coverageOptions;

/** How many days ahead evidence is told unless it is said. */
export const AHEAD = 14;

/** What is typed behind its name. */
export const options = {
  config: shared.config,
  since: value("day", "hold the newest run against the last one up to this day (default: the run before it)"),
  branch,
  every,
  ahead: value("days", "how far to look ahead for evidence that falls due, from 1 to 366", String(AHEAD)),
  format: value("format", "text, or slack: a message for a Slack webhook", "text"),
  post: flag(
    "post it to the address in BYLAW_WEBHOOK, in place of printing it; with --json or --format slack",
  ),
  always: flag("tell also where nothing changed and nothing is due or late"),
} as const;

export { args };
export type NotifyGiven = Given<typeof options, typeof args>;
