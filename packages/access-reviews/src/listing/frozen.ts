import type { Account, IsoDate, SystemListing } from "@bylaw/core";
import type { Mark } from "./marks.ts";
import type { SinceLast } from "./since.ts";

export const FORMAT = "bylaw-access-listing/1";

/** An account with all that a decision on it needs. */
export interface FrozenAccount extends Account {
  /** The id of the person whom it belongs to. */
  readonly owner?: string;
  readonly marks: readonly Mark[];
  readonly since: SinceLast;
}

export interface FrozenSystem extends Omit<SystemListing, "incomplete" | "accounts"> {
  /** By id. */
  readonly accounts: readonly FrozenAccount[];
  /** Of the review before, and in this one no more. */
  readonly gone: readonly Pick<Account, "id" | "name">[];
}

/** What a review is held over: every account of every system, as they were when it was opened. */
export interface FrozenListing {
  readonly format: typeof FORMAT;
  /** The id of the review. */
  readonly review: string;
  /** `2026-Q4`. */
  readonly period: string;
  readonly opened: IsoDate;
  readonly due: IsoDate;
  /** An account that was not used for longer is dormant, in days. */
  readonly dormantAfter: number;
  /** By name. */
  readonly systems: readonly FrozenSystem[];
}

/** A frozen listing as it is written, and the SHA-256 of that. */
export interface ListingFile {
  readonly listing: FrozenListing;
  readonly text: string;
  readonly digest: string;
}
