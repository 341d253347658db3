import { known, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type ApiGatewayStage, restApiStages } from "../stages.ts";
import { restApiLogging } from "./rest-api-logging.ts";

const stages = "apigateway:GetStages";
const denied = {
  code: "access-denied",
  message: `${stages} was denied (AccessDeniedException).`,
} as const;
const stage: ApiGatewayStage = {
  id: "arn:aws:apigateway:eu-west-1::/restapis/r/stages/live",
  name: "shop/live",
  protocol: "REST",
  accessLogs: true,
  executionLogs: false,
  tags: known({}),
};
const one = (change: Partial<ApiGatewayStage>) => [listingOf(restApiStages, [{ ...stage, ...change }])];
const logs = (are: boolean) => `access or execution logs: ${are}, expected true`;
const none = "There is no stage of a REST API in aws/111111111111/eu-west-1: the listing is complete.";

testCheck(
  restApiLogging,
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
        given: [listingOf(restApiStages, [unreadableResource("arn:api", denied)])],
        says: [denied.message],
      },
    ],
    empty: {
      name: "no stages",
      given: [listingOf(restApiStages, [])],
      says: ["There is no stage of a REST API in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  type Case = readonly [name: string, answer: Answer, outcome: string, says: string];
  const cases: readonly Case[] = [
    [
      "access logs (cfn_nag#404)",
      { item: [{ stageName: "live", accessLogSettings: { destinationArn: "arn:l" } }] },
      "pass",
      logs(true),
    ],
    [
      "a format without a destination",
      { item: [{ stageName: "live", accessLogSettings: { format: "x" } }] },
      "fail",
      logs(false),
    ],
    [
      "execution logs of one method alone",
      { item: [{ stageName: "live", methodSettings: { "a/GET": { loggingLevel: "INFO" } } }] },
      "fail",
      logs(false),
    ],
    [
      "execution logs of errors",
      { item: [{ stageName: "live", methodSettings: { "*/*": { loggingLevel: "ERROR" } } }] },
      "pass",
      logs(true),
    ],
    ...[
      ["off for it (terraform-provider-aws#2406)", { loggingLevel: "OFF" }] as const,
      [
        "lost to its own throttling (serverless-api-gateway-throttling#16)",
        { throttlingRateLimit: 1 },
      ] as const,
    ].map(
      ([why, own]): Case => [
        `execution logs of all methods but one, ${why}`,
        {
          item: [{ stageName: "live", methodSettings: { "*/*": { loggingLevel: "INFO" }, "a/POST": own } }],
        },
        "fail",
        logs(false),
      ],
    ),
    [
      "execution logs of all methods, of one in more detail",
      {
        item: [
          {
            stageName: "live",
            methodSettings: { "*/*": { loggingLevel: "ERROR" }, "a/GET": { loggingLevel: "INFO" } },
          },
        ],
      },
      "pass",
      logs(true),
    ],
    ["an API without a stage (tevico-community#112)", {}, "not-applicable", none],
    [
      "throttled (prowler#5517)",
      failure(stages, "TooManyRequestsException", 429),
      "error",
      `${stages} was throttled to the end (TooManyRequestsException).`,
    ],
    ["denied", failure(stages, "AccessDeniedException", 403), "error", denied.message],
  ];
  test.each(cases)("%s", async (_, answer, outcome, says) => {
    const said = await judgeScript(restApiLogging, {
      "apigateway:GetRestApis": { items: [{ id: "r", name: "shop" }] },
      [stages]: answer,
    });
    expect(said.map((each) => [each.outcome, each.says])).toEqual([[outcome, [says]]]);
  });
});
