/** A deadline that also keeps the process alive until it passes or is lifted. */
export interface Deadline {
  /** Aborts when the deadline passes, or with the signal it was set within. */
  readonly signal: AbortSignal;
  /** True once the time is up; false while only the outer signal has aborted. */
  hasPassed(): boolean;
  /** Rejects when the signal aborts, however long `work` goes on. */
  race<T>(work: Promise<T>): Promise<T>;
  lift(): void;
}

/** The longest delay that a timer takes, about 24 days. */
const LONGEST = 2_147_483_647;

/** Sets a deadline of so many milliseconds within `outer`. */
export function setDeadline(milliseconds: number, outer: AbortSignal): Deadline {
  const own = new AbortController();
  const timer = setTimeout(
    () => own.abort(new Error("The deadline passed.")),
    Math.min(milliseconds, LONGEST),
  );
  const signal = AbortSignal.any([own.signal, outer]);
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  aborted.catch(() => undefined);
  return {
    signal,
    hasPassed: () => own.signal.aborted,
    race: (work) => Promise.race([work, aborted]),
    lift: () => clearTimeout(timer),
  };
}
