import type { EvidenceRequirement, IsoDate, Parameter, Vendor } from "@bylaw/core";
import type { RequirementOptions, RequirementTerms } from "@bylaw/core/provider";
import { idsText } from "./ids.ts";
import { vendorReportsKind } from "./vendor-reports.ts";
import { subserviceReviewKind, vendorReviewKind } from "./vendor-review.ts";

/** What a vendor's reviews are held to. */
export interface VendorReviewTerms {
  /** How long after a report's end a vendor may go without another report or a bridge letter. */
  readonly gap: Parameter<"months", "atMost">;
}

/** The reviews of vendors: a requirement for each, and one for all at the period's end. */
export interface VendorReviews {
  /** A review of one vendor as it is now: in another tier, with other data, or with more expected of it, it is reviewed anew. */
  of(vendor: Vendor, options: RequirementOptions): EvidenceRequirement;
  /** At the period's end: no critical vendor has gone without a report for longer than the gap, from its first day to its last. */
  atEnd(
    vendors: readonly Vendor[],
    period: { readonly from: IsoDate; readonly to: IsoDate },
    options: RequirementTerms,
  ): EvidenceRequirement;
}

/**
 * Defines how vendors are reviewed. Reports end months before they are issued: a hole is what lies more than the gap after a
 * report's end without a bridge letter, on the day of the review and at the period's end.
 *
 * @example
 * const reviews = defineVendorReviews({ gap: vendorReportGap });
 * reviews.of(aws, { every: years(1), reviewer: cto });
 */
export function defineVendorReviews({ gap }: VendorReviewTerms): VendorReviews {
  const review = vendorReviewKind(gap);
  const subserviceReview = subserviceReviewKind(gap);
  const atEnd = vendorReportsKind(gap);
  const reviews: VendorReviews = {
    of: (vendor, options) => {
      const { id, name, tier, expects } = vendor;
      const ours = expects === undefined ? "" : " what we expect of it,";
      return (expects === undefined ? review : subserviceReview).require(`vendor-review-${id}`, {
        title: `Review of ${name}: its report, opinion, exceptions, what it expects of us,${ours} and the decision`,
        ...options,
        parameters: [gap, ...(options.parameters ?? [])],
        binds: {
          ...options.binds,
          tier,
          data: idsText(vendor.dataClasses),
          ...(expects !== undefined && { expects: idsText(expects) }),
        },
      });
    },
    atEnd: (vendors, { from, to }, options) =>
      atEnd.require("vendor-reports", {
        title: "For each critical vendor, since when and until when a report or a bridge letter covers it",
        ...options,
        once: to,
        parameters: [gap, ...(options.parameters ?? [])],
        binds: { ...options.binds, critical: criticalText(vendors), since: from, until: to },
      }),
  };
  return Object.freeze(reviews);
}

function criticalText(vendors: readonly Vendor[]): string {
  return idsText(vendors.filter(({ tier }) => tier === "critical"));
}
