import type { AddressOption } from "../event/address.ts";
import type { Spool } from "../spool/spool.ts";
import type { AuditStore } from "../store/store.ts";

/** Where events go, what of them is stored, and who is told of those that do not arrive. */
export interface AuditLogOptions {
  /** `postgresStore(pool)` or `sqliteStore(database)`. */
  readonly store: AuditStore;
  /** What of an address is stored. There is no default: how much you keep of people is yours to decide. */
  readonly addresses: AddressOption;
  /** Told of events that are lost, those of a moment together. It may throw. */
  readonly onLost: (loss: Loss) => unknown;
  /** Told of each failure of the store or the spool, and of each event that was not stored in full. It may throw. */
  readonly onError?: ((failure: LogFailure) => unknown) | undefined;
  /** Keeps events on disk while the store is away: `fileSpool({ directory: "/var/spool/audit" })`. */
  readonly spool?: Spool | undefined;
  /** The clock: the system's when left out. */
  readonly now?: (() => Date) | undefined;
  /** How many events may wait in memory: 10,000 when left out. Further ones are lost, and counted. */
  readonly mostQueued?: number | undefined;
  /** How many events are sent to the store at once: 200 when left out. */
  readonly mostAtOnce?: number | undefined;
  /** How long the store may take over one batch, in milliseconds: 5,000 when left out. Then it counts as failed. */
  readonly storeWithinMs?: number | undefined;
  /** The longest pause between two attempts, in milliseconds: 15,000 when left out. The first is 100, and each is twice the last. */
  readonly retryWithinMs?: number | undefined;
}

/** Why an event is in no log. */
export type LossReason = "overflow" | "invalid" | "refused" | "closed" | "damaged" | "missing";

/** Events that were lost. */
export interface Loss {
  /** How many, and why: of each reason how many. */
  readonly count: number;
  readonly reasons: Readonly<Partial<Record<LossReason, number>>>;
  /** When the first and the last of them happened: ISO 8601 in UTC. */
  readonly first: string;
  readonly last: string;
  /** How many this log has lost since it was made, these among them. */
  readonly total: number;
}

/** Something that went wrong, and what becomes of it. */
export interface LogFailure {
  readonly what: "store" | "spool" | "event";
  /** What was thrown. Of an event, an error that names its kind and the fields that were left out. */
  readonly error: unknown;
  /** How often in a row the store has failed now. 0 of an event. */
  readonly attempts: number;
}

/** How a log stands. `recorded + adopted` is `queued + written + kept + lost`, always. */
export interface AuditLogStatus {
  /** How often `record` was called, whatever became of it. */
  readonly recorded: number;
  /** Events that an earlier process left in the spool. */
  readonly adopted: number;
  /** In memory, on their way. */
  readonly queued: number;
  /** In the store. */
  readonly written: number;
  /** On disk, until the store is back. */
  readonly kept: number;
  readonly lost: number;
  /** Stored without a field that was given: `flaws` of their rows say which. */
  readonly flawed: number;
  /** Since when the store has failed, in ISO 8601; left out while it does not. */
  readonly downSince?: string;
}

/** What became of an event: `"queued"` when the time was up before that was known. */
export type Fate = "written" | "kept" | "lost" | "queued";

/** The numbers among the options. */
export interface Bounds {
  readonly mostQueued: number;
  readonly mostAtOnce: number;
  readonly storeWithinMs: number;
  readonly retryWithinMs: number;
}
