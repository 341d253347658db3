import { flag, type Given, shared, value } from "../../../command.ts";

/** What is typed behind its name. */
export const options = {
  config: shared.config,
  person: value("column", "the column with people: an id, an email, or any of their identities"),
  on: value("column", "the column with the day, or the instant, of each"),
  "date-format": value(
    "format",
    "how the days are written, such as DD/MM/YYYY (default: as 2026-03-10, or instants)",
  ),
  by: value("person", "who submits it, by id (default: the environment variable BYLAW_PERSON)"),
  "skip-unknown": flag("leave out the lines that name nobody of the program, instead of refusing them"),
} as const;

export const args = {
  requirement: { about: "what is shown: the id of an evidence requirement about persons", optional: false },
  csv: { about: "what another system exported, with a header", optional: false },
} as const;

export type ImportGiven = Given<typeof options, typeof args>;
