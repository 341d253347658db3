import type { IsoDate } from "@bylaw/core";
import type { DecisionMade } from "../decisions/decision.ts";
import type { FrozenAccount } from "../listing/frozen.ts";
import type { Mark } from "../listing/marks.ts";
import type { KnownPerson } from "../person.ts";

/** The marks under which an account is kept for a reason alone. */
const REASONED: ReadonlySet<Mark> = new Set(["leaver", "orphan", "shared", "dormant"]);

/** An account with the ids of all whom it belonged to when the review was opened, or belongs to as people are known today. */
export interface OwnedAccount extends Pick<FrozenAccount, "marks"> {
  readonly owners: readonly string[];
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
    ...deciderFaults(persons.get(made.by ?? ""), today),
    ...(made.reason === undefined ? unreasoned(account, made, persons, today) : []),
  ];
}

function deciderFaults(decider: KnownPerson | undefined, today: IsoDate): readonly string[] {
  if (decider === undefined) return ["Nobody whom the program knows decided. Write an id of its people."];
  const { id, start, end } = decider;
  return [
    ...(end !== undefined && end < today
      ? [`${id}, who decided, left on ${end}. Have somebody decide who is here.`]
      : []),
    ...(start !== undefined && start > today
      ? [`${id}, who decided, starts on ${start}. Have somebody decide who is here.`]
      : []),
  ];
}

function unreasoned(
  { owners, marks }: OwnedAccount,
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
    ...(kept.length > 0 ? [`It is kept, and is marked ${kept.join(", ")}. Say why.`] : []),
    ...left.map(
      ({ id, end }) =>
        `It is kept, and ${id}, whose it is, left on ${end}. Revoke it, or say why it is kept.`,
    ),
    ...(decision === "modify" ? ["It is modified. Say what is to change."] : []),
  ];
}
