import { type Given, value } from "../../command.ts";

/** What is typed behind its name. */
export const options = {
  pull: value("number", "the pull request (default: that of the event, in GitHub Actions)"),
} as const;

export const args = {
  file: { about: "what bylaw diff has printed as JSON", optional: false },
} as const;

export type CommentGiven = Given<typeof options, typeof args>;
