import { callQuietly } from "./call-quietly.ts";
import type { Loss, LossReason } from "./options.ts";

/** A loss that is not written yet; `total` is of whoever is told. */
type Open = Omit<Loss, "total">;

/** Counts what is lost, tells of it, and holds it until the log itself says so. */
export interface Losses {
  add(reason: LossReason, time: string, count?: number): void;
  readonly total: number;
  /** What no row tells of yet. It is then somebody else's to write. */
  take(): Open | undefined;
  /** Tells at once what is told a turn later otherwise. */
  tell(): void;
}

export function createLosses(onLost: (loss: Loss) => unknown): Losses {
  let total = 0;
  let untold: Open | undefined;
  let unwritten: Open | undefined;

  function tell(): void {
    if (untold === undefined) return;
    const loss = Object.freeze({ ...untold, total });
    untold = undefined;
    callQuietly(onLost, loss);
  }

  return {
    add(reason, time, count = 1) {
      if (count === 0) return;
      total += count;
      const one: Open = { count, reasons: { [reason]: count }, first: time, last: time };
      // What is lost in one turn is told together.
      if (untold === undefined) setImmediate(tell);
      untold = joined(untold, one);
      unwritten = joined(unwritten, one);
    },
    get total() {
      return total;
    },
    tell,
    take() {
      const taken = unwritten;
      unwritten = undefined;
      return taken;
    },
  };
}

/** ISO 8601 of one zone and length sorts as text. */
function joined(before: Open | undefined, one: Open): Open {
  if (before === undefined) return one;
  const reasons = { ...before.reasons };
  for (const [reason, count] of Object.entries(one.reasons) as [LossReason, number][])
    reasons[reason] = (reasons[reason] ?? 0) + count;
  return {
    count: before.count + one.count,
    reasons,
    first: [before.first, one.first].sort()[0] as string,
    last: [before.last, one.last].sort()[1] as string,
  };
}
