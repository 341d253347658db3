import type { RiskEntry } from "./register.ts";

/** Who gets in without a right to, or with more than the work needs. */
export const accessRisks: readonly RiskEntry[] = [
  {
    id: "RISK-001",
    title: "Unauthorized database access",
    statement: "A stolen or shared credential opens a database, and customer data is read or changed.",
    threat: "An outsider with a stolen credential",
    treatment: "mitigate",
    inherent: { likelihood: "possible", impact: "major" },
    residual: { likelihood: "rare", impact: "moderate" },
    controls: [
      "sign-on-mfa",
      "cloud-console-mfa",
      "cloud-root-protected",
      "entry-points-listed",
      "environments-separated",
      "access-granted",
      "privileged-access-listed",
      "access-reviewed",
      "secrets-scanned",
    ],
    owner: "engineering",
  },
  {
    id: "RISK-006",
    title: "A leaver still gets in",
    statement:
      "An account stays open after somebody has left, it is used, and customer data is copied or deleted.",
    threat: "A former colleague, or whoever has their password",
    treatment: "mitigate",
    inherent: { likelihood: "possible", impact: "major" },
    residual: { likelihood: "rare", impact: "moderate" },
    controls: ["leavers-offboarded", "access-reviewed", "devices-managed"],
    owner: "people",
  },
  {
    id: "RISK-007",
    title: "An administrator sells customer data",
    statement:
      "Somebody under pressure misuses rights that their work needs, sells what they copy, and customers lose their trust in the company.",
    threat: "An insider with rights to administer",
    considers: ["fraud"],
    treatment: "mitigate",
    inherent: { likelihood: "unlikely", impact: "severe" },
    residual: { likelihood: "unlikely", impact: "major" },
    controls: [
      "privileged-access-listed",
      "staff-screened",
      "confidentiality-agreed",
      "activity-logged",
      "anomalies-detected",
    ],
    owner: "security",
  },
  {
    id: "RISK-008",
    title: "Rights pile up",
    statement:
      "Somebody's work changes and their old rights stay, one mistake or one stolen password then reaches further, and more data leaks than the work explains.",
    threat: "Growth and reorganisation",
    considers: ["change"],
    treatment: "mitigate",
    inherent: { likelihood: "likely", impact: "moderate" },
    residual: { likelihood: "unlikely", impact: "minor" },
    controls: ["access-changed", "access-reviewed", "privileged-access-listed"],
    owner: "security",
  },
];
