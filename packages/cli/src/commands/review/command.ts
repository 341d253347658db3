import type { CommandGroup } from "../../command.ts";
import { close } from "./close/command.ts";
import { open } from "./open/command.ts";
import { status } from "./status/command.ts";

export const review: CommandGroup = {
  kind: "group",
  name: "review",
  summary: "hold an access review: freeze the accounts, decide on each, and close it as a record",
  children: [open, status, close],
};
