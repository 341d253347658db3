import { flag, type Given, shared, value } from "../../../command.ts";
import { args as coverageArgs, options as coverageOptions } from "../../coverage/given.ts";

const { period, from, branch, every, verify } = coverageOptions;

/** What is typed behind its name. */
export const options = {
  config: shared.config,
  control: value("id", "what is asked for: one control"),
  criterion: value(
    "id",
    "what is asked for: every control that satisfies or supports a criterion, such as CC6.1",
  ),
  all: flag("what is asked for: everything"),
  out: value("file", "the pack (default: evidence-<what>-<first day>-<last day>.zip, here)"),
  period,
  from,
  branch,
  every,
  verify,
} as const;

export const args = coverageArgs;

export type PackGiven = Given<typeof options, typeof args>;
