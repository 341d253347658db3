import type { Program } from "@bylaw/core";
import { type Locations, locationsIn } from "@bylaw/core/node";
import { configOf } from "./load-config.ts";

const known = new WeakMap<Program, Locations>();

/** Where the definitions of a program that was loaded from its config are written; undefined for any other program. */
export function locationsOf(program: Program): Locations | undefined {
  const config = configOf(program);
  if (config === undefined) return undefined;
  const found = known.get(program) ?? locationsIn(program, { config });
  known.set(program, found);
  return found;
}
