/** A time that several waits share. It begins with the first of them. */
export interface TimeLimit {
  /** What a thenable comes to. Rejects when the time is over. */
  race(thenable: PromiseLike<unknown>): Promise<unknown>;
  end(): void;
}

export function createTimeLimit(ms: number): TimeLimit {
  let over: Promise<never> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const start = (): Promise<never> =>
    new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`No answer within ${ms} ms.`)), ms);
    });
  return {
    race: (thenable) => {
      over ??= start();
      return Promise.race([thenable, over]);
    },
    end: () => clearTimeout(timer),
  };
}

/** True for what `await` would wait for. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return false;
  return typeof (value as { readonly then?: unknown }).then === "function";
}
