import { openDecisions, type Refusal, readDecisions } from "@bylaw/access-reviews";
import type { IsoDate, Program } from "@bylaw/core";
import type { Recording } from "@bylaw/core/run";
import { BROKEN, type ExitCode } from "../../../exit-codes.ts";
import { mayDecide } from "../may-decide.ts";
import { peopleOf } from "../people.ts";
import { recordFault } from "../record.ts";
import { codeOf } from "../refusals.ts";
import type { ClosedReviewOnFile, DamagedReview, OpenReview, StoredReview } from "../stored.ts";

/** How a review stands today. */
export type Standing =
  | {
      readonly state: "open";
      readonly stored: OpenReview;
      readonly overdue: boolean;
      readonly accounts: number;
      readonly decided: number;
      /** What keeps it open, as far as no new listing is needed. */
      readonly refusals: readonly Refusal[];
    }
  | {
      readonly state: "closed";
      readonly stored: ClosedReviewOnFile;
      /** What of it is not as it was closed, as sentences. */
      readonly edited: readonly string[];
    }
  | { readonly state: "damaged"; readonly stored: DamagedReview };

export interface StandingGiven {
  readonly program: Program;
  readonly today: IsoDate;
  readonly cwd: string;
  /** Where a listing says who works here, it is read from this. */
  open(): Promise<Recording>;
}

export async function standingOf(
  stored: StoredReview,
  { program, today, cwd, open }: StandingGiven,
): Promise<Standing> {
  if (stored.state === "damaged") return { state: "damaged", stored };
  if (stored.state === "closed") {
    const fault = await recordFault(program, stored.closed, stored.digest, cwd);
    return { state: "closed", stored, edited: [...stored.edited, ...(fault === undefined ? [] : [fault])] };
  }
  const { listing } = stored.file;
  const people = await peopleOf(program, open);
  const decisions = readDecisions(stored.decisions, stored.file, people);
  return {
    state: "open",
    stored,
    overdue: listing.due < today,
    accounts: listing.systems.reduce((sum, { accounts }) => sum + accounts.length, 0),
    decided: decisions.made.filter(({ decision }) => decision !== undefined && decision !== "escalate")
      .length,
    refusals: openDecisions(listing, {
      decisions,
      people,
      reviewers: mayDecide(program, listing, today),
      today,
    }),
  };
}

/** What the command ends with for one review. */
export function codeOfStanding(standing: Standing): ExitCode {
  if (standing.state === "damaged") return BROKEN;
  if (standing.state === "closed") return standing.edited.length > 0 ? BROKEN : 0;
  const code = codeOf(standing.refusals);
  return code === 0 && standing.overdue ? BROKEN : code;
}
