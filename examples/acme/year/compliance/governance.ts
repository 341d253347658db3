import {
  atMost,
  attested,
  type Control,
  days,
  defineControl,
  defineEvidenceKind,
  defineParameter,
  exercise,
  fact,
  months,
  type Soc2Criterion,
  soc2,
  years,
} from "@bylaw/core";
import {
  acknowledgement,
  agreement,
  approval,
  externalReport,
  meeting,
  screening,
  training,
} from "@bylaw/evidence";
import { z } from "zod";
import { cto, people, platform } from "./people.ts";

/** How far apart restore tests may lie. */
const restoreInterval = defineParameter("restore-test-interval", atMost(months(3)));

/** A kind of evidence of Acme's own: what happens when somebody leaves. */
const offboarding = defineEvidenceKind({
  id: "offboarding",
  title: "Offboarding",
  about: "person",
  schema: z.object({ accounts: z.int().nonnegative(), open: z.array(z.string()), device: z.boolean() }),
  shows: ({ open, device }) => [
    fact("accounts that are still open", open).isEmpty(),
    fact("the device is back", device).is(true),
  ],
});

/** What people do and show. A person's control stands beside the automatic ones, and is green while a record shows it. */
export const governanceControls: readonly Control[] = [
  defineControl({
    id: "code-of-conduct",
    title: "Everyone accepts the code of conduct",
    statement: "Everyone accepts the code of conduct when they join and again each year.",
    satisfies: primary("CC1.1", "CC1.5"),
    owner: people,
    frequency: "annual",
    evidence: [
      agreement("code-of-conduct", {
        title: "Acceptance of the code of conduct",
        every: years(1),
        within: days(30),
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
    evidence: [meeting("board-minutes", { title: "Board minutes", every: months(3), reviewer: cto })],
  }),
  defineControl({
    id: "security-training",
    title: "Staff are screened and trained",
    statement: "New staff pass a background check; everyone completes security training each year.",
    satisfies: primary("CC1.4", "CC2.2"),
    owner: people,
    frequency: "annual",
    evidence: [
      screening("screening", { title: "Background check", within: days(30), reviewer: people }),
      training("security-training", {
        title: "Security training",
        every: years(1),
        within: days(30),
        reviewer: people,
        originals: "The people system, Courses, Certificates",
      }),
    ],
  }),
  defineControl({
    id: "policies-approved",
    title: "Policies are approved and read",
    statement:
      "The CTO approves the text of every policy each year; everyone acknowledges the text in force within a month of its approval, or of joining.",
    satisfies: primary("CC5.3", "CC2.2"),
    owner: cto,
    frequency: "annual",
    evidence: [
      approval("policy-approval", { title: "Approval of the policy's text", every: years(1), reviewer: cto }),
      acknowledgement("policy-acknowledgement", {
        title: "Acknowledgement of the text in force",
        within: days(30),
        reviewer: people,
      }),
    ],
  }),
  defineControl({
    id: "leavers-offboarded",
    title: "Leavers lose their access and return their devices",
    statement:
      "The head of people closes every account of a leaver and takes back the device by the day after the last.",
    satisfies: [soc2.supporting("CC6.2"), soc2.supporting("CC6.3")],
    owner: people,
    frequency: "per-event",
    evidence: [offboarding.require("offboarding", { within: days(1), after: "end", reviewer: people })],
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
    statement:
      "Laptops and images are scanned each week, and a penetration test is made each year; findings are mended by their days.",
    satisfies: primary("CC6.8", "CC7.1"),
    owner: platform,
    frequency: "weekly",
    evidence: [
      externalReport("scan-reports", {
        title: "Scan report of laptops and images",
        every: days(7),
        tolerance: days(2),
        reviewer: platform,
        originals: "S3, acme-audit, scans",
      }),
      externalReport("penetration-test", {
        title: "Penetration test",
        every: years(1),
        reviewer: cto,
        originals: "Drive, Compliance, Penetration tests",
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
      exercise("restore-test", {
        title: "Restore test",
        every: restoreInterval,
        tolerance: days(14),
        reviewer: platform,
        originals: "Drive, Compliance, Restores",
      }),
    ],
  }),
];

function primary(...criteria: readonly Soc2Criterion[]): Control["satisfies"] {
  return criteria.map(soc2);
}
