import type { Command } from "../command.ts";
import { backlog } from "./backlog/command.ts";
import { check } from "./check/command.ts";
import { checklist } from "./checklist/command.ts";
import { comment } from "./comment/command.ts";
import { coverage } from "./coverage/command.ts";
import { diff } from "./diff/command.ts";
import { docs } from "./docs/command.ts";
import { evidence } from "./evidence/command.ts";
import { explain } from "./explain/command.ts";
import { init } from "./init/command.ts";
import { lint } from "./lint/command.ts";
import { notify } from "./notify/command.ts";
import { permissions } from "./permissions/command.ts";
import { sample } from "./sample/command.ts";

/** Every command, in the order in which help lists them. */
export const commands: readonly Command[] = [
  init,
  check,
  coverage,
  checklist,
  backlog,
  lint,
  diff,
  comment,
  docs,
  evidence,
  sample,
  notify,
  explain,
  permissions,
];
