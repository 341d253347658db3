import type { RiskEntry } from "./register.ts";

/** What breaks, breaks in, or runs out while systems run. */
export const operationsRisks: readonly RiskEntry[] = [
  {
    id: "RISK-014",
    title: "A known vulnerability is exploited",
    statement:
      "A vulnerability stays open after it is known, an outsider uses it to get in, and data is stolen.",
    threat: "An outsider who scans the internet",
    treatment: "mitigate",
    inherent: { likelihood: "likely", impact: "major" },
    residual: { likelihood: "unlikely", impact: "moderate" },
    controls: [
      "vulnerabilities-scanned",
      "vulnerabilities-mended",
      "penetration-test",
      "findings-retested",
      "configuration-watched",
      "entry-points-listed",
    ],
    owner: "engineering",
  },
  {
    id: "RISK-015",
    title: "A break-in goes unnoticed",
    statement:
      "Nobody sees the traces of somebody who has got in, they stay for months, and the harm grows until a customer tells of it.",
    threat: "An outsider who has got in",
    treatment: "mitigate",
    inherent: { likelihood: "possible", impact: "severe" },
    residual: { likelihood: "unlikely", impact: "moderate" },
    controls: [
      "activity-logged",
      "logs-kept",
      "anomalies-detected",
      "alerts-reviewed",
      "incidents-handled",
      "incident-plan-tested",
    ],
    owner: "security",
  },
  {
    id: "RISK-016",
    title: "Data is lost for good",
    statement:
      "Malicious software or a mistake destroys a database, the backup cannot be restored, and customers lose what they stored.",
    threat: "Malicious software, or a colleague who errs",
    treatment: "mitigate",
    inherent: { likelihood: "possible", impact: "severe" },
    residual: { likelihood: "rare", impact: "major" },
    controls: ["malware-found", "backups-made", "restores-tested", "recovery-built"],
    owner: "engineering",
  },
  {
    id: "RISK-017",
    title: "Growth outruns capacity",
    statement:
      "More customers come than systems were sized for, a limit is reached, and the product stands still.",
    threat: "Growth",
    considers: ["change"],
    treatment: "mitigate",
    inherent: { likelihood: "possible", impact: "moderate" },
    residual: { likelihood: "unlikely", impact: "minor" },
    controls: ["capacity-reviewed", "infrastructure-monitored"],
    owner: "engineering",
  },
  {
    id: "RISK-018",
    title: "The cloud host is down everywhere",
    statement:
      "A fault in what all regions of the cloud host share takes every region down, and customers wait until the host has mended it.",
    threat: "A fault at the cloud host",
    treatment: "accept",
    inherent: { likelihood: "rare", impact: "major" },
    residual: { likelihood: "rare", impact: "major" },
    controls: [],
    owner: "executive",
  },
];
