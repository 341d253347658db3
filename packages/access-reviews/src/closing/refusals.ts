import type { Account, IsoDate, Person, SystemListing } from "@bylaw/core";
import type { DecisionMade } from "../decisions/decision.ts";
import type { DecisionsRead } from "../decisions/read.ts";
import type { FrozenAccount, FrozenListing, FrozenSystem } from "../listing/frozen.ts";
import type { Mark } from "../listing/marks.ts";

/** Why a review cannot be closed. */
export interface Refusal {
  /** Of the file of decisions, where a line of it is why. */
  readonly line?: number;
  /** Absent where it is about the file. */
  readonly system?: string;
  /** The name of the account, where it is about one. */
  readonly account?: string;
  /** As a sentence, with what to do. */
  readonly why: string;
}

export interface ClosingGiven {
  /** What was read of the file of decisions: a fault in it keeps the review open. */
  readonly decisions: DecisionsRead;
  /** What is listed now. */
  readonly fresh: readonly SystemListing[];
  readonly people: readonly Person[];
  readonly today: IsoDate;
}

/** Everything that keeps a review from being closed: of its file, then by system and account. Nothing where it can be. */
export function refusalsOf(
  { systems }: FrozenListing,
  { decisions: { made, faults }, fresh, people, today }: ClosingGiven,
): readonly Refusal[] {
  const persons = new Map(people.map((one) => [one.id, one]));
  const ofFile = faults.map(({ line, message }): Refusal => ({ line, why: message }));
  const ofSystems = systems.flatMap((frozen) => {
    const { system, accounts } = frozen;
    const now = freshOf(frozen, fresh);
    const unlisted = typeof now === "string" ? [{ system, why: now }] : [];
    const decided = new Map(made.filter((one) => one.system === system).map((one) => [one.account, one]));
    const own = accounts.flatMap((one) => {
      const decision = decided.get(one.id);
      const line = decision === undefined ? {} : { line: decision.line };
      const refused = (why: string): Refusal => ({ ...line, system, account: one.name, why });
      return [
        ...undecided(decision).map(refused),
        ...(decision === undefined ? [] : reviewerFaults(one, decision, persons, today).map(refused)),
        ...(decision === undefined || typeof now === "string" ? [] : undone(one, decision, now).map(refused)),
      ];
    });
    return [...unlisted, ...own];
  });
  return [...ofFile, ...ofSystems];
}

/** The accounts that are there now, by id, or why that is not known. */
function freshOf(
  { system, taken }: FrozenSystem,
  fresh: readonly SystemListing[],
): ReadonlyMap<string, Account> | string {
  const now = fresh.find((one) => one.system === system);
  if (now === undefined)
    return "It was not listed again. List it once more, after the decisions are carried out.";
  if (now.incomplete !== undefined)
    return `It is not listed whole: ${now.incomplete} What was revoked may still be there. Mend that, and list it once more.`;
  if (Date.parse(now.taken) <= Date.parse(taken))
    return "It was not listed after the review was opened. List it once more.";
  return new Map(now.accounts.map((one) => [one.id, one]));
}

function undecided(made: DecisionMade | undefined): readonly string[] {
  if (made?.decision === undefined) return ["Nothing is decided. Write keep, modify, revoke or escalate."];
  return made.decision === "escalate"
    ? ["It is escalated, and not decided. Write what was decided in the end."]
    : [];
}

/** The marks under which an account is kept for a reason alone. */
const REASONED: ReadonlySet<Mark> = new Set(["leaver", "orphan", "shared", "dormant"]);

function reviewerFaults(
  { owner, marks }: FrozenAccount,
  { decision, by, reason }: DecisionMade,
  persons: ReadonlyMap<string, Person>,
  today: IsoDate,
): readonly string[] {
  if (decision === undefined) return [];
  const decider = persons.get(by ?? "");
  const kept = decision === "keep" ? marks.filter((mark) => REASONED.has(mark)) : [];
  return [
    ...(decider === undefined ? ["Nobody whom the program knows decided. Write an id of its people."] : []),
    ...(decider?.end !== undefined && decider.end < today
      ? [`${decider.id}, who decided, left on ${decider.end}. Have somebody decide who is here.`]
      : []),
    ...(decider?.start !== undefined && decider.start > today
      ? [`${decider.id}, who decided, starts on ${decider.start}. Have somebody decide who is here.`]
      : []),
    ...(reason !== undefined
      ? []
      : [
          ...(owner !== undefined && owner === by
            ? [`${by} decided on an account of their own. Have another decide, or say why nobody else can.`]
            : []),
          ...(kept.length > 0 ? [`It is kept, and is marked ${kept.join(", ")}. Say why.`] : []),
          ...(decision === "modify" ? ["It is modified. Say what is to change."] : []),
        ]),
  ];
}

/** What was decided, and is not done as far as the new listing shows. */
function undone(
  { id, rights, privileged }: Account,
  { decision }: DecisionMade,
  now: ReadonlyMap<string, Account>,
): readonly string[] {
  const account = now.get(id);
  if (decision === "revoke" && account !== undefined)
    return ["It is revoked, and still listed. Take it away, and list the system once more."];
  if (decision !== "modify" || account === undefined) return [];
  if (account.rights === "unknown")
    return ["It is modified, and its rights could not be read. Mend that, and list the system once more."];
  return JSON.stringify([rights, privileged]) === JSON.stringify([account.rights, account.privileged])
    ? ["It is modified, and its rights are as they were. Change them, and list the system once more."]
    : [];
}
