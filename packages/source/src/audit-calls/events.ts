/** The events that `@bylaw/audit-log` records, and of which a handler has to record which outcomes. */
const BOTH = ["success", "failure"] as const;
const DONE = ["success"] as const;

export type Outcome = (typeof BOTH)[number];

/** What a handler records: both ways where somebody may be refused, else that it was done. */
export const outcomesOf = Object.freeze({
  login: BOTH,
  logout: DONE,
  "account-locked": DONE,
  "account-unlocked": DONE,
  "mfa-enrolled": DONE,
  "mfa-removed": DONE,
  "mfa-challenged": DONE,
  "mfa-verified": BOTH,
  "password-changed": BOTH,
  "password-reset-requested": DONE,
  "password-reset": BOTH,
} as const satisfies Readonly<Record<string, readonly Outcome[]>>);

/** An event of authentication, as `@bylaw/audit-log` names it. */
export type AuthenticationEvent = keyof typeof outcomesOf;

export const authenticationEvents: readonly AuthenticationEvent[] = Object.freeze(
  Object.keys(outcomesOf) as AuthenticationEvent[],
);
