import { flag, type Given, shared, value } from "../../command.ts";

/** How many verdicts of each task and kind are told unless all are asked for. */
export const SHOWN = 5;

/** What is typed behind its name. */
export const options = {
  config: shared.config,
  from: value(
    "folder",
    "judge a recording, a kept run, or the newest whole one of a folder of them (default: collect now)",
  ),
  comment: flag("also write what it says to the pull request, in one comment that is edited in place"),
  pull: value("number", "the pull request of --comment (default: that of the event, in GitHub Actions)"),
  all: flag(`list every verdict that changed (default: the first ${SHOWN} of each check)`),
} as const;

export const args = {
  base: {
    about:
      "what to compare with: a git revision, as of where HEAD left it, or a folder with a checkout, written ./folder or /folder",
    optional: false,
  },
} as const;

export type DiffGiven = Given<typeof options, typeof args>;
