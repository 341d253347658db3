import type { ts } from "ts-morph";
import type { Follow } from "./context.ts";
import { nameOf, type Value } from "./value.ts";

const WRITES = new Set(["record", "written"]);

/** Tells of a call of a log's writer, or of what may be one. */
export function watchCall(
  follow: Follow,
  of: Value,
  name: string,
  args: readonly Value[],
  node: ts.Node,
): void {
  const { watch } = follow;
  if (watch === undefined || !WRITES.has(name)) return;
  const [event] = args;
  const all = of.kind === "either" ? of.values : [of];
  if (all.some((one) => one.kind === "made" && one.set?.has(name) === true)) {
    watch.doubts.push(`${name} of ${nameOf(of)} is set anew`);
  } else if (all.every((one) => watch.logs.has(nameOf(one))))
    watch.calls.push({ event: asItIs(event), place: follow.placeOf(node) });
  else if (of.kind === "unknown" || of.kind === "either" || of.kind === "member") {
    const { path, line } = follow.placeOf(node);
    watch.doubts.push(`what ${path}:${line} records into cannot be followed`);
  }
}

/** Tells of what cannot be followed and may write: a function of nobody knows what, and whoever is handed a log. */
export function watchHanded(follow: Follow, callee: Value, args: readonly Value[]): void {
  const { watch } = follow;
  if (watch === undefined) return;
  const given = args.find((one) => watch.logs.has(nameOf(one)));
  if (given !== undefined) watch.doubts.push(`the log is handed to ${nameOf(callee)}, which is not read`);
  else if (callee.kind === "unknown" && !/^a (?:request|package) gives it$/.test(callee.why))
    watch.doubts.push(`it calls ${nameOf(callee)}`);
}

/** The event as it is recorded: what is set in it afterwards is in none. */
function asItIs(event: Value | undefined): Value | undefined {
  return event?.kind === "record" ? { ...event, fields: new Map(event.fields) } : event;
}
