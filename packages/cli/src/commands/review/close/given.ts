import { flag, type Given, shared, value } from "../../../command.ts";
import { named, source } from "../given.ts";

/** What is typed behind its name. */
export const options = {
  config: shared.config,
  from: source.from,
  age: source.age,
  by: value("person", "who submits its record, by id (default: the environment variable BYLAW_PERSON)"),
  check: flag("say whether it can be closed, and write nothing"),
} as const;

export const args = { id: named } as const;

export type CloseGiven = Given<typeof options, typeof args>;
