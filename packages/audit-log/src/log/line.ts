import { isEvent } from "../event/is-event.ts";
import type { AuditRow } from "../event/row.ts";
import type { Fate } from "./options.ts";

/** A row on its way, and who waits for what becomes of it. */
export interface Waiting {
  readonly row: AuditRow;
  readonly settle?: (fate: Exclude<Fate, "queued">) => void;
}

/** The rows on their way, in their order, in memory. What the log says of itself comes first, and is not counted. */
export interface Line {
  /** False when there is no room for another event. */
  add(waiting: Waiting): boolean;
  addOwn(row: AuditRow): void;
  /** Takes the next events and what goes before them. They are in the line until they are settled or given back. */
  next(most: number): readonly Waiting[];
  giveBack(): void;
  settle(batch: readonly Waiting[], fate: Exclude<Fate, "queued">): void;
  /** Takes all, also those on their way. */
  takeAll(): readonly Waiting[];
  readonly isEmpty: boolean;
  /** How many events are in the line. */
  readonly events: number;
}

export function createLine(most: number): Line {
  let own: readonly Waiting[] = [];
  let queue: Waiting[] = [];
  let sent: readonly Waiting[] = [];
  const events = (): number => queue.length + sent.filter(({ row }) => isEvent(row)).length;
  return {
    add(waiting) {
      if (queue.length + sent.length >= most && events() >= most) return false;
      queue.push(waiting);
      return true;
    },
    addOwn(row) {
      own = [...own, { row }];
    },
    next(atOnce) {
      sent = [...own, ...queue.splice(0, atOnce)];
      own = [];
      return sent;
    },
    giveBack() {
      own = [...sent.filter(({ row }) => !isEvent(row)), ...own];
      queue = [...sent.filter(({ row }) => isEvent(row)), ...queue];
      sent = [];
    },
    settle(batch, fate) {
      const gone = new Set(batch);
      sent = sent.filter((one) => !gone.has(one));
      for (const { settle } of batch) settle?.(fate);
    },
    takeAll() {
      const all = [...sent, ...own, ...queue];
      own = [];
      queue = [];
      sent = [];
      return all;
    },
    get isEmpty() {
      return own.length + queue.length + sent.length === 0;
    },
    get events() {
      return events();
    },
  };
}
