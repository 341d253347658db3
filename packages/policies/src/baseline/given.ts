import { BylawError, type Vendor } from "@bylaw/core";
import { isPlaceholder } from "@bylaw/core/provider";
import { confidentialData, restrictedData } from "../topics/data-classification/classes.ts";
import type { AnyBaselineOptions } from "./options.ts";

const GUARDED: ReadonlySet<string> = new Set([confidentialData.id, restrictedData.id]);

/** What a template left to be filled in: `[Company Name]`, `{{company}}`, `<Company>`. */
const TO_FILL_IN = /^\s*(?:\[.*\]|<.*>|)\s*$|\{\{|\}\}|\$\{|<%/;

/** What is given stands in policies and in the matrix as it is: nothing of it is still to be written, or to be decided. */
export function assertGiven({
  organization,
  outOfScope = {},
  vendors = [],
  from,
  period,
}: AnyBaselineOptions): void {
  if (TO_FILL_IN.test(organization.name))
    throw invalid(
      `organization: name is ${JSON.stringify(organization.name)}, which names no company.`,
      "Write its name as its policies are to have it.",
    );
  const bare = Object.entries(outOfScope).find(([, reason]) => isPlaceholder(reason ?? ""));
  if (bare !== undefined)
    throw invalid(
      `criterion ${bare[0]} is out of scope, and no reason is given.`,
      "Say why it does not apply, or leave it in.",
    );
  if (period !== undefined && from > period.to)
    throw invalid(
      `from is ${from}, after the period ends on ${period.to}: nothing would be owed in it.`,
      "Give the day since which the company does this, and the period's last day.",
    );
  assertTiers(vendors);
}

/** The tier says who is reviewed: a vendor that holds what is guarded, or that commitments hang on, is none that nothing hangs on. */
function assertTiers(vendors: readonly Vendor[]): void {
  for (const { id, role, tier, dataClasses } of vendors) {
    if (role === "subservice" && (tier === "medium" || tier === "low"))
      throw invalid(
        `vendor ${id}: it is a subservice organization, and nobody reviews one whose tier is ${tier}.`,
        "Raise its tier to high or critical, or make it a vendor.",
      );
    const held = dataClasses.find((one) => GUARDED.has(one.id));
    if (tier !== "low" || held === undefined) continue;
    throw invalid(
      `vendor ${id}: its tier is low, and it holds data that is ${held.title}.`,
      "Raise its tier, as the vendor management policy has it, or correct its dataClasses.",
    );
  }
}

function invalid(message: string, next: string): BylawError {
  return new BylawError("invalid-definition", message, { next });
}
