/** Paces calls that share one rate, and gives way when the provider pushes back. */
export interface Limiter {
  /** Waits for a turn. */
  turn(): Promise<void>;
  /** The provider said "too many calls": halve the rate. */
  slowDown(): void;
  /** A call went through: regain a little of the lost rate. */
  speedUp(): void;
}

export interface LimiterOptions {
  readonly perSecond: number;
  /** Milliseconds, monotonic. */
  readonly clock: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** A token bucket of one second's calls whose rate rises slowly and halves on push-back. */
export function createLimiter({ perSecond, clock, sleep }: LimiterOptions): Limiter {
  let rate = perSecond;
  let tokens = perSecond;
  let filledAt = clock();
  const fill = (): void => {
    const now = clock();
    tokens = Math.min(perSecond, tokens + ((now - filledAt) / 1000) * rate);
    filledAt = now;
  };
  return {
    async turn() {
      fill();
      tokens -= 1;
      if (tokens < 0) await sleep(Math.ceil((-tokens / rate) * 1000));
    },
    slowDown() {
      fill();
      rate = Math.max(rate / 2, Math.min(perSecond, 0.5));
      tokens = Math.min(tokens, 0);
    },
    speedUp() {
      if (rate < perSecond) {
        fill();
        rate = Math.min(perSecond, rate + perSecond / 50);
      }
    },
  };
}
