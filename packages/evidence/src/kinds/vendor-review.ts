import { type Assertion, defineEvidenceKind, fact, type IsoDate, months, type Parameter } from "@bylaw/core";
import { type DefinedKind, findingsSchema, openFindings, type ShowsContext } from "@bylaw/core/provider";
import { z } from "zod";
import { latest, monthsUntil } from "./months.ts";
import { expectationFields, shownOfExpectations } from "./vendor-expectations.ts";
import {
  CERTIFIED,
  INDEPENDENT,
  LONGEST_BRIDGE,
  LONGEST_CERTIFICATE,
  REPORTS,
  YEAR,
} from "./vendor-report-terms.ts";

const text = z.string().trim().min(1);
const day = z.iso.date();

const reviewSchema = z.object({
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
});

type Gap = Parameter<"months", "atMost">;

/** A review of a vendor: its report, what the report expects of the company, and the decision. */
export function vendorReviewKind(gap: Gap): DefinedKind {
  return defineEvidenceKind({
    id: "vendor-review",
    title: "Vendor review",
    about: "company",
    schema: reviewSchema,
    reads: [gap],
    shows: (review, context) => shownOfReview(gap, review, context),
  });
}

/** The same of a subservice organization, with what its report says of each control that is expected of it. */
export function subserviceReviewKind(gap: Gap): DefinedKind {
  return defineEvidenceKind({
    id: "subservice-review",
    title: "Review of a subservice organization",
    about: "company",
    schema: reviewSchema.extend(expectationFields),
    reads: [gap],
    shows: (review, context) => [...shownOfReview(gap, review, context), ...shownOfExpectations(review)],
  });
}

function shownOfReview(
  gap: Gap,
  { tier, report, bridge, decision, findings }: z.infer<typeof reviewSchema>,
  { today, on, limitOf, isControl }: ShowsContext,
): readonly Assertion[] {
  return [
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
  ];
}

function isClean({ of, opinion }: { readonly of: string; readonly opinion: string }): boolean {
  return opinion === "unqualified" || (opinion === "none" && (of === "questionnaire" || CERTIFIED.has(of)));
}
