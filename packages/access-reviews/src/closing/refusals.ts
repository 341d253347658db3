import type { IsoDate, SystemListing } from "@bylaw/core";
import type { DecisionMade } from "../decisions/decision.ts";
import type { Reviewers } from "../decisions/page.ts";
import type { DecisionsRead } from "../decisions/read.ts";
import type { FrozenListing, FrozenSystem } from "../listing/frozen.ts";
import { ownerOf } from "../listing/marks.ts";
import type { KnownPerson } from "../person.ts";
import { decisionFaults, reviewersFor } from "./deciders.ts";
import { type FreshAccounts, freshOf, nowIn } from "./fresh.ts";
import { otherAccounts, otherSystems } from "./opening.ts";
import { unproven } from "./proof.ts";

/**
 * What a refusal is about: the `file` of decisions is not as it must be; an account is `undecided`; a decision is `unsound`, by whom
 * it was made or for want of a reason; a system is `unlisted`; or what was decided is `unproven`.
 */
export type RefusalKind = "file" | "undecided" | "unsound" | "unlisted" | "unproven";

/** Why a review cannot be closed. */
export interface Refusal {
  readonly kind: RefusalKind;
  /** The file that is why, where that is not the file of decisions: `listing.json`. */
  readonly file?: string;
  /** Of the file of decisions, where a line of it is why. */
  readonly line?: number;
  /** Absent where it is about the file. */
  readonly system?: string;
  /** The name of the account, where it is about one. */
  readonly account?: string;
  /** As a sentence, with what to do. */
  readonly why: string;
}

/** What stands in the file of decisions, and who there is. */
export interface DecidedGiven {
  /** What was read of the file of decisions: a fault in it keeps the review open. */
  readonly decisions: DecisionsRead;
  readonly people: readonly KnownPerson[];
  /** By system, the ids of all whose decision stands. */
  readonly reviewers: Reviewers;
  readonly today: IsoDate;
}

export interface ClosingGiven extends DecidedGiven {
  /** What is listed now. */
  readonly fresh: readonly SystemListing[];
  /** What the run that the review was opened from lists, read once more; absent where that run is not at hand. */
  readonly opening?: readonly SystemListing[];
}

/**
 * Everything that keeps a review from being closed as far as its own two files tell: of its file, then by system and account. Nothing
 * where all is decided, by whom and for a reason where one is needed.
 *
 * @example
 * const open = openDecisions(file.listing, { decisions: readDecisions(text, file, people), people, reviewers, today: "2026-11-20" });
 */
export function openDecisions(listing: FrozenListing, given: DecidedGiven): readonly Refusal[] {
  return [
    ...fileRefusals(given.decisions),
    ...listing.systems.flatMap((one) => refusalsIn(one, listing, given)),
  ];
}

/** The same, and what a new listing does not prove of it. */
export function refusalsOf(listing: FrozenListing, given: ClosingGiven): readonly Refusal[] {
  const { systems } = listing;
  const { decisions, fresh, opening } = given;
  const leftOut = otherSystems(systems, opening).map(
    (system): Refusal => ({
      kind: "file",
      system,
      why: "The run that it was opened from lists this system also. Restore the listing as it was when the review was opened.",
    }),
  );
  const ofSystems = systems.flatMap((frozen): readonly Refusal[] => {
    const { system } = frozen;
    const edited = otherAccounts(frozen, opening).map((why): Refusal => ({ kind: "file", system, why }));
    const now = freshOf(frozen, fresh);
    return typeof now === "string"
      ? [...edited, { kind: "unlisted", system, why: now }, ...refusalsIn(frozen, listing, given)]
      : [...edited, ...refusalsIn(frozen, listing, given, now)];
  });
  return [...fileRefusals(decisions), ...leftOut, ...ofSystems];
}

function fileRefusals({ faults }: DecisionsRead): readonly Refusal[] {
  return faults.map(({ file, line, message }) => ({
    kind: "file",
    ...(file !== undefined && { file }),
    line,
    why: message,
  }));
}

function refusalsIn(
  { system, identities, accounts }: FrozenSystem,
  { review }: FrozenListing,
  { decisions: { made }, people, reviewers, today }: DecidedGiven,
  fresh?: FreshAccounts,
): readonly Refusal[] {
  const persons = new Map(people.map((one) => [one.id, one]));
  const decided = new Map(made.filter((one) => one.system === system).map((one) => [one.account, one]));
  const nowOf = fresh === undefined ? undefined : nowIn(fresh, accounts);
  return accounts.flatMap((one) => {
    const decision = decided.get(one.id);
    const known = [one.owner, ownerOf(one, identities, people)?.id].flatMap((id) => id ?? []);
    const owners = [...new Set(known)];
    const allowed = reviewersFor({ system, owners }, reviewers);
    const owned = { ...one, owners, reviewers: allowed, system, review };
    const line = decision === undefined ? {} : { line: decision.line };
    const refused =
      (kind: RefusalKind) =>
      (why: string): Refusal => ({ kind, ...line, system, account: one.name, why });
    return [
      ...undecided(decision).map(refused("undecided")),
      ...(decision === undefined
        ? []
        : decisionFaults(owned, decision, persons, today).map(refused("unsound"))),
      ...(decision === undefined || nowOf === undefined
        ? []
        : unproven(one, decision, nowOf(one)).map(refused("unproven"))),
    ];
  });
}

function undecided(made: DecisionMade | undefined): readonly string[] {
  if (made?.decision === undefined) return ["Nothing is decided. Write keep, modify, revoke or escalate."];
  return made.decision === "escalate"
    ? ["It is escalated, and not decided. Write what was decided in the end."]
    : [];
}
