import { atMost, defineCheck, fact, hours } from "@bylaw/core";
import { someTrail } from "../every-region.ts";
import { cloudTrailTrails, deliveryAge } from "../trails.ts";

export const cloudtrailRealtimeDelivery = defineCheck({
  id: "aws/cloudtrail-realtime-delivery",
  title: "A trail that records every region delivers to CloudWatch Logs",
  why: "Files in a bucket are read afterwards: from CloudWatch Logs an alarm goes off within minutes.",
  fix: "In the console: CloudTrail, Trails, the trail, CloudWatch Logs. Or: aws cloudtrail update-trail --name <name> --cloud-watch-logs-log-group-arn <ARN> --cloud-watch-logs-role-arn <ARN>. Where another system watches the events, use that as evidence: anyOf(cloudtrailRealtimeDelivery, attested(...)).",
  severity: "medium",
  whenEmpty: "fails",
  blindSpots: [
    "Only a trail that records the management events of every region counts: what such a trail is, and what of it is not seen, is that of aws/cloudtrail-multi-region.",
    "That events arrive is read: not whether a filter or an alarm looks at them, nor how long the log group keeps them.",
    "A delivery that stopped shows once the last one is older than the limit.",
    "Other ways to act on events do not count: EventBridge, GuardDuty, Security Hub, CloudTrail Lake, and whatever reads the bucket.",
    "An organization's trail delivers to a log group of the account that owns it: where nothing of that is said here, it is undecided.",
  ],
  sources: [
    {
      title: "CloudTrail: Monitoring CloudTrail log files with Amazon CloudWatch Logs",
      url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/monitor-cloudtrail-log-files-with-cloudwatch-logs.html",
      read: "2026-11",
    },
    {
      title: "CloudTrail: GetTrailStatus",
      url: "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html",
      read: "2026-11",
    },
  ],
  over: cloudTrailTrails,
  parameters: { maxDeliveryAge: atMost(hours(24)) },
  assert: (trails, { maxDeliveryAge }) => [
    someTrail("trail that delivers to CloudWatch Logs", trails, maxDeliveryAge, (trail) => [
      fact("log group", trail.logGroup).isPresent(),
      fact(
        "time since the last delivery to CloudWatch Logs",
        deliveryAge(trail, maxDeliveryAge.value, "logs"),
      ).atMost(maxDeliveryAge),
    ]),
  ],
});
