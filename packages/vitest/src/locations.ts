import type { Control, Program } from "@bylaw/core";
import { type Locations, locationsIn, locationText } from "@bylaw/core/node";

const known = new WeakMap<Program, Locations>();

/** Where a control is written, from the folder that vitest runs in: `compliance/encryption.ts:12`. */
export function whereWritten(program: Program, control: Control, file: string): string {
  const locations = known.get(program) ?? locationsIn(program, { config: file });
  known.set(program, locations);
  return locationText(locations.of(control), locations, process.cwd());
}
