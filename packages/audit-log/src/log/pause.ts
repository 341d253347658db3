const FIRST_MS = 100;

/** How long a store that failed is left alone, and since when it has failed. */
export interface Pause {
  /** The store failed: the next attempt is later, each time twice as late. */
  failed(now: string): void;
  worked(): void;
  /** Lets the next attempt come at once. */
  end(): void;
  /** Ends the wait without letting an attempt come early. */
  nudge(): void;
  /** Waits until the next attempt may come, or until a nudge. True when it may come. */
  over(): Promise<boolean>;
  readonly attempts: number;
  readonly since: string | undefined;
}

export function createPause(longestMs: number): Pause {
  let attempts = 0;
  let since: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let due = true;
  let wake: (() => void) | undefined;

  function end(): void {
    clearTimeout(timer);
    due = true;
    wake?.();
  }

  return {
    failed(now) {
      since ??= now;
      due = false;
      clearTimeout(timer);
      timer = setTimeout(end, Math.min(FIRST_MS * 2 ** Math.min(attempts, 30), longestMs));
      attempts += 1;
    },
    worked() {
      attempts = 0;
      since = undefined;
      end();
    },
    end,
    nudge() {
      wake?.();
    },
    async over() {
      if (!due)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      wake = undefined;
      return due;
    },
    get attempts() {
      return attempts;
    },
    get since() {
      return since;
    },
  };
}
