import type { Control, IsoDate, Owner } from "@bylaw/core";
import { addDays } from "@bylaw/core/provider";

/** Who answers for what. One person may hold several of these; each reviews what another has done. */
export interface Owners {
  /** Leads the company: approves policies, accepts risks, answers to the board. */
  readonly executive: Owner;
  /** Answers for security: access, monitoring, incidents, vendors, risks. */
  readonly security: Owner;
  /** Answers for what is built and run: changes, keys, backups, capacity. */
  readonly engineering: Owner;
  /** Answers for hiring, training and leaving. */
  readonly people: Owner;
}

/** Where originals live: a record names the place, and the file's digest. */
export interface Originals {
  /** Documents: `Drive, Compliance`. */
  readonly documents: string;
  /** What scanners write: `S3, acme-audit, scans`. */
  readonly scans: string;
  /** What the people system knows: `HRIS`. */
  readonly people: string;
  /** What the monitor of controls holds: `Vanta`. */
  readonly monitor: string;
}

/** What everything ready-made is made with. */
export interface Terms {
  readonly owners: Owners;
  /** The first day on which policies are in effect and controls are done. */
  readonly from: IsoDate;
  readonly originals: Originals;
}

/** Controls by their id. */
export type Controls<TId extends string> = { readonly [K in TId]: Control };

/** The day by which something is first done: the last one of the nth week, so that not everything is due on one day. */
export function inWeek({ from }: Pick<Terms, "from">, week: number): IsoDate {
  return addDays(from, week * 7 - 1);
}
