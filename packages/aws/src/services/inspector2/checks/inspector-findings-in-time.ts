import { atMost, days, defineCheck, fact } from "@bylaw/core";
import { ageOfOldestFinding, inspectors } from "../inspectors.ts";

export const inspectorFindingsInTime = defineCheck({
  id: "aws/inspector-findings-in-time",
  title: "Open findings of Amazon Inspector of critical and high severity are within their time",
  why: "Attackers use a known hole within days; one that stays open longer than allowed was forgotten.",
  fix: 'Update the package, the image or the function that the finding names and deploy it, or close the port that it names: Amazon Inspector closes the finding itself. To see the oldest: aws inspector2 list-findings --filter-criteria \'{"findingStatus":[{"comparison":"EQUALS","value":"ACTIVE"}],"severity":[{"comparison":"EQUALS","value":"CRITICAL"},{"comparison":"EQUALS","value":"HIGH"}]}\' --sort-criteria field=FIRST_OBSERVED_AT,sortOrder=ASC.',
  severity: "high",
  whenEmpty: "notApplicable",
  parameters: { critical: atMost(days(7)), high: atMost(days(30)) },
  blindSpots: [
    "How long a finding may stay open goes by its severity alone: whether attackers use the hole already is not read. The thirty days of high ones are FedRAMP's; the seven of critical ones are this check's own. A company sets its own where it promised others.",
    "A finding that a suppression rule hides does not count, whatever the rule's reason: suppressed is not mended.",
    "How long findings were open that are closed by now is not seen. One that closes and comes back may be a new finding.",
    "What Amazon Inspector does not scan has no findings. Findings of medium, low and untriaged severity do not count.",
    "In a delegated administrator's account the findings of its members count too.",
    "Not applicable means that Amazon Inspector is not enabled in the region.",
  ],
  sources: [
    {
      title: "FedRAMP Rev 5 Moderate Baseline, RA-5(d): high risk in 30 days, moderate in 90, low in 180",
      url: "https://github.com/GSA/fedramp-automation/blob/master/dist/content/rev5/baselines/yaml/FedRAMP_rev5_MODERATE-baseline_profile.yaml",
      read: "2026-11",
    },
    {
      title: "Amazon Inspector: Understanding findings",
      url: "https://docs.aws.amazon.com/inspector/latest/user/findings-understanding.html",
      read: "2026-11",
    },
  ],
  each: inspectors,
  appliesTo: ({ status }) =>
    status === "ENABLED" || `Amazon Inspector is not enabled in the region: its status is ${status}.`,
  assert: (inspector, { critical, high }) => [
    fact(
      "age of the oldest critical finding (0 when there is none)",
      ageOfOldestFinding(inspector, "openCritical"),
    ).atMost(critical),
    fact(
      "age of the oldest high finding (0 when there is none)",
      ageOfOldestFinding(inspector, "openHigh"),
    ).atMost(high),
  ],
});
