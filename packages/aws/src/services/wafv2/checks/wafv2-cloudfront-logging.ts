import { defineCheck, fact } from "@bylaw/core";
import { cloudfrontWebAcls } from "../web-acls.ts";

export const wafv2CloudfrontLogging = defineCheck({
  id: "aws/wafv2-cloudfront-logging",
  title: "Web ACL for CloudFront logs the requests that it blocks",
  why: "Who tries what on an application, and who is turned away by mistake, cannot be found out later.",
  fix: "In the console: WAF & Shield, Protection packs (web ACLs), the web ACL, Logging, Enable. Or: aws wafv2 put-logging-configuration --region us-east-1 --logging-configuration ResourceArn=<web ACL>,LogDestinationConfigs=<arn of a bucket, log group or stream whose name begins with aws-waf-logs->. A logging filter may drop ALLOW alone.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "One that nothing uses is judged too: which distributions and Amplify apps use it is not read. Delete it, or narrow the check.",
    "A logging filter that drops by labels, or by another action than ALLOW, fails: a request that is blocked may meet it as well.",
    "Requests that are stopped by a CAPTCHA or a challenge are not asked for, and which fields of a request are redacted is not read.",
    "Logs that Security Lake or a telemetry rule of CloudWatch takes do not count.",
    "Whether the destination exists, takes what it is sent, and how long it keeps it is not read.",
    "Regional web ACLs are judged by aws/wafv2-logging. WAF Classic is not looked at.",
  ],
  sources: [
    {
      title: "AWS Config: wafv2-logging-enabled",
      url: "https://docs.aws.amazon.com/config/latest/developerguide/wafv2-logging-enabled.html",
    },
    {
      title: "AWS WAF API: LoggingFilter",
      url: "https://docs.aws.amazon.com/waf/latest/APIReference/API_LoggingFilter.html",
    },
  ],
  each: cloudfrontWebAcls,
  assert: ({ logsBlocked }) => [fact("each request that is blocked is logged", logsBlocked).is(true)],
});
