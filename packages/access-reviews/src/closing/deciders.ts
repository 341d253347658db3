import type { IsoDate } from "@bylaw/core";
import type { DecisionMade } from "../decisions/decision.ts";
import type { Reviewers } from "../decisions/page.ts";
import type { FrozenAccount } from "../listing/frozen.ts";
import type { Mark } from "../listing/marks.ts";
import { isHere, type KnownPerson } from "../person.ts";

/** The marks under which an account is kept for a reason alone. */
const REASONED: ReadonlySet<Mark> = new Set(["leaver", "orphan", "unowned", "shared", "dormant"]);

/** An account with the ids of all whom it belonged to when the review was opened, or belongs to as people are known today. */
export interface OwnedAccount extends Pick<FrozenAccount, "marks" | "rights" | "privileged"> {
  readonly owners: readonly string[];
  /** Whose decision on it stands. */
  readonly reviewers: readonly string[];
  readonly system: string;
  /** The id of the review. */
  readonly review: string;
}

/**
 * Whose decision on an account stands: the reviewers of its system; and where it is the account of one of those, those of the
 * review's other systems too, so that somebody else can decide.
 */
export function reviewersFor(
  { system, owners }: Pick<OwnedAccount, "system" | "owners">,
  reviewers: Reviewers,
): readonly string[] {
  const own = reviewers[system] ?? [];
  const isReviewers = owners.some((id) => own.includes(id));
  return isReviewers ? [...new Set([...own, ...Object.values(reviewers).flat()])] : own;
}

/** What of a decision does not stand: who made it, or that nobody says why. */
export function decisionFaults(
  account: OwnedAccount,
  made: DecisionMade,
  persons: ReadonlyMap<string, KnownPerson>,
  today: IsoDate,
): readonly string[] {
  if (made.decision === undefined) return [];
  return [
    ...deciderFaults(account, persons.get(made.by ?? ""), persons, today),
    ...(made.reason === undefined ? unreasoned(account, made, persons, today) : []),
  ];
}

function deciderFaults(
  account: OwnedAccount,
  decider: KnownPerson | undefined,
  persons: ReadonlyMap<string, KnownPerson>,
  today: IsoDate,
): readonly string[] {
  const { reviewers, system, review } = account;
  const here = reviewers.filter((one) => isHere(persons.get(one), today));
  const have = here.length === 0 ? undefined : `Have ${here.join(" or ")} decide`;
  const next =
    have === undefined
      ? `Nobody who reviews it is here: name somebody among the reviewers of ${review}.`
      : `${have}.`;
  if (decider === undefined) return [`Nobody whom the program knows decided. ${next}`];
  const { id, start, end } = decider;
  if (end !== undefined && end < today) return [`${id}, who decided, left on ${end}. ${next}`];
  if (start !== undefined && start > today) return [`${id}, who decided, starts on ${start}. ${next}`];
  if (reviewers.includes(id)) return [];
  const mend = have === undefined ? next : `${have}, or name ${id} among the reviewers of ${review}.`;
  return [`${id}, who decided, does not review ${system}. ${mend}`];
}

function unreasoned(
  { owners, marks, rights, privileged }: OwnedAccount,
  { decision, by }: DecisionMade,
  persons: ReadonlyMap<string, KnownPerson>,
  today: IsoDate,
): readonly string[] {
  const kept = decision === "keep" ? marks.filter((mark) => REASONED.has(mark)) : [];
  const left =
    decision === "keep" && !kept.includes("leaver")
      ? owners.flatMap((id) => persons.get(id) ?? []).filter(({ end }) => end !== undefined && end < today)
      : [];
  return [
    ...(by !== undefined && owners.includes(by)
      ? [`${by} decided on an account of their own. Have another decide, or say why nobody else can.`]
      : []),
    ...(kept.length > 0
      ? [
          `It is kept, and is marked ${kept.join(", ")}. Say why${kept.includes("unowned") ? ", and who answers for it" : ""}.`,
        ]
      : []),
    ...left.map(
      ({ id, end }) =>
        `It is kept, and ${id}, whose it is, left on ${end}. Revoke it, or say why it is kept.`,
    ),
    ...(decision === "keep" && [rights, privileged].includes("unknown")
      ? ["It is kept, and what it may do could not all be read. Say why."]
      : []),
    ...(decision === "modify" ? ["It is modified. Say what is to change."] : []),
  ];
}
