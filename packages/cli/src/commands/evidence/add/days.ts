import { BylawError, type IsoDate, type Program } from "@bylaw/core";
import { isDay } from "@bylaw/core/run";
import type { Asked } from "../asked.ts";
import { dayGiven } from "../days.ts";
import type { AddGiven } from "./given.ts";

/** When it was: on a day, or through the days that a document covers. */
export interface Days {
  /** The day that names the file, and that people are held to. */
  readonly on: IsoDate;
  /** The last day that it covers; undefined of what is no document. */
  readonly to?: IsoDate | undefined;
}

/** The days given. Throws where they do not go together. */
export function daysGiven(given: AddGiven, { requirement }: Asked, program: Program): Days {
  if (given.from === undefined && given.to === undefined) return { on: dayGiven("--on", given.on, program) };
  if (given.from === undefined || given.to === undefined)
    throw usage("A document covers days from one to another.", "Give both --from <day> and --to <day>.");
  if (given.on !== undefined)
    throw usage(
      "--on does not go together with --from and --to.",
      "Give the day that it is for, or the days that it covers.",
    );
  if (requirement.of.about !== "company")
    throw usage(
      `${requirement.id} is not about the company, and its records cover no days.`,
      "Give --on <day>.",
    );
  const on = dayGiven("--from", given.from, program);
  if (!isDay(given.to))
    throw usage(
      `--to is ${JSON.stringify(given.to)}, which is not a calendar day.`,
      `Write it as YYYY-MM-DD, such as --to ${on}.`,
    );
  if (given.to >= on) return { on, to: given.to };
  throw usage(
    `--to is ${given.to}, before --from ${on}.`,
    "Give the first day and the last day that it covers.",
  );
}

function usage(message: string, next: string): BylawError {
  return new BylawError("usage", message, { next });
}
