import type { AuditCall, Follow } from "../follow/context.ts";
import { unlessTooDeep } from "../follow/deep.ts";
import { type FunctionValue, nameOf, type Place, unknown, type Value } from "../follow/value.ts";
import type { Route } from "../routes/route.ts";

/** What the functions of a route record. */
export interface Recorded {
  readonly events: readonly RecordedEvent[];
  /** Why one more may be recorded, the end of a sentence; undefined where all was followed. */
  readonly doubt?: string;
}

/** One call of a log's writer; `undefined` for what only a running application knows. */
export interface RecordedEvent {
  readonly kinds: readonly (string | undefined)[];
  readonly outcomes: readonly (string | undefined)[];
  readonly place: Place;
}

/** Follows the functions of a route, and what they call, to the events that they record. */
export function recordedBy(follow: Follow, route: Route, logs: ReadonlySet<string>): Recorded {
  const unread = route.unread ?? route.doubt;
  if (unread !== undefined) return { events: [], doubt: unread };
  const handlers = route.steps.filter(({ isOwn }) => isOwn).map(({ value }) => value);
  const own = [...handlers, ...(route.after ?? []).filter(({ isOwn }) => isOwn).map(({ value }) => value)];
  const recorded = followed(follow, own, handlers.at(-1), logs);
  if (recorded.doubt !== undefined) return recorded;
  const around = [...route.steps, ...(route.after ?? [])].filter(
    (one) => !one.isOwn && !("isOfOther" in one && one.isOfOther === true),
  );
  const other = around.find(({ value }) => followed(follow, [value], value, logs).events.length > 0);
  if (other === undefined) return recorded;
  const { path, line } = other.place;
  return {
    ...recorded,
    doubt: `what ${path}:${line} puts around it records as well, and whether it does for this route is not shown`,
  };
}

function followed(
  follow: Follow,
  own: readonly Value[],
  last: Value | undefined,
  logs: ReadonlySet<string>,
): Recorded {
  const calls: AuditCall[] = [];
  const doubts: string[] = [];
  follow.watch = { logs, calls, doubts };
  const { left } = follow;
  follow.left = MOST_CALLS;
  try {
    const functions = own.flatMap((one) => functionsOf(one, doubts));
    // What a package made of no function of the company's may do anything: `passport.authenticate("local")`.
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
  const events = calls.map(({ event, place }) => ({ ...eventOf(event), place }));
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

function eventOf(event: Value | undefined): Omit<RecordedEvent, "place"> {
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
