// Access reviews: what is reviewed, what was decided, and whether it can be closed. Pure: nothing is read or written here.

export type { Account, SystemListing } from "@bylaw/core";
export type { ClosedFile, ClosedSystem, FileDigest } from "@bylaw/core/provider";
export { type ClosedReview, closeReview } from "./closing/close.ts";
export { closedText, readClosed } from "./closing/closed-file.ts";
export {
  type ClosingGiven,
  type DecidedGiven,
  openDecisions,
  type Refusal,
  type RefusalKind,
} from "./closing/refusals.ts";
export { type Decision, type DecisionMade, decisions, type FileFault } from "./decisions/decision.ts";
export { decisionsPage, type Reviewers } from "./decisions/page.ts";
export { type DecisionsRead, readDecisions } from "./decisions/read.ts";
export { freezeListing, type ToFreeze } from "./listing/freeze.ts";
export type { FrozenAccount, FrozenListing, FrozenSystem, ListingFile } from "./listing/frozen.ts";
export { type Mark, marks } from "./listing/marks.ts";
export { readListing } from "./listing/read-listing.ts";
export type { SinceLast } from "./listing/since.ts";
export { isHere, type KnownPerson } from "./person.ts";
export { type Meanwhile, meanwhile } from "./report/meanwhile.ts";
export { type ReportGiven, type ReviewReport, reviewReport } from "./report/report.ts";
