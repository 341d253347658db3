import { atLeast, days, defineCheck, fact } from "@bylaw/core";
import { logGroups } from "../log-groups.ts";

export const logGroupRetention = defineCheck({
  id: "aws/log-group-retention",
  title: "Log group keeps its log events long enough",
  why: "An intrusion is often noticed months later, and what was deleted by then cannot say how it went.",
  fix: "In the console: CloudWatch, Log groups, Actions, Edit retention setting. Or: aws logs put-retention-policy --log-group-name <name> --retention-in-days <days>. Narrow the check to the groups that must be kept where the rest, such as those of functions, need not be.",
  severity: "medium",
  whenEmpty: "notApplicable",
  parameters: { retention: atLeast(days(365)) },
  blindSpots: [
    "A group whose log events never expire is kept long enough: whether they should be deleted some day is not judged.",
    "Copies elsewhere are not seen: a group that is exported to a bucket or streamed to another account, and short itself, fails.",
    "A setting that was shorter before has deleted what it had: what the setting was before is not read.",
    "Who may delete the group, or shorten its retention, is not read.",
  ],
  sources: [
    {
      title: "Security Hub CSPM: CloudWatch.16, whose default is 365 days",
      url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html",
      read: "2026-11",
    },
  ],
  each: logGroups,
  appliesTo: (group) =>
    group.class !== "DELIVERY" || "The log group only passes log events on: AWS keeps them for a day.",
  assert: (group, { retention }) => [
    group.expires
      ? fact("retention", group.retention).atLeast(retention)
      : fact("log events expire", group.expires).is(false),
  ],
});
