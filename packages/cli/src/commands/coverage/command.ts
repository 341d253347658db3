import { defineCommand } from "../../command.ts";
import { args, options } from "./given.ts";

export const coverage = defineCommand({
  name: "coverage",
  summary: "tell how the audit period went, by the runs and the records that were kept",
  description:
    "Tells of every control and criterion how the period went: what operated, what was late, every gap and deviation, and what " +
    "changed in the plan. Checks are told by the runs that bylaw check --keep has kept, and of them by those of a clean revision of the " +
    "branch; what people show by its records. Each day is judged by the plan of that day. No account is looked into.",
  arguments: args,
  options,
  examples: [
    { line: "bylaw coverage", does: "the program's period, by what lies in .bylaw/evidence" },
    { line: "bylaw coverage .bylaw/evidence archive/2025", does: "with a year that was taken elsewhere" },
    { line: "bylaw coverage --period 2026-01-01..2026-06-30", does: "another period" },
    { line: "bylaw coverage --ahead 30", does: "and what is due within 30 days" },
    { line: "bylaw coverage --status documents", does: "and write it as coverage.md, beside status.md" },
  ],
  json: "everything as JSON",
  exits: [0, 1, 2, 64],
  meanings: {
    0: "nothing of what is past is missing without an answer",
    1: "a gap, a late item, a deviation or a changed record has no answer; or a run was edited or taken away",
    2: "something of what is past could not be decided, or days have no run",
  },
  run: async (given, io) => (await import("./run.ts")).run(given, io),
});
