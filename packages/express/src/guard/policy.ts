/** Whom MFA is asked of, and how old it may be: what options come to. */
export interface MfaPolicy {
  /** As {@link folded}; of everybody when left out. */
  readonly privileged?: ReadonlySet<string>;
  /** In seconds; of any age when left out. */
  readonly withinSeconds?: number;
  /** How long all readers of a request may take together, in milliseconds. */
  readonly readWithinMs: number;
}

/** A role as it is compared. */
export function folded(role: string): string {
  return role.trim().toLowerCase();
}
