import type { Problem } from "../../language/values/problem.ts";
import type { Take } from "./round.ts";

/** Code that takes what is an object for what it says. */
export function usedAsPlain(what: string, { kind, path, sources }: Take): Problem {
  if (kind !== "value") {
    const next =
      kind === "fact" ? "end it with .is(...) or the like" : "return it, or weigh it with anyOf or allOf";
    const message = `${what} uses the ${kind} "${path}" as a plain value. It is an object, and always true: ${next}.`;
    return { code: "unopened-value", message };
  }
  const made = sources.length === 0 ? path : `what it makes of ${path}`;
  const message = `${what} uses ${made === "" ? "what it makes" : made} as a plain value. It is observed, and always true: hand it to fact, or map it with from.`;
  return { code: "unopened-value", message };
}

/** Code that keeps what it saw in `from`, and drops what that returns. */
export function smuggled(what: string, { path }: Take): Problem {
  const message = `${what} drops what from makes of ${path}, and keeps what it saw there. Nothing is seen of a value that was not read: use what from returns.`;
  return { code: "unopened-value", message };
}

/** Code that is no pure function: what it reads of what it kept cannot be followed. */
export function keeping(what: string): Problem {
  const message = `${what} answers otherwise, or reads other values, when it is asked the same again: it keeps answers. Whether they were read cannot be told, so work out what is needed each time, and keep nothing that was made of an observed value.`;
  return { code: "unopened-value", message };
}
