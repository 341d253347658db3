import { atMost, defineCheck, fact, hours } from "@bylaw/core";
import { someTrail } from "../every-region.ts";
import { cloudTrailTrails } from "../trails.ts";

export const cloudtrailKms = defineCheck({
  id: "aws/cloudtrail-kms",
  title: "A trail that records every region encrypts its log files with a KMS key",
  why: "With a key of your own, whoever reads the bucket still cannot read the logs unless the key lets them.",
  fix: "In the console: CloudTrail, Trails, the trail, General details. Or: aws cloudtrail update-trail --name <name> --kms-key-id <key>, once the key lets CloudTrail encrypt with it.",
  severity: "low",
  whenEmpty: "fails",
  blindSpots: [
    "Only a trail that records the management events of every region counts: what such a trail is, and what of it is not seen, is that of aws/cloudtrail-multi-region.",
    "That a key is named is read: not its policy, nor whether it is enabled, nor in which account it is. Where the key stops CloudTrail from delivering, the trail no longer counts.",
    "Files from before the key was named are encrypted as the bucket does it.",
  ],
  sources: [
    {
      title: "CloudTrail: Encrypting CloudTrail log files with AWS KMS keys",
      url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html",
      read: "2026-11",
    },
  ],
  over: cloudTrailTrails,
  parameters: { maxDeliveryAge: atMost(hours(24)) },
  assert: (trails, { maxDeliveryAge }) => [
    someTrail("trail that records every region and encrypts its files", trails, maxDeliveryAge, (trail) => [
      fact("KMS key", trail.kmsKey).isPresent(),
    ]),
  ],
});
