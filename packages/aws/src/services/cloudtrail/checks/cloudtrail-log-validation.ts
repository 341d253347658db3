import { atMost, defineCheck, fact, hours } from "@bylaw/core";
import { someTrail } from "../every-region.ts";
import { cloudTrailTrails } from "../trails.ts";

export const cloudtrailLogValidation = defineCheck({
  id: "aws/cloudtrail-log-validation",
  title: "A trail that records every region signs digests of its log files",
  why: "Whoever broke in takes their traces out of the logs: a signed digest shows that a file was changed, or is gone.",
  fix: "In the console: CloudTrail, Trails, the trail, General details. Or: aws cloudtrail update-trail --name <name> --enable-log-file-validation.",
  severity: "medium",
  whenEmpty: "fails",
  blindSpots: [
    "Only a trail that records the management events of every region counts: what such a trail is, and what of it is not seen, is that of aws/cloudtrail-multi-region.",
    "That digests are switched on is read, and that the bucket did not refuse the last one: not that anybody holds the files to them, as aws cloudtrail validate-logs does.",
    "Whether the bucket lets somebody delete files and their digests together is not read.",
    "Files from before it was switched on have no digest.",
  ],
  sources: [
    {
      title: "CloudTrail: Validating CloudTrail log file integrity",
      url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html",
      read: "2026-11",
    },
  ],
  over: cloudTrailTrails,
  parameters: { maxDeliveryAge: atMost(hours(24)) },
  assert: (trails, { maxDeliveryAge }) => [
    someTrail(
      "trail that records every region and signs digests of its files",
      trails,
      maxDeliveryAge,
      (trail) => [
        fact("log file validation", trail.logFileValidation).is(true),
        fact("error of the last digest", trail.digestError).isAbsent(),
      ],
    ),
  ],
});
