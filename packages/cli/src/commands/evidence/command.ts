import type { CommandGroup } from "../../command.ts";
import { add } from "./add/command.ts";
import { due } from "./due/command.ts";
import { importRecord } from "./import/command.ts";
import { pack } from "./pack/command.ts";
import { verify } from "./verify/command.ts";

export const evidence: CommandGroup = {
  kind: "group",
  name: "evidence",
  summary: "tell what people still have to show, write it down, and hand it to an auditor",
  children: [due, add, importRecord, verify, pack],
};
