import type { Account, SystemListing } from "@bylaw/core";
import { counted } from "@bylaw/core/run";
import { escapeText } from "@bylaw/reports";
import type { ClosedReview } from "../closing/close.ts";
import type { Decision } from "../decisions/decision.ts";
import type { FrozenListing } from "../listing/frozen.ts";
import { marks, marksText, ownerOf } from "../listing/marks.ts";
import { notTold } from "../listing/not-told.ts";
import { ofText } from "../listing/of-text.ts";
import type { KnownPerson } from "../person.ts";
import { changedAfter, type DecidedAccount, type DecidedSystem, proofText } from "./facts.ts";
import { sinceCounts, sinceOrder } from "./since.ts";
import { table } from "./table.ts";

type Systems = readonly DecidedSystem[];

/** What the review was held over, and why that is all of it. */
export function reviewed(
  systems: Systems,
  { heldToOpening }: Pick<ClosedReview, "heldToOpening">,
): readonly string[] {
  return [
    "Every account of each of these systems, as its query lists them: a system that is not listed to the end is not reviewed. Each was",
    "listed when the review was opened, and once more before it was closed.",
    heldToOpening
      ? "The run that the review was opened from lists the same accounts, read again when it was closed."
      : "The run that the review was opened from was not at hand when it was closed.",
    "",
    ...table(
      ["system", "query", "listed at", "accounts", "listed again at", "accounts then"],
      systems.map(({ frozen: { system, source, taken, accounts }, looked, now }) => [
        system,
        source,
        taken,
        accounts.length,
        looked,
        now,
      ]),
      "",
    ),
    ...systems.flatMap(({ frozen: { system, accounts } }) =>
      notTold(accounts).map((one) => `\n${escapeText(system)}: ${one}`),
    ),
  ];
}

/** What was decided in each system, and by whom. */
export function decided(systems: Systems): readonly string[] {
  const all = systems.flatMap(({ accounts }) => accounts);
  const deciders = [...new Set(all.map(({ made }) => made.by ?? ""))].sort();
  return [
    ...table(
      ["system", "accounts", "kept", "modified", "revoked"],
      systems.map(({ frozen, accounts }) => [frozen.system, accounts.length, ...countsOf(accounts)]),
      "",
    ),
    "",
    ...table(
      ["decided by", "accounts", "kept", "modified", "revoked", "accounts of their own"],
      deciders.map((id) => {
        const own = all.filter(({ made }) => made.by === id);
        return [id, own.length, ...countsOf(own), own.filter(isSelfReviewed).length];
      }),
      "",
    ),
  ];
}

/** What a reviewer had to look at twice. */
export function marked(systems: Systems, { dormantAfter }: FrozenListing): readonly string[] {
  const all = systems.flatMap(({ accounts }) => accounts);
  const listed = all.filter(({ account }) => account.marks.length > 0);
  return [
    `An account is dormant that was not used for more than ${counted(dormantAfter, "day")} when the review was opened.`,
    "",
    ...table(
      ["mark", "accounts", "kept", "modified", "revoked"],
      marks.map((mark) => {
        const own = all.filter(({ account }) => account.marks.includes(mark));
        return [mark, own.length, ...countsOf(own)];
      }),
      "",
    ),
    "",
    ...table(
      ["system", "account", "of", "marks", "decision", "by", "reason"],
      listed.map((one) => [...headOf(one), marksText(one.account), ...madeOf(one)]),
      "No account is marked.",
    ),
    "",
    "### Decided by whom it belongs to",
    "",
    ...table(
      ["system", "account", "of", "decision", "by", "reason"],
      all.filter(isSelfReviewed).map((one) => [...headOf(one), ...madeOf(one)]),
      "Nobody decided on an account of their own.",
    ),
  ];
}

/** Each revocation and modification, with what shows that it is done. */
export function carriedOut(systems: Systems): readonly string[] {
  const done = systems.flatMap(({ accounts }) => accounts).filter(({ made }) => made.decision !== "keep");
  return table(
    ["system", "account", "of", "decision", "by", "reason", "what shows it"],
    done.map((one) => [...headOf(one), ...madeOf(one), proofText(one)]),
    "Nothing was modified, and nothing revoked.",
  );
}

/** How the accounts stand to the last review. */
export function since(systems: Systems, picture: string): readonly string[] {
  const rows = systems.map(({ frozen }) => sinceCounts(frozen));
  const all = systems.flatMap(({ accounts }) => accounts);
  const gone = systems.flatMap(({ frozen }) =>
    frozen.gone.map((one) => [frozen.system, nameOf(one)] as const),
  );
  const moved = [
    ...all
      .filter(({ account }) => account.since === "new" || account.since === "changed")
      .map((one) => [...headOf(one), one.account.since]),
    ...gone.map(([system, name]) => [system, name, "", "gone"]),
  ];
  return [
    `![How many accounts of each system are unchanged, changed, new and gone](${picture})`,
    "",
    ...table(
      ["system", ...sinceOrder.map((word) => (word === "first" ? "first review" : word))],
      rows.map(({ system, counts }) => [system, ...sinceOrder.map((word) => counts[word])]),
      "",
    ),
    "",
    ...table(
      ["system", "account", "of", "since the last review"],
      moved,
      "No account is new, changed or gone.",
    ),
  ];
}

/** What came after the review was opened, and nobody decided on. */
export function after(
  systems: Systems,
  others: readonly SystemListing[],
  people: readonly KnownPerson[],
): readonly string[] {
  const appeared = systems.flatMap(({ frozen: { system, identities }, appeared: own }) =>
    own.map((one) => [
      system,
      nameOf(one),
      ofText(one, ownerOf(one, identities, people)?.id),
      rightsText(one),
      "appeared: not reviewed",
    ]),
  );
  const changed = systems
    .flatMap(({ accounts }) => accounts)
    .flatMap((one) => {
      const what = changedAfter(one);
      return what === undefined ? [] : [[...headOf(one), rightsText(one.now ?? one.account), what]];
    });
  return [
    "The next review looks at it.",
    "",
    ...table(
      ["system", "account", "of", "rights", "what happened"],
      [
        ...others.map(({ system }) => [system, "all", "", "", "the system appeared: not reviewed"]),
        ...appeared,
        ...changed,
      ],
      "No account appeared, and what was kept has the rights and the owner that it had.",
    ),
  ];
}

function countsOf(accounts: readonly DecidedAccount[]): readonly number[] {
  const of = (decision: Decision): number => accounts.filter(({ made }) => made.decision === decision).length;
  return [of("keep"), of("modify"), of("revoke")];
}

function isSelfReviewed({ account: { owner }, made: { by } }: DecidedAccount): boolean {
  return owner !== undefined && owner === by;
}

function headOf({ system, account }: DecidedAccount): readonly string[] {
  return [system, nameOf(account), ofText(account, account.owner)];
}

function madeOf({ made: { decision, by, reason } }: DecidedAccount): readonly string[] {
  return [decision ?? "", by ?? "", reason ?? ""];
}

function nameOf({ id, name }: Pick<Account, "id" | "name">): string {
  return name === id ? name : `${name} (${id})`;
}

function rightsText({ rights }: Account): string {
  if (rights === "unknown") return rights;
  return rights.length === 0 ? "none" : rights.join(", ");
}
