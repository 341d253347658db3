import { isObserved, peek } from "../../language/values/observed.ts";

/** What stands in a derived resource and cannot be followed: a value may be hidden in it. */
export interface Hidden {
  /** `by.eu`, `list[0]`. */
  readonly path: string;
  /** `a Map`, `a function`. */
  readonly what: string;
}

export interface Content {
  readonly hidden?: Hidden;
  /** True when some value within could not be read. */
  readonly unread: boolean;
}

/** What a resource that a view derived is made of: plain data and observed values, or something that hides one. */
export function contentOf(resource: unknown): Content {
  const met = new Set<unknown>();
  let unread = false;
  const hiddenIn = (value: unknown, path: string): Hidden | undefined => {
    if (typeof value === "function") return { path, what: "a function" };
    if (typeof value === "symbol" || typeof value === "bigint") return { path, what: `a ${typeof value}` };
    if (typeof value !== "object" || value === null || met.has(value)) return undefined;
    met.add(value);
    if (isObserved(value)) {
      const state = peek(value);
      unread ||= state.state === "unreadable";
      return state.state === "known" ? hiddenIn(state.value, path) : undefined;
    }
    const isList = Array.isArray(value);
    const prototype: unknown = Object.getPrototypeOf(value);
    if (isList ? prototype !== Array.prototype : prototype !== Object.prototype && prototype !== null)
      return { path, what: `a ${nameOf(value)}` };
    for (const key of Reflect.ownKeys(value)) {
      if (isList && key === "length") continue;
      const own = isList ? `${path}[${String(key)}]` : path === "" ? String(key) : `${path}.${String(key)}`;
      const found = hiddenAt(value, key, own) ?? hiddenIn(Reflect.get(value, key), own);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const hidden = hiddenIn(resource, "");
  return hidden === undefined ? { unread } : { unread, hidden };
}

function hiddenAt(value: object, key: string | symbol, path: string): Hidden | undefined {
  if (typeof key === "symbol") return { path, what: "a symbol as its key" };
  const property = Object.getOwnPropertyDescriptor(value, key);
  if (property === undefined || !("value" in property)) return { path, what: "a getter" };
  return property.enumerable === true ? undefined : { path, what: "a property that is not enumerable" };
}

function nameOf(value: object): string {
  const { constructor: made } = value;
  return typeof made === "function" && made.name !== "" ? made.name : "class instance";
}
