/** A word of the company's own for why something came out as it did, in kebab-case: `"wrong-password"`. Never a sentence. */
export type Reason = string;

/** What every event may say of its circumstances. Nothing else of a request is stored. */
export interface Circumstances {
  /** The id of the account that it is about; of a failed login what was tried. At most 256 characters are stored. */
  readonly user?: string | number | null | undefined;
  /** The address of the client, as the socket or a proxy that you trust tells it. Stored as the option `addresses` says. */
  readonly address?: string | null | undefined;
  /** The user agent. At most 256 characters are stored. */
  readonly agent?: string | null | undefined;
  /** The session's id. A digest of it is stored, which finds the session's other events and opens nothing. */
  readonly session?: string | null | undefined;
  /** The request's id in the other logs. At most 128 characters are stored. */
  readonly request?: string | null | undefined;
}

/** What may come out either way; a failure has a reason. */
type Either =
  | { readonly outcome: "success"; readonly reason?: Reason | undefined }
  | { readonly outcome: "failure"; readonly reason: Reason };
/** What is told once it has happened. */
type Done = { readonly outcome: "success"; readonly reason?: Reason | undefined };

/** What comes out how, by its kind. */
interface OutcomeOf {
  login: Either;
  logout: Done;
  "account-locked": Done;
  "account-unlocked": Done;
  "mfa-enrolled": Either;
  "mfa-removed": Either;
  "mfa-challenged": Either;
  "mfa-verified": Either;
  "mfa-demanded": Either;
  "password-changed": Either;
  "password-reset-requested": Either;
  "password-reset": Either;
}

/** The kinds of events that an application records. */
export type EventKind = keyof OutcomeOf | "burst-noticed";

/**
 * One thing that happened while somebody signed in or out, or changed how. `mfa-challenged` is a second factor that was asked for,
 * `mfa-verified` what came of it, `mfa-demanded` what a guard decided on a route. The time is the log's own.
 *
 * @example { kind: "login", outcome: "failure", reason: "wrong-password", user: "u1", address: "203.0.113.7" }
 */
export type AuditEvent =
  | { [K in keyof OutcomeOf]: { readonly kind: K } & Circumstances & OutcomeOf[K] }[keyof OutcomeOf]
  | BurstNoticed;

/** Somebody or something noticed that logins failed in a burst. */
export interface BurstNoticed extends Circumstances {
  readonly kind: "burst-noticed";
  readonly outcome: "success";
  readonly reason?: Reason | undefined;
  /** The user or the address whose logins failed, as it stands in the log. */
  readonly of: "user" | "address";
  readonly key: string;
}

/** What may come out of each kind. */
export const outcomes: Readonly<Record<EventKind, readonly ("success" | "failure")[]>> = Object.freeze({
  login: ["success", "failure"],
  logout: ["success"],
  "account-locked": ["success"],
  "account-unlocked": ["success"],
  "mfa-enrolled": ["success", "failure"],
  "mfa-removed": ["success", "failure"],
  "mfa-challenged": ["success", "failure"],
  "mfa-verified": ["success", "failure"],
  "mfa-demanded": ["success", "failure"],
  "password-changed": ["success", "failure"],
  "password-reset-requested": ["success", "failure"],
  "password-reset": ["success", "failure"],
  "burst-noticed": ["success"],
});

export function isEventKind(kind: unknown): kind is EventKind {
  return typeof kind === "string" && Object.hasOwn(outcomes, kind);
}
