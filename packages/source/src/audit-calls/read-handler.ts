import type { AuditCall, Follow } from "../follow/context.ts";
import { unlessTooDeep } from "../follow/deep.ts";
import { type FunctionValue, nameOf, unknown, type Value } from "../follow/value.ts";
import type { Route } from "../routes/route.ts";

/** What the functions of a route record. */
export interface Recorded {
  readonly events: readonly RecordedEvent[];
  /** Why one more may be recorded, the end of a sentence; undefined where all was followed. */
  readonly doubt?: string;
}

/** One call of a log's writer; `undefined` for what only a running program knows. */
export interface RecordedEvent {
  readonly kinds: readonly (string | undefined)[];
  readonly outcomes: readonly (string | undefined)[];
}

/** Follows the functions of a route, and what they call, to the events that they record. */
export function recordedBy(follow: Follow, route: Route, logs: ReadonlySet<string>): Recorded {
  const unread = route.unread ?? route.doubt;
  if (unread !== undefined) return { events: [], doubt: unread };
  const own = route.steps.filter(({ isOwn }) => isOwn).map(({ value }) => value);
  const calls: AuditCall[] = [];
  const doubts: string[] = [];
  follow.watch = { logs, calls, doubts };
  const { left } = follow;
  follow.left = MOST_CALLS;
  try {
    const functions = own.flatMap((one) => functionsOf(one, doubts));
    // What a package made of no function of the company's may do anything: `passport.authenticate("local")`.
    const last = own.at(-1);
    if (functions.length === 0 && doubts.length === 0 && last !== undefined)
      doubts.push(`its handler, ${nameOf(last)}, is not followed`);
    for (const value of functions) {
      const args = value.node.parameters.map(() => unknown(GIVEN));
      unlessTooDeep(
        () => void follow.call(value, args, value.node, value.scope),
        () => void doubts.push("it nests deeper than can be read"),
      );
    }
  } finally {
    if (follow.left <= 0) doubts.push("it calls more than can be followed");
    follow.left = left;
    delete follow.watch;
  }
  const events = calls.map(({ event }) => eventOf(event));
  const [doubt] = doubts;
  return { events, ...(doubt !== undefined && { doubt }) };
}

const MOST_CALLS = 5_000;

/** What a server gives a handler: its request, its response, `next`. */
const GIVEN = "a request gives it";

/** The functions of the company in a handler, through whatever wraps it. */
function functionsOf(value: Value, doubts: string[]): readonly FunctionValue[] {
  switch (value.kind) {
    case "function":
      return [value];
    case "made":
      return value.args.flatMap((one) => functionsOf(one, []));
    case "list":
      return value.items.flatMap((one) => functionsOf(one, doubts));
    // One of several may be one that records nothing.
    case "either":
    case "unknown":
      doubts.push(`a function of it is ${nameOf(value)}`);
      return [];
    default:
      return [];
  }
}

function eventOf(event: Value | undefined): RecordedEvent {
  if (event?.kind !== "record") return { kinds: [undefined], outcomes: [undefined] };
  const text = (name: string): readonly (string | undefined)[] => {
    const value = event.fields.get(name);
    if (value === undefined) return event.open === undefined ? [] : [undefined];
    return (value.kind === "either" ? value.values : [value]).map((one) =>
      one.kind === "text" ? one.text : undefined,
    );
  };
  return { kinds: text("kind"), outcomes: text("outcome") };
}
