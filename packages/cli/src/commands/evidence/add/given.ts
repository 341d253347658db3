import { type Given, shared, value } from "../../../command.ts";

/** What is typed behind its name. */
export const options = {
  config: shared.config,
  by: value("person", "who submits it, by id (default: the environment variable BYLAW_PERSON)"),
  on: value("day", "the day that it is effective for (default: today)"),
  from: value("day", "of a document, such as a certificate: the first day that it covers, in place of --on"),
  to: value("day", "of a document: the last day that it covers"),
  person: value(
    "person",
    "of what is asked of each: whom it is about, on that day, instead of everybody who owes it",
  ),
  for: value("window", "what it answers late, such as 2026-Q1, or the id of what happened"),
  file: value("path", "an original, told by its name and its SHA-256; it stays where it is"),
} as const;

export const args = {
  requirement: { about: "what is shown: the id of an evidence requirement", optional: false },
} as const;

export type AddGiven = Given<typeof options, typeof args>;
