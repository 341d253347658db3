import { defineCommand } from "../../../command.ts";
import { args, options } from "./given.ts";

export const close = defineCommand({
  name: "close",
  summary: "close an access review once all is decided and carried out, and write its report and its record",
  description:
    "Holds the decisions of an open access review to a new listing, and tells by file and line everything that keeps it open: what is not " +
    "decided, who decided and left or on an account of their own, what is revoked and still there, what gained rights since. Where nothing does, it writes a report with a " +
    "picture of what changed, and a record into the folder of the requirement: all of it, or nothing. What is closed is never written again.",
  arguments: args,
  options,
  examples: [
    { line: "bylaw review close accounts --by ben", does: "by the newest kept run" },
    { line: "bylaw review close accounts --check", does: "say what keeps it open, and write nothing" },
    { line: "bylaw review close accounts --by ben --from recordings/today", does: "by a recording" },
  ],
  json: "what was closed, or what keeps it open, as JSON",
  exits: [0, 1, 2, 64],
  meanings: {
    0: "the review is closed; with --check, it can be",
    1: "it stays open: its file has a fault, or what was decided does not stand or is not carried out",
    2: "it stays open: an account is not decided on, or a system is not listed whole",
  },
  run: async (given, io) => (await import("./run.ts")).run(given, io),
});
