import type { EventKind } from "./event.ts";

/** What the log says of itself: a writer began or ended, events were lost, retention removed some. */
export type OwnKind = "opened" | "closed" | "lost" | "removed";

/** One line of the log, as it is stored. */
export interface AuditRow {
  /** A UUID of version 7: a line that is sent twice is stored once. */
  readonly id: string;
  /** The log that wrote it, anew with each `createAuditLog`, as a UUID. */
  readonly writer: string;
  /** From 1, by one for each event of its writer: a number that is missing is an event that is missing. */
  readonly seq: number;
  /** ISO 8601 in UTC, to the millisecond, of the writer's clock. */
  readonly time: string;
  readonly kind: EventKind | OwnKind;
  readonly outcome: "success" | "failure" | null;
  readonly reason: string | null;
  readonly user_id: string | null;
  readonly address: string | null;
  readonly agent: string | null;
  readonly session: string | null;
  readonly request: string | null;
  /** Of `burst-noticed`: `user:u1`, `address:203.0.113.0/24`. */
  readonly subject: string | null;
  /** Of `lost` and `removed`: how many events, and the times of the first and the last. Of `closed`: how many it recorded. */
  readonly count: number | null;
  readonly first_at: string | null;
  readonly last_at: string | null;
  /** The fields of the event that were no such field or could not be stored, by name. */
  readonly flaws: string | null;
}

/** What every row has. */
export type RowHead = Pick<AuditRow, "id" | "writer" | "seq" | "time">;

/** A row of which nothing more is known than what every row has. */
export function bareRow({ id, writer, seq, time }: RowHead, kind: AuditRow["kind"]): AuditRow {
  return {
    id,
    writer,
    seq,
    time,
    kind,
    outcome: null,
    reason: null,
    user_id: null,
    address: null,
    agent: null,
    session: null,
    request: null,
    subject: null,
    count: null,
    first_at: null,
    last_at: null,
    flaws: null,
  };
}
