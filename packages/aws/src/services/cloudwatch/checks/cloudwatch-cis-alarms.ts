import { defineCheck, fact } from "@bylaw/core";
import { cisActionsWatched } from "../watched-actions.ts";

export const cloudwatchCisAlarms = defineCheck({
  id: "aws/cloudwatch-cis-alarms",
  title: "A metric filter and an alarm that somebody subscribed to watch the action",
  why: "Whoever takes over an account changes who may do what, and what is recorded of it; an alarm tells while it can be stopped.",
  fix: "For each action, on the log group of a trail of every region: aws logs put-metric-filter --log-group-name <group> --filter-name <name> --filter-pattern '<pattern>' --metric-transformations metricName=<metric>,metricNamespace=<namespace>,metricValue=1, then aws cloudwatch put-metric-alarm --alarm-name <name> --namespace <namespace> --metric-name <metric> --statistic Sum --comparison-operator GreaterThanOrEqualToThreshold --threshold 1 --period 300 --evaluation-periods 1 --alarm-actions <topic>, then aws sns subscribe --topic-arn <topic> --protocol email --notification-endpoint <address>, and confirm. Patterns: Security Hub CSPM user guide, CloudWatch.1 to CloudWatch.14. In the console: CloudWatch, Log groups, the group, Metric filters.",
  severity: "medium",
  whenEmpty: "fails",
  blindSpots: [
    "Rules of EventBridge, GuardDuty, Security Hub and other systems that read CloudTrail may tell of the same, and are not seen.",
    "An alarm's threshold, period and statistic, what its expression makes of the metric, a filter's value, unit and dimensions, and whether events arrive in the log group are not judged.",
    "A filter whose pattern is not understood, such as one with a regular expression, does not count, nor does one that reads the events of some accounts or regions alone, or what a transformer made of them.",
    "The log group of an organization's trail, and a topic's subscriptions, are seen only in the account that has them: alarms that are kept in another account do not count.",
    "A topic counts with one confirmed subscription of whatever kind: whether anybody reads it is not seen.",
    "Alarms that a suppressor, a mute rule or a time to warm up holds back, and actions other than a topic, are not followed.",
  ],
  sources: [
    {
      title: "Security Hub CSPM: controls for CloudWatch, with the patterns of CIS",
      url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html",
      read: "2026-11",
    },
    {
      title: "CloudWatch Logs: Filter patterns for JSON log events",
      url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/matching-terms-json-log-events.html",
      read: "2026-11",
    },
  ],
  each: cisActionsWatched,
  assert: ({ filtered, told }) => [
    fact("a metric filter matches it in the log group of a trail of every region", filtered).is(true),
    fact("an alarm on that metric tells a topic with a confirmed subscription", told).is(true),
  ],
});
