import { resolve } from "node:path";
import { BylawError, type Program } from "@bylaw/core";
import { isThere } from "../../../paths.ts";
import type { Asked } from "../../evidence/asked.ts";
import { todayOf } from "../../evidence/days.ts";
import { windowAfter, windowOn } from "../period.ts";
import { recordPath } from "../record.ts";
import type { ClosedReviewOnFile, OpenReview, StoredReview } from "../stored.ts";

/** The review that is to be closed: the one that is open, or one that is closed and whose record is not there. */
export async function reviewToClose(
  all: readonly StoredReview[],
  id: string,
  { asked, program, cwd }: { readonly asked: Asked; readonly program: Program; readonly cwd: string },
): Promise<OpenReview | ClosedReviewOnFile> {
  const open = all.find((one) => one.state === "open");
  if (open !== undefined) return open;
  for (const one of all) {
    if (one.state === "damaged")
      throw new BylawError("review-damaged", `${one.path}: ${one.why}`, {
        next: "Mend that, and run again.",
      });
    if (one.state === "closed" && !(await hasRecord(one, program, cwd))) return one;
  }
  const last = all.filter((one) => one.state === "closed").at(-1);
  throw last === undefined
    ? new BylawError("usage", `No review of ${id} is open.`, { next: `Open one: bylaw review open ${id}.` })
    : new BylawError(
        "usage",
        `${last.path} was closed on ${last.closed.closed}, and is never written again.`,
        { next: nextText(id, all, asked, program) },
      );
}

/** How the next review is opened: at once where the window of today has none. */
function nextText(id: string, all: readonly StoredReview[], asked: Asked, program: Program): string {
  const open = `bylaw review open ${id}`;
  const today = todayOf(program);
  const now = windowOn(asked, program, today);
  const next = windowAfter(asked, program, today);
  return next === undefined || !all.some(({ period }) => period === now?.label)
    ? `Open the next one: ${open}.`
    : `The next one is of ${next.label}, which begins on ${next.from}: ${open} opens it from then on.`;
}

function hasRecord({ closed }: ClosedReviewOnFile, program: Program, cwd: string): Promise<boolean> {
  return isThere(resolve(cwd, recordPath(program, closed, cwd)));
}

/** What is said where a record would have to be written over. */
export function recordTaken(path: string): BylawError {
  return new BylawError("usage", `${path} is there already, and is not written over.`, {
    next: "Move away or rename that record: the review's own is called so.",
  });
}
