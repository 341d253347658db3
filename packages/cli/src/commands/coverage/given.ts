import { flag, type Given, shared, value } from "../../command.ts";

/** How many days may pass between two runs unless it is said. */
export const EVERY = 2;

/** What is typed behind its name. */
export const options = {
  config: shared.config,
  period: value(
    "days",
    "the first and the last day, as in 2026-01-01..2026-12-31 (default: the program's period)",
  ),
  from: value(
    "folder",
    "read the records of evidence from a recording, a kept run, or the newest whole one of a folder of them",
  ),
  branch: value(
    "name",
    "the branch whose runs count; several, separated by commas, where it was renamed: main,master (default: the program's branch)",
  ),
  every: value("days", "how many days may pass between two runs, from 1 to 366", String(EVERY)),
  verify: flag("hold everything that the runs name to its digest, what they listed as well"),
  ahead: value("days", "also what falls due within so many days, from 1 to 366, each window of them"),
  status: value("folder", "also write how the period went as coverage.md"),
  all: flag("list what operated on time as well"),
} as const;

export const args = {
  folders: {
    about: "where runs are kept, and years that were taken elsewhere (default: .bylaw/evidence)",
    optional: true,
    many: true,
  },
} as const;

export type CoverageGiven = Given<typeof options, typeof args>;
