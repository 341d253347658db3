import { value } from "../../command.ts";
import { HOME } from "../coverage/typed.ts";

/** How many days old a run may be unless it is said. */
export const AGE = 7;

/** What says which accounts there are. */
export const source = {
  from: value(
    "folder",
    `the accounts: a recording, a kept run, or the newest whole one of a folder of them (default: ${HOME})`,
  ),
  age: value("days", "how many days old that may be, from 1 to 366", String(AGE)),
} as const;

export const named = { about: "the id of an access review of the program", optional: false } as const;
