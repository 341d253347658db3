import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { noTags } from "../../../testing/judge.ts";
import { saidOf } from "../../../testing/said.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { type LambdaFunction, lambdaFunctions } from "../../lambda/functions.ts";
import { alarmScript, composite, metric, metricThat, watching } from "../alarm.fixture.ts";
import { type CloudWatchAlarm, cloudwatchAlarms } from "../alarms.ts";
import { lambdaThrottleAlarms } from "./lambda-throttle-alarms.ts";

const orders: LambdaFunction = {
  ...{ id: "arn:aws:lambda:eu-west-1:111111111111:function:orders", name: "orders" },
  ...{ packageType: "Zip", runtime: "nodejs22.x", readAt: "2026-01-01T00:00:00.000Z", tags: known({}) },
};
const throttles: CloudWatchAlarm = {
  id: "arn:aws:cloudwatch:eu-west-1:111111111111:alarm:throttles",
  name: "throttles",
  kind: "metric",
  actionsEnabled: known(true),
  alarmActions: known(["arn:aws:sns:eu-west-1:111111111111:ops"]),
  metrics: [{ namespace: "AWS/Lambda", name: "Throttles", dimensions: known({ FunctionName: "orders" }) }],
  inputOf: [],
  tags: known({}),
};
const given = (...alarms: readonly CloudWatchAlarm[]) => [
  listingOf(lambdaFunctions, [orders]),
  listingOf(cloudwatchAlarms, alarms),
];
const said = (is: boolean) => `an alarm that acts reads its throttles: ${is}, expected true`;
const problem = { code: "access-denied", message: "cloudwatch:DescribeAlarms was denied." } as const;

testCheck(
  lambdaThrottleAlarms,
  { test, expect },
  {
    pass: [{ name: "an alarm of its own", given: given(throttles), says: [said(true)] }],
    fail: [
      { name: "no alarm", given: given(), says: [said(false)] },
      {
        name: "its actions are switched off",
        given: given({ ...throttles, actionsEnabled: known(false) }),
        says: [said(false)],
      },
    ],
    unreadable: [
      {
        name: "alarms may not be listed",
        given: [listingOf(lambdaFunctions, [orders]), listingOf(cloudwatchAlarms, [], { problem })],
        says: [`aws/cloudwatch-alarms is incomplete: ${problem.message}`],
      },
      {
        name: "what the alarm does is not known",
        given: given({ ...throttles, alarmActions: unreadable(problem) }),
        says: [problem.message],
      },
    ],
    empty: {
      name: "no functions",
      given: [listingOf(lambdaFunctions, []), listingOf(cloudwatchAlarms, [])],
      says: ["There is no Lambda function in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const functions: Script = {
    ...noTags,
    "lambda:ListFunctions": {
      Functions: [
        { FunctionName: "orders", FunctionArn: orders.id, PackageType: "Zip", Runtime: "nodejs22.x" },
      ],
    },
  };
  const on = (dimensions: Readonly<Record<string, string>>, change: object = {}) =>
    watching(["AWS/Lambda", "Throttles"], dimensions, change);
  const own = { FunctionName: "orders" };
  const query = (name: string) => ({
    Id: name.toLowerCase(),
    MetricStat: { Metric: metricThat(["AWS/Lambda", name], own), Period: 300, Stat: "Sum" },
    ReturnData: false,
  });
  const rate = metric("rate", {
    ...{ MetricName: undefined, Namespace: undefined, Dimensions: undefined },
    Metrics: [
      { Id: "rate", Expression: "100 * throttles / (throttles + invocations)", ReturnData: true },
      ...[query("Throttles"), query("Invocations")],
    ],
  });
  const fails = `fail (${said(false)})`;
  const cases: readonly (readonly [name: string, alarms: Script, said: string])[] = [
    ["an alarm of its own (azul#5399, guardian/cdk#886)", alarmScript([on(own)]), "pass"],
    [
      "the dimension holds a variable's name (azul#5458)",
      alarmScript([on({ FunctionName: "aws_lambda_function.orders.function_name" })]),
      fails,
    ],
    [
      "the dimension is called after the function (serverless-plugin-aws-alerts#12)",
      alarmScript([on({ OrdersLambdaFunctionName: "orders" })]),
      fails,
    ],
    ["a rate, by an expression (slic-watch#4)", alarmScript([rate]), "pass"],
    ["the throttles of all functions", alarmScript([on({})]), "pass"],
    ["an alias alone", alarmScript([on({ ...own, Resource: "orders:live" })]), fails],
    ["its errors alone", alarmScript([watching(["AWS/Lambda", "Errors"], own)]), fails],
    ["an alarm that does nothing (prowler#5404)", alarmScript([on(own, { AlarmActions: [] })]), fails],
    [
      "an alarm whose actions are off (prowler#5416)",
      alarmScript([on(own, { ActionsEnabled: false })]),
      fails,
    ],
    [
      "a composite alarm that goes off with it, and whose actions are off",
      alarmScript(
        [on(own, { AlarmActions: [] })],
        [composite("any", "ALARM(Throttles-orders)", { ActionsEnabled: false })],
      ),
      fails,
    ],
    [
      "no word of whether it acts",
      alarmScript([on(own, { ActionsEnabled: undefined })]),
      "error (cloudwatch:DescribeAlarms answered without ActionsEnabled.)",
    ],
    [
      "denied",
      { "cloudwatch:DescribeAlarms": failure("cloudwatch:DescribeAlarms", "AccessDenied", 403) },
      "error (aws/cloudwatch-alarms is incomplete: cloudwatch:DescribeAlarms was denied (AccessDenied).)",
    ],
  ];
  test.each(cases)("%s", async (_, alarms, verdict) => {
    expect(await saidOf(lambdaThrottleAlarms, { ...functions, ...alarms })).toEqual([`orders: ${verdict}`]);
  });
});
