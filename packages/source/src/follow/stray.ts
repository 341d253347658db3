import type { ts } from "ts-morph";
import type { Follow, Stray } from "./context.ts";
import type { Value } from "./value.ts";

const METHODS = new Set(["get", "post", "put", "patch", "delete", "head", "options", "all", "use"]);

/** A call that has the shape of a registration, on something of which nobody knows what it is. */
export function strayOf(
  follow: Follow,
  method: string,
  args: readonly Value[],
  node: ts.Node,
  of: Value,
): Stray | undefined {
  const [first] = args;
  if (method === "route" && first?.kind === "record" && first.fields.has("handler")) {
    const path = first.fields.get("url") ?? first.fields.get("path");
    return {
      method: "ALL",
      args: path === undefined ? [] : [path],
      place: follow.placeOf(node),
      why: "nobody who is read calls it",
    };
  }
  if (!METHODS.has(method)) return undefined;
  const last = args.at(-1);
  const isPath = first?.kind === "text" && (first.text.startsWith("/") || first.text === "*");
  if (!isPath || args.length < 2 || last === undefined || !isHandler(last)) return undefined;
  const why = of.kind === "unknown" ? of.why : "it is made by what is not read";
  return { method: method.toUpperCase(), args, place: follow.placeOf(node), why };
}

function isHandler(value: Value): boolean {
  return (
    value.kind === "function" ||
    value.kind === "server" ||
    (value.kind === "list" && value.items.some(isHandler))
  );
}
