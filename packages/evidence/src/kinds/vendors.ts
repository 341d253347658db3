import {
  defineEvidenceKind,
  type EvidenceRequirement,
  fact,
  type IsoDate,
  months,
  type Parameter,
  type Vendor,
} from "@bylaw/core";
import type { DefinedKind, RequirementOptions, RequirementTerms } from "@bylaw/core/provider";
import { z } from "zod";
import { idsIn, idsText } from "./id-lists.ts";
import { latest, monthsUntil } from "./months.ts";
import { subserviceReviewKind, vendorReviewKind } from "./vendor-review.ts";

const text = z.string().trim().min(1);
const day = z.iso.date();

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
  const atEnd = endKind(gap);
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

function endKind(gap: VendorReviewTerms["gap"]): DefinedKind {
  return defineEvidenceKind({
    id: "vendor-reports",
    title: "Vendor reports at the period's end",
    about: "company",
    schema: z.object({
      /** The ids of the critical vendors, and the period's first and last day, as the program has them. */
      critical: text,
      since: day,
      until: day,
      vendors: z.array(
        z.strictObject({
          vendor: text,
          /** The first day of its use, where that is in the period. */
          usedFrom: day.exactOptional(),
          /** Since when and until when reports and letters cover it, with no hole that is longer than the gap. */
          coveredFrom: day,
          coveredUntil: day,
          by: text,
        }),
      ),
    }),
    reads: [gap],
    shows: ({ critical, since, until, vendors }, { on, limitOf }) => [
      fact(
        "critical vendors that it leaves out",
        idsIn(critical).filter((id) => !vendors.some(({ vendor }) => vendor === id)),
      ).isEmpty(),
      fact(
        "vendors that are covered on days still to come",
        vendors.filter(({ coveredUntil }) => coveredUntil > on).map(({ vendor }) => vendor),
      ).isEmpty(),
      ...vendors.flatMap(({ vendor, usedFrom, coveredFrom, coveredUntil }) => [
        fact(
          `months before anything covers ${vendor}`,
          months(monthsUntil(latest(since, usedFrom), coveredFrom as IsoDate)),
        ).atMost(limitOf(gap)),
        fact(
          `months that nothing covers of ${vendor}`,
          months(monthsUntil(coveredUntil as IsoDate, until as IsoDate)),
        ).atMost(limitOf(gap)),
      ]),
    ],
  });
}
