import type { Account } from "@bylaw/core";
import type { DecisionMade } from "../decisions/decision.ts";
import { type Drift, driftOf } from "./drift.ts";

/** What was decided of an account, and is not so as far as the new listing shows; `now` is what it is there. */
export function unproven(
  account: Account,
  { decision }: DecisionMade,
  now: Account | undefined,
): readonly string[] {
  if (now === undefined) return [];
  if (decision === "revoke") {
    const as = now.id === account.id ? "" : `, as ${now.id}`;
    return [`It is revoked, and still listed${as}. Take it away, and list the system once more.`];
  }
  if (decision === "modify") return unmodified(account, now);
  return decision === "keep" ? notAsKept(driftOf(account, now)) : [];
}

function unmodified(account: Account, now: Account): readonly string[] {
  const { gained, lost, stronger, unread } = driftOf(account, now);
  const isOtherMfa = account.mfa !== "unknown" && now.mfa !== account.mfa;
  if (unread.length > 0)
    return [
      `It is modified, and ${unread.join(" and ")} could not be read. Mend that, and list the system once more.`,
    ];
  return isOtherMfa || gained.length + lost.length + stronger.length > 0
    ? []
    : [
        "It is modified, and its rights and its MFA are as they were. Change what is to change, and list the system once more.",
      ];
}

/** Whoever kept an account kept what it could do then, guarded as it was. What it lost since is told, and keeps nothing open. */
function notAsKept({ gained, weaker, unread }: Drift): readonly string[] {
  return [
    ...weaker.map(
      (one) =>
        `It is kept, and has ${one}. Have it switched on and list the system once more, or write modify, and why it may be off.`,
    ),
    ...(gained.length > 0
      ? [
          `It is kept, and has gained since: ${gained.join(", ")}. Take that away and list the system once more, or write modify, and why it may have that.`,
        ]
      : []),
    ...(unread.length > 0
      ? [
          `It is kept, and ${unread.join(" and ")} could not be read again: it may have gained rights or lost its MFA. Mend that, and list the system once more.`,
        ]
      : []),
  ];
}
