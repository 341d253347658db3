import { resolve } from "node:path";
import { BylawError, type Program } from "@bylaw/core";
import { isThere } from "../../../paths.ts";
import { recordPath } from "../record.ts";
import type { ClosedReviewOnFile, OpenReview, StoredReview } from "../stored.ts";

/** The review that is to be closed: the one that is open, or one that is closed and whose record is not there. */
export async function reviewToClose(
  all: readonly StoredReview[],
  id: string,
  program: Program,
  cwd: string,
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
        { next: `Open the next one: bylaw review open ${id}.` },
      );
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
