import { BylawError, type Vendor } from "@bylaw/core";
import { confidentialData, restrictedData } from "../topics/data-classification/classes.ts";

const GUARDED: ReadonlySet<string> = new Set([confidentialData.id, restrictedData.id]);

/** The tier says who is reviewed: a vendor that holds what is guarded is none that nothing hangs on. */
export function assertTiers(vendors: readonly Vendor[]): void {
  for (const { id, tier, dataClasses } of vendors) {
    const held = dataClasses.find((one) => GUARDED.has(one.id));
    if (tier !== "low" || held === undefined) continue;
    throw new BylawError(
      "invalid-definition",
      `vendor ${id}: its tier is low, and it holds data that is ${held.title}.`,
      { next: "Raise its tier, as the vendor management policy has it, or correct its dataClasses." },
    );
  }
}
