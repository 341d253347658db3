import { defineCheck, fact } from "@bylaw/core";
import { guarddutyDetectors } from "../detectors.ts";

export const guarddutyEnabled = defineCheck({
  id: "aws/guardduty-enabled",
  title: "GuardDuty is on in the region",
  why: "Stolen keys, mining and known bad addresses show in the logs of an account, and nobody reads those but a detector.",
  fix: "In the console: GuardDuty, Get started, Enable GuardDuty; for one that is suspended, Settings, Re-enable GuardDuty. Or: aws guardduty create-detector --enable, and aws guardduty update-detector --detector-id <id> --enable. In an organization, let the delegated administrator enable it for every account and region.",
  severity: "high",
  whenEmpty: "fails",
  blindSpots: [
    "Only whether the detector is on is read. AWS always feeds it CloudTrail events, flow logs and DNS logs; the protection plans beyond that, such as for S3, EKS, RDS, Lambda, malware and runtime, are not judged.",
    "Trusted IP lists, threat lists and suppression rules, which can quiet a detector that is on, are not read.",
    "Only the regions that the provider was given are asked.",
    "Whether anybody is told of findings, and whether an organization enables it for new accounts, is not read.",
  ],
  sources: [
    {
      title: "GuardDuty: GetDetector",
      url: "https://docs.aws.amazon.com/guardduty/latest/APIReference/API_GetDetector.html",
      read: "2026-11",
    },
  ],
  each: guarddutyDetectors,
  assert: ({ status }) => [fact("status", status).is("ENABLED")],
});
