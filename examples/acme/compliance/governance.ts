import {
  attested,
  type Control,
  days,
  defineControl,
  exercise,
  months,
  type Soc2Criterion,
  soc2,
  years,
} from "@bylaw/core";
import { cto, people, platform } from "./people.ts";

/** What people do and show. A person's control stands beside the automatic ones and is never green by itself. */
export const governanceControls: readonly Control[] = [
  defineControl({
    id: "code-of-conduct",
    title: "Everyone accepts the code of conduct",
    statement: "Everyone accepts the code of conduct when they join and again each year.",
    satisfies: primary("CC1.1", "CC1.5"),
    owner: people,
    frequency: "annual",
    evidence: [
      attested("code-of-conduct", {
        title: "Everyone's acceptance with its day, and the day each joined",
        every: years(1),
        reviewer: people,
      }),
    ],
  }),
  defineControl({
    id: "board-oversight",
    title: "The board looks at security",
    statement:
      "The board meets each quarter and minutes the objectives, the lines of reporting, and what it asked of management about security and controls.",
    satisfies: primary("CC1.2", "CC1.3", "CC3.1"),
    owner: cto,
    frequency: "quarterly",
    evidence: [attested("board-minutes", { title: "Board minutes", every: months(3), reviewer: cto })],
  }),
  defineControl({
    id: "security-training",
    title: "Staff are screened and trained",
    statement: "New staff pass a background check; everyone completes security training each year.",
    satisfies: primary("CC1.4", "CC2.2"),
    owner: people,
    frequency: "annual",
    evidence: [
      attested("screening", {
        title: "Signed list of new staff, with the day each passed the check",
        every: months(3),
        reviewer: people,
      }),
      attested("training", {
        title: "Everyone's completion certificate",
        every: years(1),
        reviewer: people,
      }),
    ],
  }),
  defineControl({
    id: "customer-communication",
    title: "Customers hear what concerns them",
    statement: "Commitments, incidents and ways to report a problem are published and kept current.",
    satisfies: primary("CC2.1", "CC2.3"),
    owner: cto,
    frequency: "quarterly",
    evidence: [
      attested("public-pages", { title: "Review of the public pages", every: months(3), reviewer: cto }),
    ],
  }),
  defineControl({
    id: "risk-assessment",
    title: "Risks are assessed each year",
    statement:
      "The CTO leads a risk assessment each year that looks at fraud, disruption, vendors and planned changes.",
    satisfies: primary("CC3.2", "CC3.3", "CC3.4", "CC5.1", "CC9.1"),
    owner: cto,
    frequency: "annual",
    evidence: [
      attested("risk-assessment", { title: "Signed risk assessment", every: years(1), reviewer: cto }),
    ],
  }),
  defineControl({
    id: "control-monitoring",
    title: "Controls are monitored and gaps are tracked",
    statement:
      "Each week the platform team goes through what this program finds failing, and writes down what is done about it and by when.",
    satisfies: primary("CC4.1", "CC4.2", "CC5.2", "CC5.3"),
    owner: platform,
    frequency: "weekly",
    evidence: [
      attested("weekly-review", { title: "Notes of the weekly review", every: days(7), reviewer: cto }),
    ],
  }),
  defineControl({
    id: "endpoint-protection",
    title: "Malicious software and weaknesses are found",
    statement: "Laptops and images are scanned each week; findings are mended within their deadlines.",
    satisfies: primary("CC6.8", "CC7.1"),
    owner: platform,
    frequency: "weekly",
    evidence: [
      attested("scan-reports", {
        title: "Scan reports of laptops and images, and when each finding was due and mended",
        every: days(7),
        reviewer: platform,
      }),
    ],
  }),
  defineControl({
    id: "incident-response",
    title: "Incidents are handled to a plan that is practised",
    statement: "Alerts are triaged daily; the response plan is exercised each year.",
    satisfies: primary("CC7.3", "CC7.5"),
    owner: platform,
    frequency: "daily",
    evidence: [
      attested("alert-triage", {
        title: "Log of the daily triage, with who looked and what was decided",
        every: months(1),
        reviewer: platform,
      }),
      exercise("tabletop", { title: "Tabletop exercise", every: years(1), reviewer: cto }),
    ],
  }),
  defineControl({
    id: "vendor-reviews",
    title: "Vendors are reviewed",
    statement: "Vendors with access to customer data are reviewed before they start and each year after.",
    satisfies: primary("CC9.2"),
    owner: cto,
    frequency: "annual",
    evidence: [
      attested("vendor-reviews", {
        title: "Signed vendor reviews with their day, and the day each vendor started",
        every: years(1),
        reviewer: cto,
      }),
    ],
  }),
  defineControl({
    id: "recovery",
    title: "Capacity is reviewed and recovery is tested",
    statement: "Capacity is reviewed each quarter; a restore from backup is tested each quarter.",
    satisfies: primary("A1.1", "A1.2", "A1.3"),
    owner: platform,
    frequency: "quarterly",
    evidence: [
      attested("capacity-review", { title: "Notes of the capacity review", every: months(3), reviewer: cto }),
      exercise("restore-test", { title: "Restore test", every: months(3), reviewer: platform }),
    ],
  }),
];

function primary(...criteria: readonly Soc2Criterion[]): Control["satisfies"] {
  return criteria.map(soc2);
}
