import { type Given, shared, value } from "../../../command.ts";
import { named, source } from "../given.ts";

/** What is typed behind its name. */
export const options = {
  config: shared.config,
  from: source.from,
  age: source.age,
  period: value("window", "what it is of, such as 2026-Q4 (default: the requirement's window of today)"),
  due: value("day", "by when it is due (default: the last day of that window)"),
} as const;

export const args = { id: named } as const;

export type OpenGiven = Given<typeof options, typeof args>;
