import { type Observed, type ObservedState, OPEN, PEEK, peek } from "./observed.ts";

/** How a traced value tells what is done with it. */
interface Tracing {
  /** It is opened, as `fact` and `inspect` do. */
  readonly onOpen: () => void;
  /** Something looks into it by hand: at its keys, its parts, its JSON. */
  readonly onLook: () => void;
  /** What a known value is handed out as. */
  readonly handOut: (value: unknown) => unknown;
}

/** The same observed value, which tells what is done with it. For the runner, which probes what code does with one. */
export function tracedValue(value: Observed<unknown>, tracing: Tracing): Observed<unknown> {
  const state = peek(value);
  // A target of its own: one that is traced already would take the proxy's own looks for somebody's.
  const whole: object = Object.freeze(Object.assign(Object.create(Object.getPrototypeOf(value)), state));
  return new Proxy(whole as Observed<unknown>, new Watch(state, tracing));
}

/** One object for all that a proxy asks: an honest check makes thousands of them. */
class Watch implements ProxyHandler<Observed<unknown>> {
  readonly #state: ObservedState<unknown>;
  readonly #tracing: Tracing;

  constructor(state: ObservedState<unknown>, tracing: Tracing) {
    this.#state = state;
    this.#tracing = tracing;
  }

  get(target: Observed<unknown>, key: PropertyKey): unknown {
    if (key === PEEK) return () => this.#handedOut();
    if (key === OPEN) {
      return () => {
        this.#tracing.onOpen();
        return this.#handedOut();
      };
    }
    if (typeof key === "string") this.#tracing.onLook();
    return Reflect.get(target, key);
  }

  has(target: Observed<unknown>, key: PropertyKey): boolean {
    if (typeof key === "string") this.#tracing.onLook();
    return Reflect.has(target, key);
  }

  ownKeys(target: Observed<unknown>): (string | symbol)[] {
    this.#tracing.onLook();
    return Reflect.ownKeys(target);
  }

  getOwnPropertyDescriptor(target: Observed<unknown>, key: PropertyKey): PropertyDescriptor | undefined {
    this.#tracing.onLook();
    return Reflect.getOwnPropertyDescriptor(target, key);
  }

  #handedOut(): ObservedState<unknown> {
    const state = this.#state;
    return state.state === "known" ? { state: "known", value: this.#tracing.handOut(state.value) } : state;
  }
}
