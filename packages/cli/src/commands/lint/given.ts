import { flag, type Given, shared } from "../../command.ts";

/** What is typed behind its name. */
export const options = {
  config: shared.config,
  all: flag("also read what installed packages bring into the program, such as a baseline"),
  annotations: flag("print each finding as an annotation of GitHub Actions as well"),
} as const;

export type LintGiven = Given<typeof options, object>;
