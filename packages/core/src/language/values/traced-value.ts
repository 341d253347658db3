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
export function tracedValue(
  value: Observed<unknown>,
  { onOpen, onLook, handOut }: Tracing,
): Observed<unknown> {
  const state = peek(value);
  const handedOut = (): ObservedState<unknown> =>
    state.state === "known" ? { state: "known", value: handOut(state.value) } : state;
  const ways = new Map<PropertyKey, () => ObservedState<unknown>>([
    [PEEK, handedOut],
    [
      OPEN,
      () => {
        onOpen();
        return handedOut();
      },
    ],
  ]);
  // A target of its own: one that is traced already would take the proxy's own looks for somebody's.
  const whole: object = Object.freeze(Object.assign(Object.create(Object.getPrototypeOf(value)), state));
  return new Proxy(whole as Observed<unknown>, {
    get(target, key): unknown {
      if (typeof key === "string") onLook();
      return ways.get(key) ?? Reflect.get(target, key);
    },
    has(target, key) {
      if (typeof key === "string") onLook();
      return Reflect.has(target, key);
    },
    ownKeys(target) {
      onLook();
      return Reflect.ownKeys(target);
    },
    getOwnPropertyDescriptor(target, key) {
      onLook();
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
  });
}
