import { BylawError, type Program } from "@bylaw/core";
import { systemTools } from "@bylaw/core/node";
import { counted, type Recording } from "@bylaw/core/run";
import type { Io } from "../../io.ts";
import { openFrom } from "../../open-from.ts";
import { pathOf } from "../../paths.ts";
import { daysOf, HOME } from "../coverage/typed.ts";
import { dayOf, todayOf } from "../evidence/days.ts";
import { AGE } from "./given.ts";

const DAY = 24 * 60 * 60 * 1000;

/** The run that says which accounts there are. Throws where it is older than it may be, or of a day to come. */
export async function runOf(
  given: { readonly from: string | undefined; readonly age: string },
  program: Program,
  io: Io,
): Promise<Recording> {
  const age = daysOf("--age", given.age, AGE);
  const path = pathOf("--from", given.from ?? HOME, io.cwd, "recording");
  const recording = await openFrom(path, program, io, "reading");
  const taken = new Date(recording.startedAt);
  const day = dayOf(taken, program);
  const old = Math.floor((systemTools.now().getTime() - taken.getTime()) / DAY);
  if (day > todayOf(program))
    throw new BylawError("review-refused", `The accounts are those of ${day}, which is still to come.`, {
      next: "Look at the clock of whoever ran it.",
    });
  if (old <= age) return recording;
  throw new BylawError(
    "review-refused",
    `The accounts are those of ${day}, ${counted(old, "day")} ago, and may be no older than ${counted(age, "day")}.`,
    {
      next: "Run bylaw check anew with --keep or --record, name that with --from, or allow more with --age.",
    },
  );
}
