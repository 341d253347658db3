import { defineCommand } from "../../../command.ts";
import { args, options } from "./given.ts";

export const status = defineCommand({
  name: "status",
  summary: "tell how each access review stands, what is left to decide, and whether a closed one was edited",
  description:
    "Tells of each access review how many accounts are decided on, every fault of its file by line, and what keeps it open as far as no new " +
    "listing is needed; whether it is overdue; and of each that is closed, whether its files and its record are as they were then. No account " +
    "is looked into; a run is read only where a listing says who works here.",
  arguments: args,
  options,
  examples: [
    { line: "bylaw review status", does: "every review" },
    { line: "bylaw review status accounts --json", does: "one, as JSON" },
  ],
  json: "how each stands, as JSON",
  exits: [0, 1, 2, 64],
  meanings: {
    0: "nothing is left to decide, and what is closed is as it was closed",
    1: "everything is decided, and a review is overdue, its file has a fault, a decision does not stand, or a closed one was edited",
    2: "an account is not decided on, whatever else is wrong",
  },
  run: async (given, io) => (await import("./run.ts")).run(given, io),
});
