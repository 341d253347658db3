import { attested, defineControl, months, says, soc2 } from "@bylaw/core";
import { type Controls, inWeek, type Terms } from "../../terms.ts";
import { vendorOffboarding, vendorReviewInterval } from "./parameters.ts";
import { reportEvidence, reviewEvidence, type VendorTerms } from "./reviews.ts";
import { endEvidence } from "./vendor-end.ts";
import { vendorLogKind } from "./vendor-log.ts";

export type VendorControlId =
  | "vendors-listed"
  | "vendors-reviewed"
  | "vendor-reports-current"
  | "vendors-contracted"
  | "vendors-approved-first";

/** Who works for the company, on which terms, and what their reports say. */
export function vendorControls(terms: Terms, vendorTerms: VendorTerms): Controls<VendorControlId> {
  const { owners, from, originals } = terms;
  const { executive, security } = owners;
  return {
    "vendors-listed": defineControl({
      id: "vendors-listed",
      title: "Every vendor is on the register",
      statement:
        "Each quarter the security owner compares the register of vendors with who was paid by the books and with what people sign in to by the identity provider, adds who is missing, and signs it.",
      satisfies: [soc2("CC9.2")],
      owner: security,
      implementedFrom: from,
      evidence: [
        attested("vendors-listed", {
          title:
            "Signed register of every vendor with its tier, its data and its owner, compared with who was paid and with what people sign in to",
          every: months(3),
          firstDue: inWeek(terms, 4),
          reviewer: executive,
          originals: `${originals.documents}, Vendors`,
        }),
      ],
    }),
    "vendors-reviewed": defineControl({
      id: "vendors-reviewed",
      title: "Vendors that much hangs on are reviewed",
      statement: says`
        At least every ${vendorReviewInterval} the security owner reads the report of each critical or high vendor with its
        exceptions, finds the control that does what it expects of the company and, of a subservice organization, what the
        report says of each control that the company expects of it, decides, and files the review.
      `,
      satisfies: [soc2("CC9.2"), soc2.supporting("CC3.2"), soc2.supporting("CC3.4")],
      owner: security,
      implementedFrom: from,
      evidence: reviewEvidence(terms, vendorTerms),
    }),
    "vendor-reports-current": defineControl({
      id: "vendor-reports-current",
      title: "Reports of critical vendors leave no hole",
      statement:
        "For each critical vendor the security owner files until when a report or a bridge letter covers it, when the year or the audit's period ends.",
      satisfies: [soc2.supporting("CC9.2")],
      owner: security,
      implementedFrom: from,
      evidence: [reportEvidence(terms, vendorTerms)],
    }),
    "vendors-contracted": defineControl({
      id: "vendors-contracted",
      title: "Vendors with data are bound by contract",
      statement:
        "Each half-year the security owner lists from the register every vendor that holds or sees company data, with the security terms, the notice of a breach and the last day of its contract, and signs the list.",
      satisfies: [soc2("CC9.2")],
      owner: security,
      implementedFrom: from,
      evidence: [
        attested("vendors-contracted", {
          title:
            "Signed list of every vendor that holds or sees company data, with the security terms of its contract, the duty to tell of a breach, and its last day",
          every: months(6),
          firstDue: inWeek(terms, 6),
          reviewer: executive,
          originals: `${originals.documents}, Vendors`,
        }),
      ],
    }),
    "vendors-approved-first": defineControl({
      id: "vendors-approved-first",
      title: "Vendors are assessed first, and leave nothing behind",
      statement: says`
        The security owner assesses each new vendor before its first use, and at most ${vendorOffboarding} after a vendor's
        end has its access closed and its data deleted; each quarter the log of the register says on which days.
      `,
      satisfies: [soc2("CC9.2")],
      owner: security,
      implementedFrom: from,
      evidence: [
        vendorLogKind.require("vendors-approved-first", {
          title:
            "Log of every vendor taken on or ended, as its source counts them: the days on which each new one was assessed, by whom, and first used; the days on which each other one ended, its access was closed and its data deleted",
          every: months(3),
          firstDue: inWeek(terms, 11),
          orNone: true,
          reviewer: executive,
          parameters: [vendorOffboarding],
        }),
        ...endEvidence(terms, vendorTerms),
      ],
    }),
  };
}
