import { attested, days, type EvidenceRequirement, type IsoDate, type Vendor, years } from "@bylaw/core";
import { defineVendorReviews } from "@bylaw/evidence";
import { inWeek, type Terms } from "../../terms.ts";
import { vendorReportGap, vendorReviewInterval } from "./parameters.ts";

/** The company's vendors, and the audit's period where there is one. */
export interface VendorTerms {
  readonly vendors: readonly Vendor[];
  readonly period?: { readonly from: IsoDate; readonly to: IsoDate };
}

const reviews = defineVendorReviews({ gap: vendorReportGap });

/** A review of each critical or high vendor that is still used on the day by which it is due; or a statement that there is none. */
export function reviewEvidence(
  { owners, from, originals }: Terms,
  { vendors, period }: VendorTerms,
): readonly EvidenceRequirement[] {
  const options = {
    every: vendorReviewInterval,
    reviewer: owners.executive,
    originals: `${originals.documents}, Vendors`,
  };
  const reviewed = vendors
    .filter((one) => (one.tier === "critical" || one.tier === "high") && isUsedOn(one, period?.from ?? from))
    .map((vendor, at) => ({ vendor, firstDue: inWeek({ from }, 9 + (at % 4)) }))
    .filter(({ vendor, firstDue }) => isUsedOn(vendor, firstDue));
  if (reviewed.length > 0)
    return reviewed.map(({ vendor, firstDue }) =>
      reviews.of(vendor, { ...options, firstDue, entries: { vendors: [vendor.id] } }),
    );
  return [
    attested("vendor-reviews", {
      ...options,
      entries: { vendors: [] },
      title:
        "Signed statement that no vendor is critical or high, with the register of vendors and their tiers",
      firstDue: inWeek({ from }, 9),
    }),
  ];
}

/** Until when reports cover the critical vendors: at the period's end, or each year where there is no period. */
export function reportEvidence(
  { owners, from, originals }: Terms,
  { vendors, period }: VendorTerms,
): EvidenceRequirement {
  const options = {
    title:
      "For each critical vendor, even if there is none, until when a report or a bridge letter covers it",
    reviewer: owners.executive,
    originals: `${originals.documents}, Vendors`,
  };
  if (period === undefined)
    return attested("vendor-reports-current", {
      ...options,
      every: years(1),
      firstDue: inWeek({ from }, 12),
      parameters: [vendorReportGap],
    });
  const used = vendors.filter((one) => isUsedOn(one, period.to));
  return reviews.atEnd(used, period, { ...options, tolerance: days(60) });
}

/** True while nothing says that it has ended. */
export function isUsedOn({ until }: Vendor, on: IsoDate): boolean {
  return until === undefined || until >= on;
}
