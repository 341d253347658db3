import {
  defineEvidenceKind,
  type EvidenceRequirement,
  fact,
  type IsoDate,
  months,
  type Parameter,
  type Vendor,
} from "@bylaw/core";
import {
  type DefinedKind,
  findingsSchema,
  openFindings,
  type RequirementOptions,
  type RequirementTerms,
} from "@bylaw/core/provider";
import { z } from "zod";
import { idsText } from "./ids.ts";
import {
  CERTIFIED,
  INDEPENDENT,
  LONGEST_BRIDGE,
  LONGEST_CERTIFICATE,
  latest,
  monthsUntil,
  REPORTS,
  YEAR,
} from "./vendor-report-terms.ts";
import { vendorReportsKind } from "./vendor-reports.ts";

const text = z.string().trim().min(1);
const day = z.iso.date();

/** What a vendor's reviews are held to. */
export interface VendorReviewTerms {
  /** How long after a report's end a vendor may go without another report or a bridge letter. */
  readonly gap: Parameter<"months", "atMost">;
}

/** The reviews of vendors: a requirement for each, and one for all at the period's end. */
export interface VendorReviews {
  /** A review of one vendor as it is now: in another tier, or with other data, it is reviewed anew. */
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
  const review = reviewKind(gap);
  const atEnd = vendorReportsKind(gap);
  const reviews: VendorReviews = {
    of: (vendor, options) =>
      review.require(`vendor-review-${vendor.id}`, {
        title: `Review of ${vendor.name}: its report, opinion, exceptions, what it expects of us, and the decision`,
        ...options,
        parameters: [gap, ...(options.parameters ?? [])],
        binds: { ...options.binds, tier: vendor.tier, data: idsText(vendor.dataClasses) },
      }),
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

function reviewKind(gap: VendorReviewTerms["gap"]): DefinedKind {
  return defineEvidenceKind({
    id: "vendor-review",
    title: "Vendor review",
    about: "company",
    schema: z.object({
      /** The vendor's tier and data as they were when it was reviewed. */
      tier: text,
      data: text,
      report: z.strictObject({
        of: z.enum(REPORTS),
        issuer: text,
        /** The last day that it is about. */
        to: day,
        opinion: z.enum(["unqualified", "qualified", "adverse", "disclaimer", "none"]),
        exceptions: z.array(z.strictObject({ what: text, response: text })),
        /** What the report expects of its customers, and the control of ours that does it. */
        userEntityControls: z.array(z.strictObject({ what: text, control: text })),
      }),
      /** A letter in which the vendor speaks for the days since. */
      bridge: z.strictObject({ to: day }).exactOptional(),
      decision: z.enum(["approved", "approved with actions", "rejected"]),
      findings: findingsSchema,
    }),
    shows: ({ tier, report, bridge, decision, findings }, { today, on, limitOf, isControl }) => [
      ...(tier === "critical" ? [fact("the kind of report", report.of).isOneOf([...INDEPENDENT])] : []),
      ...(isClean(report)
        ? []
        : [fact("findings, where the opinion is not unqualified", findings.length).atLeast(1)]),
      ...(decision === "approved with actions"
        ? [fact("findings, where it is approved with actions", findings.length).atLeast(1)]
        : []),
      fact(
        "last days of a report or a bridge letter that are still to come",
        [CERTIFIED.has(report.of) ? undefined : report.to, bridge?.to].filter(
          (to) => to !== undefined && to > on,
        ),
      ).isEmpty(),
      fact(
        "months since the report and its bridge letter end",
        months(monthsUntil(latest(report.to, bridge?.to), on)),
      ).atMost(limitOf(gap)),
      ...(bridge === undefined
        ? []
        : [
            fact(
              "months that the bridge letter speaks for after the report",
              months(monthsUntil(report.to as IsoDate, bridge.to as IsoDate)),
            ).atMost(LONGEST_BRIDGE),
          ]),
      ...(CERTIFIED.has(report.of)
        ? [
            fact(
              "months that the certificate has still to run",
              months(monthsUntil(on, report.to as IsoDate)),
            ).atMost(LONGEST_CERTIFICATE),
          ]
        : []),
      ...(bridge === undefined || CERTIFIED.has(report.of)
        ? []
        : [
            fact(
              "months since the report itself ends, whatever its bridge letter says",
              months(monthsUntil(report.to as IsoDate, on)),
            ).atMost(months(YEAR + limitOf(gap).value.amount)),
          ]),
      fact(
        "what it expects of us, and no control of ours does",
        report.userEntityControls.filter(({ control }) => !isControl(control)).map(({ what }) => what),
      ).isEmpty(),
      fact("the decision", decision).isNot("rejected"),
      openFindings(findings, today),
    ],
  });
}

function isClean({ of, opinion }: { readonly of: string; readonly opinion: string }): boolean {
  return opinion === "unqualified" || (opinion === "none" && (of === "questionnaire" || CERTIFIED.has(of)));
}
