import { known, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type ApiGatewayStage, httpApiStages } from "../stages.ts";
import { httpApiLogging } from "./http-api-logging.ts";

const stages = "apigatewayv2:GetStages";
const denied = {
  code: "access-denied",
  message: `${stages} was denied (AccessDeniedException).`,
} as const;
const stage: ApiGatewayStage = {
  id: "arn:aws:apigateway:eu-west-1::/restapis/r/stages/live",
  name: "shop/live",
  protocol: "HTTP",
  accessLogs: true,
  executionLogs: false,
  tags: known({}),
};
const one = (change: Partial<ApiGatewayStage>) => [listingOf(httpApiStages, [{ ...stage, ...change }])];
const logs = (are: boolean) => `access or execution logs: ${are}, expected true`;
const none =
  "There is no stage of an HTTP or WebSocket API in aws/111111111111/eu-west-1: the listing is complete.";

testCheck(
  httpApiLogging,
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
        given: [listingOf(httpApiStages, [unreadableResource("arn:api", denied)])],
        says: [denied.message],
      },
    ],
    empty: {
      name: "no stages",
      given: [listingOf(httpApiStages, [])],
      says: [
        "There is no stage of an HTTP or WebSocket API in aws/test-account/test-region: the listing is complete.",
      ],
    },
  },
);

describe("situations from public reports", () => {
  type Case = readonly [name: string, answer: Answer, outcome: string, says: string];
  const cases: readonly Case[] = [
    [
      "an HTTP API (cloudsploit#2056)",
      { Items: [{ StageName: "$default", AccessLogSettings: { DestinationArn: "arn:l" } }] },
      "pass",
      logs(true),
    ],
    ["an HTTP API as it is made (tfsec#175)", { Items: [{ StageName: "$default" }] }, "fail", logs(false)],
    [
      "settings without a destination",
      { Items: [{ StageName: "$default", AccessLogSettings: { Format: "x" } }] },
      "fail",
      logs(false),
    ],
    [
      "execution logs of a WebSocket API",
      { Items: [{ StageName: "live", DefaultRouteSettings: { LoggingLevel: "INFO" } }] },
      "pass",
      logs(true),
    ],
    [
      "execution logs of all routes but one",
      {
        Items: [
          {
            StageName: "live",
            DefaultRouteSettings: { LoggingLevel: "INFO" },
            RouteSettings: { pay: { LoggingLevel: "OFF" } },
          },
        ],
      },
      "fail",
      logs(false),
    ],
    ["an API without a stage (tevico-community#112)", { Items: [] }, "not-applicable", none],
    [
      "throttled (prowler#5517)",
      failure(stages, "TooManyRequestsException", 429),
      "error",
      `${stages} was throttled to the end (TooManyRequestsException).`,
    ],
    ["denied", failure(stages, "AccessDeniedException", 403), "error", denied.message],
  ];
  test.each(cases)("%s", async (_, answer, outcome, says) => {
    const said = await judgeScript(httpApiLogging, {
      "apigatewayv2:GetApis": {
        Items: [
          { ApiId: "h", Name: "pay", ProtocolType: "HTTP", RouteSelectionExpression: "$request.method" },
        ],
      },
      [stages]: answer,
    });
    expect(said.map((each) => [each.outcome, each.says])).toEqual([[outcome, [says]]]);
  });
});
