import type { CallRequest, SessionTools } from "../../language/checks/provider.ts";
import { byCodeUnits } from "../../language/values/json.ts";
import type { Limiter } from "./limiter.ts";

/** What a run is given from outside, so that tests own time and chance. */
export interface RunTools {
  now(): Date;
  /** Milliseconds, monotonic. */
  clock(): number;
  sleep(milliseconds: number): Promise<void>;
  /** Between 0 and 1. */
  random(): number;
}

export interface ToolsOptions extends RunTools {
  readonly signal: AbortSignal;
  readonly operations: readonly string[];
  readonly limiterOf: (name: string, perSecond: number) => Limiter;
  readonly calls: Map<string, number>;
}

/** How often a throttled call goes back to the queue, beyond what the provider's own client retries. */
const REQUEUES = 5;

/** The tools of one session: every call is declared, paced, counted, and requeued when throttled. */
export function createTools(options: ToolsOptions): SessionTools {
  const { signal, operations, limiterOf, calls, sleep, random } = options;
  return {
    signal,
    now: options.now,
    sleep,
    async call<T>(request: CallRequest<T>): Promise<T> {
      if (!operations.includes(request.operation)) {
        throw new Error(`${request.operation} is not among the operations that the collector declares.`);
      }
      const limiter = limiterOf(request.limiter, request.perSecond);
      for (let attempt = 0; ; attempt += 1) {
        await limiter.turn();
        signal.throwIfAborted();
        calls.set(request.operation, (calls.get(request.operation) ?? 0) + 1);
        try {
          // A signal of its own per call: many calls at once would crowd the listeners of a shared one.
          const answer = await request.run(AbortSignal.any([signal]));
          limiter.speedUp();
          return answer;
        } catch (error) {
          if (!request.isThrottle(error)) throw error;
          limiter.slowDown();
          if (attempt >= REQUEUES) throw error;
          await sleep(500 * 2 ** attempt * (0.5 + random()));
        }
      }
    },
  };
}

/** The counts as a plain object in order of operation. */
export function callsOf(calls: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...calls].sort(([a], [b]) => byCodeUnits(a, b)));
}
