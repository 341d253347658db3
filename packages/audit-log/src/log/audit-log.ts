import { addressStorer } from "../event/address.ts";
import type { AuditEvent } from "../event/event.ts";
import { uuidAt } from "../event/id.ts";
import { isEvent } from "../event/is-event.ts";
import { type AuditRow, bareRow, type OwnKind, type RowHead } from "../event/row.ts";
import { rowOf } from "../event/row-of.ts";
import { boundsOf } from "./bounds-of.ts";
import { callQuietly } from "./call-quietly.ts";
import { createClock } from "./clock.ts";
import { createLine, type Waiting } from "./line.ts";
import { createLosses } from "./losses.ts";
import type { AuditLogOptions, AuditLogStatus, Fate, LossReason } from "./options.ts";
import { createSender } from "./sender.ts";

const WITHIN_MS = 5_000;

/** How long to wait, in milliseconds: 5,000 when left out. */
export interface Wait {
  readonly withinMs?: number | undefined;
}

/** An append-only log of authentication events. Nothing that it does throws or rejects. */
export interface AuditLog {
  /** Takes an event and returns at once. What becomes of it, `status` and `onLost` tell. */
  record(event: AuditEvent): void;
  /** Takes an event, and waits until it is stored, kept on disk, or lost. */
  written(event: AuditEvent, wait?: Wait): Promise<Fate>;
  /** Waits until everything that was recorded is stored, and tells how it stands. */
  flush(wait?: Wait): Promise<AuditLogStatus>;
  status(): AuditLogStatus;
  /** Stores what it can in time, puts the rest on disk, and counts as lost what remains. Later events are lost. */
  close(wait?: Wait): Promise<AuditLogStatus>;
}

/**
 * A log over a store. Nothing is asked of the store before the first event, but for what an earlier process left in the spool.
 *
 * @throws A `BylawError` on options that would log less than they seem to.
 * @example
 * const log = createAuditLog({ store: postgresStore(pool), addresses: "truncated", onLost: (loss) => console.error("lost", loss) });
 * log.record({ kind: "login", outcome: "success", user: "u1", address: request.socket.remoteAddress });
 */
export function createAuditLog(options: AuditLogOptions): AuditLog {
  const bounds = boundsOf(options);
  const storeAddress = addressStorer(options.addresses);
  const clock = createClock(options.now ?? (() => new Date()));
  const losses = createLosses(options.onLost);
  const line = createLine(bounds.mostQueued);
  const writer = uuidAt(clock());
  const count = { seq: 0, recorded: 0, flawed: 0 };
  let opened = false;
  let closing: Promise<AuditLogStatus> | undefined;

  const now = (): string => new Date(clock()).toISOString();
  const failed = (failure: Parameters<NonNullable<AuditLogOptions["onError"]>>[0]): void =>
    callQuietly(options.onError, failure);

  function lost(reason: LossReason, time: string, howMany = 1): void {
    losses.add(reason, time, howMany);
    sender.wake();
  }

  const sender = createSender({
    store: options.store,
    spool: options.spool,
    bounds,
    line,
    now,
    failed,
    lost,
    beforeSending: tellLosses,
  });

  /** The number counts whatever becomes of the event, so that one that is missing leaves a hole. */
  function head(): RowHead {
    const time = clock();
    count.seq += 1;
    return { id: uuidAt(time), writer, seq: count.seq, time: new Date(time).toISOString() };
  }

  function addOwn(kind: OwnKind, more: Partial<AuditRow> = {}): void {
    line.addOwn({ ...bareRow(head(), kind), ...more });
  }

  function tellLosses(): void {
    const loss = losses.take();
    if (loss === undefined) return;
    const reasons = Object.keys(loss.reasons).sort().join(",");
    addOwn("lost", { count: loss.count, first_at: loss.first, last_at: loss.last, reason: reasons });
  }

  function take(event: AuditEvent, settle?: Waiting["settle"]): void {
    if (!opened) addOwn("opened");
    opened = true;
    count.recorded += 1;
    const about = head();
    const reason = put(event, about, settle);
    if (reason === undefined) sender.wake();
    else {
      lost(reason, about.time);
      settle?.("lost");
    }
  }

  /** Puts an event into the line; the reason when it is in no log. */
  function put(event: AuditEvent, about: RowHead, settle: Waiting["settle"]): LossReason | undefined {
    if (closing !== undefined) return "closed";
    const row = read(event, about);
    if (row === undefined) return "invalid";
    if (!line.add({ row, ...(settle !== undefined && { settle }) })) return "overflow";
    if (row.flaws !== null) tellFlaws(row.kind, row.flaws);
    return undefined;
  }

  function read(event: AuditEvent, about: RowHead): AuditRow | undefined {
    try {
      return rowOf(event, about, storeAddress);
    } catch (error) {
      failed({ what: "event", error, attempts: 0 });
      return undefined;
    }
  }

  function tellFlaws(kind: string, flaws: string): void {
    count.flawed += 1;
    failed({ what: "event", error: new Error(`Of an event ${kind} was not stored: ${flaws}.`), attempts: 0 });
  }

  function status(): AuditLogStatus {
    const { adopted, written, kept, downSince } = sender;
    return {
      recorded: count.recorded,
      adopted,
      queued: line.events,
      written,
      kept,
      lost: losses.total,
      flawed: count.flawed,
      ...(downSince !== undefined && { downSince }),
    };
  }

  async function close(withinMs: number): Promise<AuditLogStatus> {
    if (opened) addOwn("closed", { count: count.recorded });
    await sender.drain(withinMs);
    tellLosses();
    for (const { row, settle } of await sender.stop()) {
      if (isEvent(row)) losses.add("closed", row.time);
      settle?.("lost");
    }
    // Whoever ends the process next has heard of it.
    losses.tell();
    return status();
  }

  if (options.spool !== undefined) sender.wake();
  return Object.freeze({
    record: (event: AuditEvent) => take(event),
    written: (event: AuditEvent, { withinMs = WITHIN_MS }: Wait = {}) =>
      new Promise<Fate>((resolve) => {
        const timer = setTimeout(() => resolve("queued"), withinMs);
        take(event, (fate) => {
          clearTimeout(timer);
          resolve(fate);
        });
      }),
    flush: async ({ withinMs = WITHIN_MS }: Wait = {}) => {
      await sender.drain(withinMs);
      return status();
    },
    status,
    close: ({ withinMs = WITHIN_MS }: Wait = {}) => {
      closing ??= close(withinMs);
      return closing;
    },
  });
}
