import { eventsIn, isEvent } from "../event/is-event.ts";
import type { AuditRow } from "../event/row.ts";
import type { Segment, Spool } from "../spool/spool.ts";
import type { AuditStore } from "../store/store.ts";
import { type Delivered, deliver } from "./deliver.ts";
import type { Line, Waiting } from "./line.ts";
import type { Bounds, LogFailure, LossReason } from "./options.ts";
import { createPause } from "./pause.ts";

/** What a sender needs of the log around it. */
export interface Around {
  readonly store: AuditStore;
  readonly spool: Spool | undefined;
  readonly bounds: Bounds;
  readonly line: Line;
  now(): string;
  /** Puts into the line what the log has to say of itself. Called when something is about to be sent. */
  beforeSending(): void;
  failed(failure: LogFailure): void;
  lost(reason: LossReason, time: string, count: number): void;
}

/** Carries what stands in the line to the store, and to the spool while the store is away. */
export interface Sender {
  /** There is something to send. */
  wake(): void;
  /** Waits until nothing is in the line and nothing on disk, or until the time is up. */
  drain(milliseconds: number): Promise<void>;
  /** Ends: what is on its way counts no more. What is in the line goes to disk; gives what could not. */
  stop(): Promise<readonly Waiting[]>;
  readonly adopted: number;
  readonly written: number;
  readonly kept: number;
  readonly downSince: string | undefined;
}

export function createSender({ store, spool, bounds, line, ...around }: Around): Sender {
  const pause = createPause(bounds.retryWithinMs);
  const segments: Segment[] = [];
  const drained = new Set<() => void>();
  const count = { adopted: 0, written: 0, kept: 0 };
  const is = { wanted: false, running: false, stopped: false, adopted: spool === undefined, full: false };

  let keeping: Promise<Segment | undefined> | undefined;

  function report(what: LogFailure["what"], error: unknown): void {
    around.failed({ what, error, attempts: pause.attempts });
  }

  /** Counts what an earlier process left. */
  async function adopt(): Promise<void> {
    if (spool === undefined || is.adopted) return;
    try {
      const left = await spool.adopt();
      is.adopted = true;
      const events = left.segments.reduce((sum, one) => sum + one.events, 0);
      segments.unshift(...left.segments);
      count.kept += events;
      count.adopted += events + left.damaged;
      around.lost("damaged", around.now(), left.damaged);
    } catch (error) {
      report("spool", error);
    }
  }

  function tellRefused({ refused }: Delivered): void {
    for (const { row, error } of refused) {
      report("store", error);
      if (isEvent(row)) around.lost("refused", row.time, 1);
    }
  }

  async function sendSegment(segment: Segment): Promise<void> {
    const rows = await rowsOf(segment);
    if (is.stopped || rows === undefined) return;
    const delivered = await deliver(store, rows, bounds.storeWithinMs);
    if (is.stopped) return;
    segments.shift();
    count.kept -= segment.events;
    count.written += eventsIn(delivered.stored);
    tellRefused(delivered);
    around.lost("damaged", around.now(), segment.events - eventsIn(rows));
    await spool?.remove(segment).catch((error: unknown) => report("spool", error));
  }

  /** What a segment holds. The events of one that is gone are lost; one that cannot be read stays on disk for the next. */
  async function rowsOf(segment: Segment): Promise<readonly AuditRow[] | undefined> {
    try {
      const rows = await spool?.read(segment);
      if (rows !== undefined || is.stopped) return rows;
      report(
        "spool",
        new Error(`${segment.name} is gone: somebody took it away, or another process has the same spool.`),
      );
      count.kept -= segment.events;
      around.lost("missing", around.now(), segment.events);
    } catch (error) {
      report("spool", error);
    }
    segments.shift();
    return undefined;
  }

  async function sendBatch(batch: readonly Waiting[]): Promise<void> {
    const delivered = await deliver(
      store,
      batch.map(({ row }) => row),
      bounds.storeWithinMs,
    );
    if (is.stopped) return;
    const stored = new Set<AuditRow>(delivered.stored);
    count.written += eventsIn(delivered.stored);
    tellRefused(delivered);
    line.settle(
      batch.filter(({ row }) => stored.has(row)),
      "written",
    );
    line.settle(
      batch.filter(({ row }) => !stored.has(row)),
      "lost",
    );
  }

  /** False when there was nothing to send. */
  async function sendNext(): Promise<boolean> {
    const [segment] = segments;
    try {
      if (segment !== undefined) await sendSegment(segment);
      else {
        around.beforeSending();
        const batch = line.next(bounds.mostAtOnce);
        if (batch.length === 0) return false;
        await sendBatch(batch);
      }
      if (!is.stopped) pause.worked();
    } catch (error) {
      if (is.stopped) return false;
      line.giveBack();
      is.full = false;
      pause.failed(around.now());
      report("store", error);
    }
    return true;
  }

  /** Puts a batch on disk; `undefined` when that failed. */
  async function keep(batch: readonly Waiting[]): Promise<Segment | undefined> {
    try {
      return await spool?.keep(batch.map(({ row }) => row));
    } catch (error) {
      report("spool", error);
      return undefined;
    }
  }

  function kept(batch: readonly Waiting[], segment: Segment): void {
    segments.push(segment);
    count.kept += segment.events;
    line.settle(batch, "kept");
  }

  /** Moves the line to disk, until it is empty or the disk will not. It is asked again once the store was. */
  async function keepLine(): Promise<void> {
    while (!is.full && !line.isEmpty && !is.stopped) {
      const batch = line.next(bounds.mostAtOnce);
      keeping = keep(batch);
      const segment = await keeping;
      if (segment !== undefined) kept(batch, segment);
      else {
        is.full = true;
        line.giveBack();
      }
    }
  }

  async function run(): Promise<void> {
    for (let more = true; more && !is.stopped; ) {
      await adopt();
      if (pause.attempts > 0 && spool !== undefined) await keepLine();
      more = (await pause.over()) ? !is.stopped && (await sendNext()) : true;
    }
  }

  async function runWanted(): Promise<void> {
    do {
      is.wanted = false;
      await run();
    } while (is.wanted && !is.stopped);
    is.running = false;
    for (const done of drained) done();
  }

  function wake(): void {
    if (is.stopped) return;
    is.wanted = true;
    if (is.running) {
      if (spool !== undefined && !is.full) pause.nudge();
      return;
    }
    is.running = true;
    // A turn later: what happens at once is sent at once.
    setImmediate(() => void runWanted());
  }

  return {
    wake,
    async drain(milliseconds) {
      pause.end();
      wake();
      if (!is.running) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(done, milliseconds);
        function done(): void {
          clearTimeout(timer);
          drained.delete(done);
          resolve();
        }
        drained.add(done);
      });
    },
    async stop() {
      is.stopped = true;
      pause.end();
      // What is on its way to the disk is not kept twice.
      await keeping;
      const all = line.takeAll();
      for (let at = 0; at < all.length; at += bounds.mostAtOnce) {
        const batch = all.slice(at, at + bounds.mostAtOnce);
        const segment = await keep(batch);
        if (segment === undefined) return all.slice(at);
        kept(batch, segment);
      }
      return [];
    },
    get adopted() {
      return count.adopted;
    },
    get written() {
      return count.written;
    },
    get kept() {
      return count.kept;
    },
    get downSince() {
      return pause.since;
    },
  };
}
