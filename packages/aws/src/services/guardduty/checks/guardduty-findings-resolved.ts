import { atMost, days, defineCheck, fact } from "@bylaw/core";
import { ageOfOldestFinding, guarddutyDetectors } from "../detectors.ts";

export const guarddutyFindingsResolved = defineCheck({
  id: "aws/guardduty-findings-resolved",
  title: "GuardDuty findings of high and critical severity are archived in time",
  why: "A finding that stays open is an attack that nobody looked at, or noise in which the next one is lost.",
  fix: "Look into each finding, mend what caused it, and archive it. In the console: GuardDuty, Findings, Actions, Archive. Or: aws guardduty archive-findings --detector-id <id> --finding-ids <ids>.",
  severity: "high",
  whenEmpty: "notApplicable",
  parameters: { resolve: atMost(days(1)) },
  blindSpots: [
    "An archived finding counts as resolved: whether anybody looked into it, and how long it was open before, is not seen.",
    "Findings that a suppression rule archives as they come are not seen.",
    "Findings of low and medium severity do not count. GuardDuty deletes every finding after 90 days.",
    "Sample findings count until they are archived. In an administrator's account the findings of its members count too.",
    "Not applicable means that the region has no detector, or one that is suspended: whether it should is not judged.",
  ],
  sources: [
    {
      title: "AWS Config: guardduty-non-archived-findings, whose limit for high severity is 1 day",
      url: "https://docs.aws.amazon.com/config/latest/developerguide/guardduty-non-archived-findings.html",
      read: "2026-11",
    },
  ],
  each: guarddutyDetectors,
  appliesTo: ({ status }) =>
    status === "ENABLED" || "The detector is suspended, and GuardDuty makes no findings.",
  assert: (detector, { resolve }) => [
    fact("age of the oldest open finding (0 when there is none)", ageOfOldestFinding(detector)).atMost(
      resolve,
    ),
  ],
});
