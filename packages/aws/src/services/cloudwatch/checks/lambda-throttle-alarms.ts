import { asFarAsRead, defineCheck, fact } from "@bylaw/core";
import { lambdaFunctions } from "../../lambda/functions.ts";
import { cloudwatchAlarms } from "../alarms.ts";
import { isWatched, unseenOfAlarms } from "../watched-metrics.ts";

export const lambdaThrottleAlarms = defineCheck({
  id: "aws/lambda-throttle-alarms",
  title: "An alarm that acts reads the throttles of the Lambda function",
  why: "Calls that Lambda turns away are work that is late or lost, and nobody is told of it by the function, which did not run.",
  fix: "In the console: CloudWatch, Alarms, Create alarm, Lambda, By Function Name, Throttles. Or: aws cloudwatch put-metric-alarm --namespace AWS/Lambda --metric-name Throttles --dimensions Name=FunctionName,Value=<function> --statistic Sum --comparison-operator GreaterThanThreshold --threshold 0 --period 300 --evaluation-periods 1 --alarm-name <name> --alarm-actions <topic>. Without --dimensions it reads those of all functions of the region.",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: [
    ...unseenOfAlarms,
    "An alarm on the throttles of all functions of the region counts for each. One of a version or of an alias does not count, and neither does one on concurrent executions.",
    "Copies of a function that CloudFront runs have metrics in other regions, which are not asked for.",
  ],
  sources: [
    {
      title: "Lambda: Types of metrics for Lambda functions",
      url: "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html",
    },
  ],
  each: lambdaFunctions,
  using: { alarms: asFarAsRead(cloudwatchAlarms) },
  assert: ({ name }, { alarms }) => [
    fact(
      "an alarm that acts reads its throttles",
      isWatched(alarms, {
        ...{ namespace: "AWS/Lambda", name: "Throttles" },
        dimensions: [{ FunctionName: name }, {}],
      }),
    ).is(true),
  ],
});
