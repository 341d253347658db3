import { answerMismatch } from "../reading.ts";
import type { HttpParameters } from "./operation.ts";

/** `/people/7/laptop?full=true`: the operation's path, its braces filled and the other parameters behind it. */
export function pathOf(operation: string, parameters: HttpParameters): string {
  const query = new URLSearchParams(Object.entries(parameters).map(([name, value]) => [name, String(value)]));
  const path = operation.replace(/^GET /, "").replaceAll(/\{([^}]*)\}/g, (_, name: string) => {
    const value = query.get(name);
    if (value === null) throw new TypeError(`${operation} is asked without ${name}.`);
    query.delete(name);
    // An address gives these a meaning of their own, in whatever way they are written.
    if (value === "" || value === "." || value === "..") {
      throw answerMismatch(operation, `cannot be asked for the ${name} ${JSON.stringify(value)}`);
    }
    return encodeURIComponent(value.toWellFormed());
  });
  return query.size === 0 ? path : `${path}?${query}`;
}
