import type { Subject } from "./answer.ts";
import type { Decision, PassCode, RefusalCode } from "./decide.ts";
import { timeOf } from "./verification.ts";

/** One decision, for an audit log. It holds nothing else of the request: no query, header, body or address. */
export interface MfaEvent {
  /** ISO 8601 in UTC, to the millisecond. */
  readonly time: string;
  readonly outcome: "allowed" | "refused";
  readonly code: PassCode | RefusalCode;
  /** The id that the `user` reader gave. Left out where nobody is signed in, or nobody knows who. */
  readonly subject?: Subject;
  readonly method: string;
  /** As it was asked for, still percent-encoded, without the query. At most 2,048 characters. */
  readonly path: string;
}

/** An event that `onDecision` did not take. */
export interface AuditFailure {
  /** How many this guard has had since it was made, this one among them. */
  readonly failures: number;
  /** What `onDecision` threw or rejected with. */
  readonly error: unknown;
  /** What is in no log now. */
  readonly event: MfaEvent;
}

/** What of a request stands in an event. */
export interface Asked {
  readonly method: string | undefined;
  /** A path, or a whole URL; with or without a query. */
  readonly url: string | undefined;
}

const LONGEST_PATH = 2_048;

export function eventOf({ allowed, code, subject }: Decision, { method, url }: Asked, now: Date): MfaEvent {
  return Object.freeze({
    time: timeText(now),
    outcome: allowed ? "allowed" : "refused",
    code,
    ...(subject !== undefined && { subject }),
    method: method ?? "",
    path: pathOf(url ?? ""),
  });
}

/** A URL may name a user and a password before its host. */
function pathOf(url: string): string {
  const path = /^[^?#]*/.exec(url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, ""))?.[0] ?? "";
  return path.slice(0, LONGEST_PATH);
}

/** A clock that tells no time lets nobody pass who is asked for MFA; the event is told all the same, by the system's. */
function timeText(now: Date): string {
  const time = timeOf(now);
  return (Number.isNaN(time) ? new Date() : new Date(time)).toISOString();
}
