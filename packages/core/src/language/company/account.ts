import type { Observed } from "../values/observed.ts";

export const accountKinds = ["person", "service", "shared", "break-glass", "unknown"] as const;
export const accountMfa = ["on", "off", "none asked", "unknown"] as const;

/**
 * An account as a reviewer has to see it. What could not be read is `unknown`, and never a word that reads as harmless; what the system
 * tells of no account is `not told`.
 */
export interface Account {
  /** Its name for machines, which stays: an ARN, a number. Unique in its system. */
  readonly id: string;
  /** Its name for people, as the system shows it. */
  readonly name: string;
  readonly kind: (typeof accountKinds)[number];
  /**
   * Whom it belongs to: what `identities` of a person has for its system. Absent where it belongs to nobody alone. A `service` that signs in
   * by a name of its own gives that: it is unowned until somebody answers for it.
   */
  readonly identity?: string;
  /** What it may do: roles, groups, policies, teams. */
  readonly rights: readonly string[] | "unknown";
  readonly privileged: boolean | "unknown";
  /** `none asked` of what does not sign in as people do. */
  readonly mfa: (typeof accountMfa)[number];
  /** When it was made, ISO 8601 UTC. */
  readonly created: string | "unknown" | "not told";
  /** When it was last used, ISO 8601 UTC. */
  readonly lastUsed: string | "never" | "unknown" | "not told";
}

/**
 * An account as a collector or a view lists it: each value but its names may be one that is not read. One that is unreadable is
 * `unknown` to a review. One that is absent is `never` of `lastUsed`, no rights, nobody's `identity`, and `unknown` of any other. Of
 * whom nobody could read whose it is, nobody knows of what kind it is either.
 */
export type ListedAccount = {
  readonly [K in keyof Account]: K extends "id" | "name"
    ? Account[K]
    : Account[K] | Observed<NonNullable<Account[K]>>;
};

/** Every account of a system at one moment. */
export interface SystemListing {
  /** `aws/111111111111`, `github/acme`. */
  readonly system: string;
  /** What `identities` of a person calls the system: `aws`, `github`. */
  readonly identities: string;
  /** The query that lists its accounts: anybody can ask it again. */
  readonly source: string;
  /** When it was asked, ISO 8601 UTC. */
  readonly taken: string;
  /** Why it is not the whole list; absent where every account is in it. */
  readonly incomplete?: string;
  readonly accounts: readonly Account[];
}
