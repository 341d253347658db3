import type { Listing } from "../../language/checks/view.ts";
import { isDay } from "../../language/values/day.ts";
import type { Read } from "./context.ts";

/** A listing in which an id stands for one thing: of one that several scopes have, an answer would answer for all. */
export function eachOnce<T extends { readonly id: string }>(read: Read<T>, { id: name }: Listing): Read<T> {
  if ("problem" in read) return read;
  const seen = new Set<string>();
  for (const { id } of read.resources) {
    if (seen.has(id)) return { problem: { code: "partial-data", message: `${name} has ${id} twice.` } };
    seen.add(id);
  }
  return read;
}

/** A listing whose days are days. What a view derives is held to no schema of a collector's. */
export function withDays<T extends { readonly id: string; readonly on: unknown }>(
  read: Read<T>,
  { id: name }: Listing,
): Read<T> {
  if ("problem" in read) return read;
  const unreal = read.resources.find(({ on }) => !isDay(on));
  if (unreal === undefined) return read;
  const message = `${name} has ${unreal.id}, whose day is none: write it as 2026-03-16.`;
  return { problem: { code: "schema-mismatch", message } };
}
