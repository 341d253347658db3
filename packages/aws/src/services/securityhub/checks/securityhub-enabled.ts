import { countWhere, defineCheck, fact } from "@bylaw/core";
import { securityHubs } from "../hubs.ts";

export const securityhubEnabled = defineCheck({
  id: "aws/securityhub-enabled",
  title: "Security Hub CSPM is on in the region, with a standard that is ready",
  why: "A hub without a standard checks nothing, and what other services find stays where nobody looks.",
  fix: "In the console: Security Hub CSPM, Go to Security Hub CSPM, choose standards, Enable. Or: aws securityhub enable-security-hub --enable-default-standards. A standard that is incomplete mostly wants AWS Config to record in the region.",
  severity: "medium",
  whenEmpty: "fails",
  blindSpots: [
    "Which standard is ready, which of its controls are disabled, and what they found is not judged.",
    "The newer AWS Security Hub, which is switched on apart from Security Hub CSPM, does not count.",
    "Whether regions are aggregated into one, and whether anybody is told of findings, is not read.",
    "Only the regions that the provider was given are asked.",
  ],
  sources: [
    {
      title: "Security Hub CSPM: DescribeHub",
      url: "https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_DescribeHub.html",
      read: "2026-11",
    },
    {
      title: "Security Hub CSPM: StandardsSubscription, with what its states mean",
      url: "https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_StandardsSubscription.html",
      read: "2026-11",
    },
  ],
  each: securityHubs,
  assert: ({ standards }) => [
    fact(
      "standards that are ready",
      countWhere(standards, ({ status }) => status === "READY"),
    ).atLeast(1),
  ],
});
