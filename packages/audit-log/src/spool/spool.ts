import type { AuditRow } from "../event/row.ts";

/** Some rows that lie in one file. */
export interface Segment {
  readonly name: string;
  /** How many of its rows are events: the others are what the log says of itself. */
  readonly events: number;
}

/** Keeps rows while the store is away. `fileSpool` makes one. */
export interface Spool {
  /** What an earlier process left, oldest first, and how many lines of it cannot be read. */
  adopt(): Promise<{ readonly segments: readonly Segment[]; readonly damaged: number }>;
  /** Keeps rows so that they outlast the process. Rejects where it cannot: then none of them is kept. */
  keep(rows: readonly AuditRow[]): Promise<Segment>;
  /** The rows of a segment; `undefined` when it is gone: nobody knows whether its events were stored, so they count as lost. */
  read(segment: Segment): Promise<readonly AuditRow[] | undefined>;
  remove(segment: Segment): Promise<void>;
}
