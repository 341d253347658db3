import { type Given, shared } from "../../../command.ts";
import { source } from "../given.ts";

/** What is typed behind its name. */
export const options = {
  config: shared.config,
  from: source.from,
  age: source.age,
} as const;

export const args = {
  id: { about: "the id of an access review of the program (default: all)", optional: true },
} as const;

export type StatusGiven = Given<typeof options, typeof args>;
