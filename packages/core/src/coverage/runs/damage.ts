import { isBylawError } from "../../language/values/errors.ts";

/** Something that was kept, and is not as it was. */
export interface Damage {
  /** The file of a run that names it. */
  readonly path: string;
  readonly why: string;
}

/** Why something that was kept cannot be read. Throws any other error. */
export function whyDamaged(error: unknown): string {
  if (!isBylawError(error) || error.code !== "recording-damaged") throw error;
  return error.message.replace(/^\[bylaw\] /, "").replace(/\.$/, "");
}

/** Why what a collector listed cannot be read. */
export function whyListingDamaged(collector: string, error: unknown): string {
  return `what ${collector} listed: ${whyDamaged(error)}`;
}

/** Each block once: what several runs share is told of the first. */
export function eachOnce(all: readonly Damage[]): readonly Damage[] {
  const told = new Map<string, Damage>();
  for (const one of all) if (!told.has(one.why)) told.set(one.why, one);
  return [...told.values()];
}
