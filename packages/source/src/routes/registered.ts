import { isSpread } from "../follow/call.ts";
import type { Follow } from "../follow/context.ts";
import { type Layer, type Place, type ServerValue, text, unknown, type Value } from "../follow/value.ts";

export const VERBS: ReadonlySet<string> = new Set([
  "get",
  "post",
  "put",
  "patch",
  "delete",
  "head",
  "options",
  "all",
]);

/** A call of a method on an application or a router. */
export interface Registration {
  readonly follow: Follow;
  readonly at: ServerValue;
  readonly method: string;
  readonly args: readonly Value[];
  readonly place: Place;
}

/** Adds a layer to what the call is on, as it stands in the application. */
export function add(
  { follow, at, place }: Registration,
  layer: Pick<Layer, "kind" | "paths" | "functions"> &
    Partial<Pick<Layer, "methods" | "why" | "lists" | "phases" | "after">>,
): void {
  // What is spread last may be a handler with a guard before it.
  const { functions } = layer;
  const rest =
    layer.kind === "route" && isSpread(functions.at(-1)) ? [unknown("it is among what is spread")] : [];
  at.server.layers.push({
    methods: ["ALL"],
    ...layer,
    functions: [...functions, ...rest],
    place,
    conditions: follow.conditions,
  });
}

/** Something that was registered and that nobody can say more of. */
export function addUnread(call: Registration, why: string, paths: readonly Value[] = []): void {
  add(call, { kind: "unread", paths, functions: [], why });
}

/** Lists within lists as one; one that may hold more ends in what is not known. */
export function flat(values: readonly Value[]): readonly Value[] {
  return values.flatMap((one): readonly Value[] => {
    if (one.kind !== "list") return [one];
    return [...flat(one.items), ...(one.open === undefined ? [] : [unknown(one.open)])];
  });
}

/** The paths that a first argument names; undefined where it is none. */
export function pathsIn(value: Value | undefined): readonly Value[] | undefined {
  if (value === undefined) return undefined;
  if (value.kind === "text" || value.kind === "pattern") return [value];
  if (value.kind === "unknown") return [value];
  if (value.kind === "either")
    return value.values.some(({ kind }) => kind === "text")
      ? [
          unknown(
            "it is one of several, so write it as one text, or leave the route out by .where with a reason",
          ),
        ]
      : undefined;
  if (value.kind !== "list" || value.items.length === 0) return undefined;
  const all = flat(value.items);
  return all.every(({ kind }) => kind === "text" || kind === "pattern") ? all : undefined;
}

/** A path behind another. */
export function joined(before: Value | undefined, path: Value): Value {
  if (before === undefined) return path;
  if (before.kind !== "text") return before;
  if (path.kind !== "text") return path;
  return text(`${before.text.replace(/\/+$/, "")}/${path.text.replace(/^\/+/, "")}`);
}

/** A method that nobody knows: it may register something where it is given a path, a function or a router. */
export function callOther(call: Registration): Value {
  const why = `it calls ${call.method}, which is no method that is read`;
  const [path] = call.args;
  const isPath = path?.kind === "text" && path.text.startsWith("/");
  const mayServe = call.args.some(
    ({ kind }) => kind === "function" || kind === "server" || kind === "unknown",
  );
  if (isPath) addUnread(call, why, [path]);
  else if (mayServe) addUnread(call, why);
  return unknown(`what ${call.method} gives is not known`);
}
