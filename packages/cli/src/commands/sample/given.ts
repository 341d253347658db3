import { type Given, shared, value } from "../../command.ts";
import { args as coverageArgs, options as coverageOptions } from "../coverage/given.ts";

const { period, branch } = coverageOptions;

/** What is typed behind its name. */
export const options = {
  config: shared.config,
  seed: value("text", "what the auditor gives, such as a name and a number: what is drawn follows from it"),
  n: value("number", "how many items, from 1 to 100000", "25"),
  period,
  branch,
  every: value(
    "days",
    "of a population of what is there: how many days may pass between two runs, from 1 to 366",
    coverageOptions.every.preset,
  ),
  out: value("folder", "where it is written (default: samples/<population>-<digest>-<n>)"),
} as const;

export const args = {
  population: { about: "the id of a population of the program", optional: false },
  ...coverageArgs,
} as const;

export type SampleGiven = Given<typeof options, typeof args>;
