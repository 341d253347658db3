import type { RiskEntry } from "./register.ts";

/** What goes wrong when systems change. */
export const changeRisks: readonly RiskEntry[] = [
  {
    id: "RISK-004",
    title: "An unreviewed change reaches production",
    statement:
      "One person merges a faulty or malicious change that nobody else has approved, and it is deployed.",
    threat: "A colleague who errs or means harm",
    considers: ["fraud", "change"],
    treatment: "mitigate",
    inherent: { likelihood: "likely", impact: "major" },
    residual: { likelihood: "rare", impact: "moderate" },
    controls: ["peer-review", "required-checks", "no-bypass", "deployments-recorded"],
    owner: "engineering",
  },
  {
    id: "RISK-005",
    title: "The deployment pipeline is taken over",
    statement:
      "A pipeline runs code that nobody had to review, and that code acts in the cloud accounts with the pipeline's rights.",
    threat: "An outsider who gets code into a pipeline",
    treatment: "mitigate",
    inherent: { likelihood: "possible", impact: "major" },
    residual: { likelihood: "rare", impact: "moderate" },
    controls: ["reviewed-deployment", "other-pipelines", "peer-review"],
    owner: "engineering",
  },
  {
    id: "RISK-012",
    title: "A library that is built in is malicious",
    statement:
      "An update of a library carries somebody else's code, that code runs in production, and it sends secrets out.",
    threat: "An outsider who takes over a library",
    considers: ["change"],
    treatment: "mitigate",
    inherent: { likelihood: "possible", impact: "major" },
    residual: { likelihood: "unlikely", impact: "major" },
    controls: ["required-checks", "peer-review", "vulnerabilities-scanned", "vulnerabilities-mended"],
    owner: "engineering",
  },
  {
    id: "RISK-013",
    title: "An emergency change does more harm",
    statement:
      "A change is pushed past review at night to end an outage, it breaks something else, and customers are without the product for longer.",
    threat: "A colleague under pressure",
    considers: ["change"],
    treatment: "mitigate",
    inherent: { likelihood: "possible", impact: "moderate" },
    residual: { likelihood: "unlikely", impact: "minor" },
    controls: ["emergency-changes-reviewed", "deployments-recorded"],
    owner: "engineering",
  },
];
