import {
  atMost,
  defineEvidenceKind,
  type EvidenceRequirement,
  fact,
  type IsoDate,
  months,
  type Parameter,
  type Vendor,
} from "@bylaw/core";
import {
  addDays,
  addMonths,
  type DefinedKind,
  findingsSchema,
  openFindings,
  type RequirementOptions,
  type RequirementTerms,
} from "@bylaw/core/provider";
import { z } from "zod";

const text = z.string().trim().min(1);
const day = z.iso.date();

/** Certificates have no opinion, and hold until a day that is still to come. */
const CERTIFICATES = ["ISO 27001", "PCI DSS"] as const;
/** Reports in which somebody independent says how a vendor's controls operated. */
const INDEPENDENT = ["SOC 2 Type 2", "SOC 1 Type 2", ...CERTIFICATES] as const;
const REPORTS = [...INDEPENDENT, "SOC 2 Type 1", "questionnaire"] as const;
/** Reports come each year: no bridge letter stands in for the next one once it is due and the gap is over. */
const YEAR = 12;
const CERTIFIED: ReadonlySet<string> = new Set(CERTIFICATES);

/** How far a letter speaks beyond its report: then the report of the next year is there. */
const LONGEST_BRIDGE = atMost(months(12));
/** Nobody certifies for longer. */
const LONGEST_CERTIFICATE = atMost(months(36));

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
  const atEnd = endKind(gap);
  const reviews: VendorReviews = {
    of: (vendor, options) =>
      review.require(`vendor-review-${vendor.id}`, {
        title: `Review of ${vendor.name}: its report, opinion, exceptions, what it expects of us, and the decision`,
        ...options,
        parameters: [gap, ...(options.parameters ?? [])],
        binds: { ...options.binds, tier: vendor.tier, data: dataText(vendor) },
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

/** `confidential, restricted`, or `none`: as a record of its review says it. */
function dataText({ dataClasses }: Vendor): string {
  return dataClasses.length === 0 ? "none" : dataClasses.map(({ id }) => id).join(", ");
}

function criticalText(vendors: readonly Vendor[]): string {
  const critical = vendors.filter(({ tier }) => tier === "critical").map(({ id }) => id);
  return critical.length === 0 ? "none" : critical.join(", ");
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
    reads: [gap],
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
        listed(critical).filter((id) => !vendors.some(({ vendor }) => vendor === id)),
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

function isClean({ of, opinion }: { readonly of: string; readonly opinion: string }): boolean {
  return opinion === "unqualified" || (opinion === "none" && (of === "questionnaire" || CERTIFIED.has(of)));
}

function listed(critical: string): readonly string[] {
  return critical === "none" ? [] : critical.split(", ");
}

function latest(a: string, b: string | undefined): IsoDate {
  return (b !== undefined && b > a ? b : a) as IsoDate;
}

/** Begun months after one day until another, 0 when it is not later: September's last day to December's is 3. */
function monthsUntil(from: IsoDate, to: IsoDate): number {
  const next = addDays(from, 1);
  let n = Math.max(0, monthsIn(to) - monthsIn(from) - 1);
  while (addMonths(from, n) < to && addMonths(next, n) <= to) n += 1;
  return n;
}

function monthsIn(day: IsoDate): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}
