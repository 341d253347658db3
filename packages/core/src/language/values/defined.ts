import { freeze } from "./json.ts";

/**
 * Where the traces of definitions are kept: beside them, since a path differs between machines and a definition must
 * not. The command line and a company may hold two copies of this package, so it stands where both find it.
 */
const TRACES: unique symbol = Symbol.for("bylaw.traces");

/** A ready-made control is defined some calls below the line of the company that asks for it. */
const DEPTH = 40;

/** Freezes a definition, and remembers the line that it was written in. See {@link located}. */
export function defined<T extends object>(definition: T, origin?: object): T {
  return located(freeze(definition), origin);
}

/**
 * Remembers the line that asked for a definition, or that of the one it was made of. Whoever makes a definition without a
 * `define...` of core calls it; the definition itself stays as it is.
 *
 * @example return located(Object.freeze({ ...requirement, reviewer }), requirement);
 */
export function located<T extends object>(definition: T, origin?: object): T {
  const traces = shared();
  const former = origin === undefined ? undefined : traces.get(origin);
  traces.set(definition, former ?? trace());
  return definition;
}

/** The calls that made a definition, as the engine writes them, the innermost first. Undefined where none are known. */
export function traceOf(definition: object): string | undefined {
  const stack: unknown = shared().get(definition)?.stack;
  return typeof stack === "string" ? stack : undefined;
}

let known: WeakMap<object, Error> | undefined;

function shared(): WeakMap<object, Error> {
  if (known !== undefined) return known;
  const everywhere = globalThis as { [TRACES]?: WeakMap<object, Error> };
  everywhere[TRACES] ??= new WeakMap();
  known = everywhere[TRACES];
  return known;
}

/** An engine writes the text of a stack when it is first read, so that this costs a few microseconds. */
function trace(): Error {
  // By Reflect: whoever froze the class keeps what it has, and nothing is thrown.
  const limit: unknown = Reflect.get(Error, "stackTraceLimit");
  Reflect.set(Error, "stackTraceLimit", DEPTH);
  const made = new Error();
  if (limit === undefined) Reflect.deleteProperty(Error, "stackTraceLimit");
  else Reflect.set(Error, "stackTraceLimit", limit);
  return made;
}
