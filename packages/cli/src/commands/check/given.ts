import { flag, type Given, shared, value, values } from "../../command.ts";

/** The formats of @bylaw/exports, which help lists without loading it. */
export const FORMATS = [
  "json",
  "junit",
  "junit-failures",
  "sarif",
  "sarif-github",
  "github-summary",
  "github-annotations",
  "csv",
  "oscal-results",
  "oscal-components",
  "oscal-catalog",
  "ocsf",
  "asff",
] as const;

/** How many failures of a check are told unless all are asked for. */
export const SHOWN = 3;

/** What is typed behind its name. */
export const options = {
  config: shared.config,
  from: value(
    "folder",
    "judge a recording, a kept run, or the newest whole one of a folder of them, instead of collecting; no network",
  ),
  record: value("folder", "write what was collected as a recording, in place of the one that is there"),
  keep: value(
    "folder",
    "keep the run for the period, beside those that are there: what was read, and what it came to",
  ),
  listings: value("amount", "of a kept run: all, changed (what no run there has) or digests", "changed"),
  revision: value("commit", "of a kept run: the commit, with -dirty behind it where something was changed"),
  branch: value("name", "of a kept run: the branch (default: as the pipeline says)"),
  status: value(
    "folder",
    "also write what the run came to as status.md, with the checklist, the timeline and the adoption of policies beside it; with --keep also the period, as coverage.md",
  ),
  output: values(
    "format=file",
    `also write what the run came to for machines, each format to a file of its own: ${FORMATS.join(", ")}`,
  ),
  all: flag(`list every failure (default: the first ${SHOWN} of each check)`),
  quiet: flag("only what fails or is undecided, and the summary; no tables, no progress"),
  deadline: value("seconds", "how long one listing may take, from 1 to 86400", "600"),
} as const;

export const args = {
  ids: {
    about:
      "anything that bylaw explain lists but an environment, a provider, or a resource (default: everything)",
    optional: true,
    many: true,
  },
} as const;

export type CheckGiven = Given<typeof options, typeof args>;
