import { known, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type ApiGatewayStage, apiGatewayStages } from "../stages.ts";
import { apigatewayLogging } from "./apigateway-logging.ts";

const [restStages, otherStages] = ["apigateway:GetStages", "apigatewayv2:GetStages"] as const;
const denied = {
  code: "access-denied",
  message: `${restStages} was denied (AccessDeniedException).`,
} as const;
const stage: ApiGatewayStage = {
  id: "arn:aws:apigateway:eu-west-1::/restapis/r/stages/live",
  name: "shop/live",
  protocol: "REST",
  accessLogs: true,
  executionLogs: false,
  tags: known({}),
};
const one = (change: Partial<ApiGatewayStage>) => [listingOf(apiGatewayStages, [{ ...stage, ...change }])];
const logs = (are: boolean) => `access or execution logs: ${are}, expected true`;
const none = "There is no API Gateway stage in aws/111111111111/eu-west-1: the listing is complete.";

testCheck(
  apigatewayLogging,
  { test, expect },
  {
    pass: [
      { name: "access logs", given: one({}), says: [logs(true)] },
      {
        name: "execution logs",
        given: one({ accessLogs: false, executionLogs: true }),
        says: [logs(true)],
      },
    ],
    fail: [{ name: "neither", given: one({ accessLogs: false }), says: [logs(false)] }],
    unreadable: [
      {
        name: "stages are denied",
        given: [listingOf(apiGatewayStages, [unreadableResource("arn:api", denied)])],
        says: [denied.message],
      },
    ],
    empty: {
      name: "no stages",
      given: [listingOf(apiGatewayStages, [])],
      says: ["There is no API Gateway stage in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const rest = (...item: readonly object[]): readonly [Answer, Answer] => [{ item }, { Items: [] }];
  const http = (...Items: readonly object[]): readonly [Answer, Answer] => [{}, { Items }];
  type Case = readonly [name: string, answers: readonly [Answer, Answer], outcome: string, says: string];
  const cases: readonly Case[] = [
    [
      "access logs (cfn_nag#404)",
      rest({ stageName: "live", accessLogSettings: { destinationArn: "arn:l" } }),
      "pass",
      logs(true),
    ],
    [
      "a format without a destination",
      rest({ stageName: "live", accessLogSettings: { format: "x" } }),
      "fail",
      logs(false),
    ],
    [
      "execution logs of one method alone",
      rest({ stageName: "live", methodSettings: { "a/GET": { loggingLevel: "INFO" } } }),
      "fail",
      logs(false),
    ],
    [
      "execution logs of errors",
      rest({ stageName: "live", methodSettings: { "*/*": { loggingLevel: "ERROR" } } }),
      "pass",
      logs(true),
    ],
    [
      "an HTTP API (cloudsploit#2056)",
      http({ StageName: "$default", AccessLogSettings: { DestinationArn: "arn:l" } }),
      "pass",
      logs(true),
    ],
    ["an HTTP API as it is made", http({ StageName: "$default" }), "fail", logs(false)],
    ["an API without a stage (tevico-community#112)", [{}, { Items: [] }], "not-applicable", none],
    [
      "throttled (prowler#5517)",
      [failure(restStages, "TooManyRequestsException", 429), { Items: [] }],
      "error",
      `${restStages} was throttled to the end (TooManyRequestsException).`,
    ],
    ["denied", [failure(restStages, "AccessDeniedException", 403), { Items: [] }], "error", denied.message],
  ];
  test.each(cases)("%s", async (_, [restAnswer, otherAnswer], outcome, says) => {
    const RouteSelectionExpression = "$request.method";
    const said = await judgeScript(apigatewayLogging, {
      "apigateway:GetRestApis": { items: [{ id: "r", name: "shop" }] },
      "apigatewayv2:GetApis": {
        Items: [{ ApiId: "h", Name: "pay", ProtocolType: "HTTP", RouteSelectionExpression }],
      },
      [restStages]: restAnswer,
      [otherStages]: otherAnswer,
    });
    expect(said.map((each) => [each.outcome, each.says])).toEqual([[outcome, [says]]]);
  });
});
