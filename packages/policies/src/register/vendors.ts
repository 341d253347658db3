import type { RiskEntry } from "./register.ts";

/** What comes in through others. */
export const vendorRisks: readonly RiskEntry[] = [
  {
    id: "RISK-023",
    title: "A vendor is broken into",
    statement:
      "A vendor that keeps customer data for the company is broken into, the data is stolen there, and customers hold the company to account.",
    threat: "An outsider who gets in at a vendor",
    treatment: "mitigate",
    inherent: { likelihood: "possible", impact: "severe" },
    residual: { likelihood: "unlikely", impact: "severe" },
    controls: [
      "vendors-approved-first",
      "vendors-listed",
      "vendors-reviewed",
      "vendor-reports-current",
      "vendors-contracted",
    ],
    owner: "security",
  },
  {
    id: "RISK-024",
    title: "A vendor ends its service",
    statement:
      "A vendor is sold, closes or changes its terms, its service ends on short notice, and a part of the product ends with it.",
    threat: "A vendor's own troubles",
    considers: ["change"],
    treatment: "mitigate",
    inherent: { likelihood: "possible", impact: "moderate" },
    residual: { likelihood: "unlikely", impact: "moderate" },
    controls: ["vendors-listed", "vendors-reviewed", "continuity-planned"],
    owner: "executive",
  },
];
