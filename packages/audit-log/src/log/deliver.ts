import type { AuditRow } from "../event/row.ts";
import type { AuditStore } from "../store/store.ts";
import { within } from "./within.ts";

/** Rows that are stored, and those that the store itself refuses, which no second attempt would change. */
export interface Delivered {
  readonly stored: readonly AuditRow[];
  readonly refused: readonly { readonly row: AuditRow; readonly error: unknown }[];
}

/** Stores rows. One that is refused keeps no other from being stored. Rejects when the store is away. */
export async function deliver(
  store: AuditStore,
  rows: readonly AuditRow[],
  withinMs: number,
): Promise<Delivered> {
  try {
    await within(withinMs, "The store", store.insert(rows));
    return { stored: rows, refused: [] };
  } catch (error) {
    if (!store.refuses(error)) throw error;
    const [row] = rows;
    if (row !== undefined && rows.length === 1) return { stored: [], refused: [{ row, error }] };
  }
  const stored: AuditRow[] = [];
  const refused: Delivered["refused"][number][] = [];
  for (const row of rows) {
    const one = await deliver(store, [row], withinMs);
    stored.push(...one.stored);
    refused.push(...one.refused);
  }
  return { stored, refused };
}
