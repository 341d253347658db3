import { invalid } from "../invalid.ts";
import type { AuditLogOptions, Bounds } from "./options.ts";

const BOUNDS = {
  mostQueued: { usual: 10_000, most: 1_000_000 },
  mostAtOnce: { usual: 200, most: 1_000 },
  storeWithinMs: { usual: 5_000, most: 600_000 },
  retryWithinMs: { usual: 15_000, most: 600_000 },
} as const satisfies Readonly<Record<keyof Bounds, { readonly usual: number; readonly most: number }>>;
const HOOKS = ["onLost", "onError", "now"] as const;
const KNOWN: readonly string[] = [...Object.keys(BOUNDS), ...HOOKS, "store", "addresses", "spool"];

/** The numbers in options. Throws on options that would log less than they seem to. */
export function boundsOf(options: AuditLogOptions): Bounds {
  for (const name in options)
    if (!KNOWN.includes(name)) throw invalid(`there is no option "${name}".`, `Give of ${KNOWN.join(", ")}.`);
  if (typeof options.store?.insert !== "function")
    throw invalid("there is no store.", "Give postgresStore(pool) or sqliteStore(database).");
  for (const name of HOOKS)
    if (typeof options[name] !== "function" && (name === "onLost" || options[name] !== undefined))
      throw invalid(`${name} is no function.`, `Give a function as ${name}.`);
  const number = (name: keyof Bounds): number => {
    const value = options[name] ?? BOUNDS[name].usual;
    if (Number.isSafeInteger(value) && value > 0 && value <= BOUNDS[name].most) return value;
    throw invalid(`${name} is ${String(value)}.`, `Give a whole number from 1 to ${BOUNDS[name].most}.`);
  };
  return {
    mostQueued: number("mostQueued"),
    mostAtOnce: number("mostAtOnce"),
    storeWithinMs: number("storeWithinMs"),
    retryWithinMs: number("retryWithinMs"),
  };
}
