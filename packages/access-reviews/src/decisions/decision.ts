/** What a reviewer can say of an account. `escalate` hands it on, and leaves it open. */
export const decisions = ["keep", "modify", "revoke", "escalate"] as const;
export type Decision = (typeof decisions)[number];

/** What stands in the file of one account. */
export interface DecisionMade {
  readonly system: string;
  /** The id of the account. */
  readonly account: string;
  /** Absent while it is pending. */
  readonly decision?: Decision;
  /** The id of whoever decided. */
  readonly by?: string;
  readonly reason?: string;
  /** In the file, from 1. */
  readonly line: number;
}

/** Something in the file that is not as it must be. */
export interface FileFault {
  /** The other file that is not as it must be, where this one's line is only what tells it: `listing.json`. */
  readonly file?: string;
  /** From 1. */
  readonly line: number;
  /** As a sentence, with what to do. */
  readonly message: string;
}
