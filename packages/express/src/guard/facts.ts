import type { Subject } from "./answer.ts";
import { folded, type MfaPolicy } from "./policy.ts";

/** What a reader answered; `undefined` when it threw, was late, or was not asked. */
export type Reading = { readonly answer: unknown } | undefined;

/** What is known of a request. Answers are whatever a reader gave: nothing of them is taken on trust. */
export interface Facts {
  readonly user: Reading;
  readonly roles?: Reading;
  readonly verifiedAt?: Reading;
}

/** Whom a request is from: an id, `"nobody"`, or `"unknown"` when the reader gave no answer or one that is no id. */
export type Caller = { readonly subject: Subject } | "nobody" | "unknown";

export function callerOf(user: Reading): Caller {
  if (user === undefined) return "unknown";
  const { answer } = user;
  if (answer === undefined || answer === null) return "nobody";
  const isId = typeof answer === "string" ? answer !== "" : Number.isSafeInteger(answer);
  return isId ? { subject: answer as Subject } : "unknown";
}

/** False only for roles that were read, are an array of texts, and hold no privileged one. */
export function isAsked({ privileged }: MfaPolicy, roles: Reading): boolean {
  if (privileged === undefined || roles === undefined) return true;
  try {
    if (!Array.isArray(roles.answer)) return true;
    const { answer } = roles;
    // By place: an array may bring its own iterator, and skips its holes in every other way.
    for (let at = 0; at < answer.length; at += 1) if (!isPlain(answer[at], privileged)) return true;
    return false;
  } catch {
    // A proxy can throw at any touch.
    return true;
  }
}

function isPlain(role: unknown, privileged: ReadonlySet<string>): boolean {
  if (typeof role !== "string") return false;
  const name = folded(role);
  return name !== "" && !privileged.has(name);
}
