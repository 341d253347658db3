import { BylawError, type Program } from "@bylaw/core";
import { systemTools } from "@bylaw/core/node";
import { branchesOf, counted } from "@bylaw/core/run";
import type { Io } from "../../io.ts";
import { type Chosen, chosenFrom } from "../../open-from.ts";
import { isThere, pathOf } from "../../paths.ts";
import { daysOf, HOME } from "../coverage/typed.ts";
import { dayOf, todayOf } from "../evidence/days.ts";
import { AGE } from "./given.ts";

const DAY = 24 * 60 * 60 * 1000;

/** The run that says which accounts there are. Throws where it is older than it may be, or of a day to come. */
export async function runOf(
  given: { readonly from: string | undefined; readonly age: string },
  program: Program,
  io: Io,
): Promise<Chosen> {
  const age = daysOf("--age", given.age, AGE);
  const path = pathOf("--from", given.from ?? HOME, io.cwd, "recording");
  if (given.from === undefined && !(await isThere(path)))
    throw new BylawError("recording-missing", `No run is kept at ${HOME}.`, {
      next: `Keep one: bylaw check --keep ${HOME}; or name one that is elsewhere, or a recording: --from <folder>.`,
    });
  const chosen = await chosenFrom(path, program, io, "reading");
  const { recording } = chosen;
  const taken = new Date(recording.startedAt);
  const day = dayOf(taken, program);
  const old = Math.floor((systemTools.now().getTime() - taken.getTime()) / DAY);
  if (day > todayOf(program))
    throw new BylawError("review-refused", `The accounts are those of ${day}, which is still to come.`, {
      next: "Look at the clock of whoever ran it.",
    });
  if (old <= age) return chosen;
  throw new BylawError(
    "review-refused",
    `The accounts are those of ${day}, ${counted(old, "day")} ago, and may be no older than ${counted(age, "day")}.`,
    {
      next: `${newerText(chosen, program)}Run bylaw check anew with --keep or --record, name that with --from, or allow more with --age.`,
    },
  );
}

/** Why newer runs were passed over, as sentences that go before others. */
export function newerText({ passed }: Pick<Chosen, "passed">, program: Program): string {
  return passed === undefined
    ? ""
    : `${passed}. A run counts that is of a commit of ${branchesOf(program).join(" or ")}, with nothing changed beside it: commit, and run bylaw check --keep again. `;
}
