import { definePolicy, must, type Policy, should } from "@bylaw/core";
import { policyTerms } from "../../policy-terms.ts";
import type { Controls, Terms } from "../../terms.ts";
import type { VendorControlId } from "./controls.ts";
import { vendorOffboarding, vendorReportGap, vendorReviewInterval } from "./parameters.ts";

/** The vendor management policy: the register, assessment, contracts, reviews, reports, and the end. */
export function vendorPolicy(terms: Terms, controls: Controls<VendorControlId>): Policy {
  return definePolicy({
    ...policyTerms(terms, "everybody"),
    id: "vendor-management",
    title: "Vendor Management Policy",
    owner: terms.owners.security,
    purpose:
      "To know who works for the company with its data, and to rely on them no further than they have shown.",
    scope: "Every vendor, whether it is paid or not, and everybody who takes one on.",
    roles: {
      "security owner": "Keeps the register, assesses and reviews vendors, and sees to their end.",
      "executive owner": "Looks at each review, and signs contracts.",
      everybody: "Asks the security owner before taking a vendor on.",
    },
    definitions: {
      assessed:
        "It has a tier, with the reason. Of one that is critical or high, its report was read before; of one that is low, nothing more is asked.",
      report:
        "What somebody independent says of how a vendor's controls worked over some time, or a certificate. Of a vendor that is high, its own answers to questions will do.",
      vendor: "Another company whose product or work the company uses.",
      critical: "The service stops without it, or it holds customer data.",
      high: "It holds or sees other data that the company keeps to itself, or what it does is hard to replace.",
      medium: "It sees what the company keeps to itself only in passing.",
      low: "Neither data nor the service hangs on it.",
      "subservice organization": "A vendor whose controls the company's commitments hang on.",
      "bridge letter": "A letter in which a vendor speaks for the days since its last report.",
    },
    statements: [
      must("VEN-1")`
        The security owner keeps a register of every vendor with its tier, its data and its owner.
      `.by(controls["vendors-listed"]),
      must("VEN-2")`
        The security owner compares the register with who was paid and with what people sign in to.
      `.by(controls["vendors-listed"]),
      must("VEN-3")`
        Nobody uses a vendor before the security owner has assessed it.
      `.by(controls["vendors-approved-first"]),
      must("VEN-4")`
        Nobody lets a vendor hold or see company data without a contract that has security terms and a duty to tell of a breach.
      `.by(controls["vendors-contracted"]),
      must("VEN-5")`
        The security owner reviews each critical or high vendor at least every ${vendorReviewInterval}: its report, the exceptions in
        it, what it expects of the company, and, of a subservice organization, what the company expects of it.
      `.by(controls["vendors-reviewed"]),
      must("VEN-6")`
        Nobody relies on a critical vendor whose last report or bridge letter ended more than ${vendorReportGap} ago.
      `.by(controls["vendor-reports-current"], controls["vendors-reviewed"]),
      must("VEN-7")`
        The security owner has the access of a vendor closed and its data deleted at most ${vendorOffboarding} after its end.
      `.by(controls["vendors-approved-first"]),
      should(
        "VEN-8",
      )`The security owner knows, before a critical vendor is taken on, how the company would leave it.`,
    ],
  });
}
