import { absent, known, unreadable, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { parsePolicy } from "../../../lib/policy-document.ts";
import { judgeScript, noTags } from "../../../testing/judge.ts";
import { openTo, policyText } from "../../../testing/policy.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type LambdaFunctionAccess, lambdaFunctionAccess } from "../function-access.ts";
import { lambdaNotPublic } from "./lambda-not-public.ts";

const [operation, urls] = ["lambda:GetPolicy", "lambda:ListFunctionUrlConfigs"] as const;
const denied = {
  code: "access-denied",
  message: `${operation} was denied (AccessDeniedException).`,
} as const;
const access: LambdaFunctionAccess = {
  id: "arn:aws:lambda:eu-west-1:111111111111:function:mail",
  name: "mail",
  policy: absent(operation, "ResourceNotFoundException"),
  urls: known([]),
  tags: known({}),
};
const one = (change: Partial<LambdaFunctionAccess>) => [
  listingOf(lambdaFunctionAccess, [{ ...access, ...change }]),
];
const open = (names: string) => `statements that let everyone in: ${names}, expected empty`;
const free = (types: string) => `URLs without sign-in: ${types}, expected empty`;

testCheck(
  lambdaNotPublic,
  { test, expect },
  {
    pass: [
      { name: "has no policy and no URL", given: one({}), says: [open("none"), free("none")] },
      {
        name: "its URL asks who it is",
        given: one({ urls: known(["AWS_IAM"]) }),
        says: [open("none"), free("none")],
      },
    ],
    fail: [
      {
        name: "lets everyone in",
        given: one({ policy: known(parsePolicy(operation, policyText(openTo()))) }),
        says: [open("Open")],
      },
      { name: "its URL asks nobody", given: one({ urls: known(["AWS_IAM", "NONE"]) }), says: [free("NONE")] },
    ],
    unreadable: [
      { name: "the policy is denied", given: one({ policy: unreadable(denied) }), says: [denied.message] },
      { name: "its URLs are denied", given: one({ urls: unreadable(denied) }), says: [denied.message] },
      {
        name: "cannot be read",
        given: [listingOf(lambdaFunctionAccess, [unreadableResource(access.id, denied)])],
        says: [denied.message],
      },
    ],
    empty: {
      name: "no functions",
      given: [listingOf(lambdaFunctionAccess, [])],
      says: [
        "There is no access to a Lambda function in aws/test-account/test-region: the listing is complete.",
      ],
    },
  },
);

describe("situations from public reports", () => {
  const policy = (...statements: readonly object[]): Answer => ({ Policy: policyText(...statements) });
  const by = (service: string, Condition?: object) => openTo(Condition, { Principal: { Service: service } });
  const none = failure(operation, "ResourceNotFoundException", 404);
  const url = (AuthType: string) => ({
    FunctionUrl: "https://x.lambda-url.eu-west-1.on.aws/",
    FunctionArn: access.id,
    CreationTime: "2025-01-01T00:00:00Z",
    LastModifiedTime: "2025-01-01T00:00:00Z",
    AuthType,
  });
  const [pass, fail] = [
    ["pass", open("none"), free("none")],
    ["fail", open("Open")],
  ] as const;
  type Case = readonly [
    name: string,
    policy: Answer,
    types: readonly string[],
    outcome: string,
    ...says: string[],
  ];
  const cases: readonly Case[] = [
    ["no policy", none, [], ...pass],
    [
      "behind API Gateway (prowler#4870)",
      policy(
        by("apigateway.amazonaws.com", {
          ArnLike: { "AWS:SourceArn": "arn:aws:execute-api:eu-west-1:111111111111:x/*" },
        }),
      ),
      [],
      ...pass,
    ],
    ["a rule of EventBridge (cnspec#3140)", policy(by("events.amazonaws.com")), [], ...pass],
    [
      "a bucket's events without an account (Zappa#2227, regula#200): the service is named",
      policy(by("s3.amazonaws.com", { ArnLike: { "AWS:SourceArn": "arn:aws:s3:::acme" } })),
      [],
      ...pass,
    ],
    ["everyone (detection-rules#3632)", policy(openTo()), [], ...fail],
    [
      "everyone of the organization",
      policy(openTo({ StringEquals: { "aws:PrincipalOrgID": "o-abcdefghij" } })),
      ["AWS_IAM"],
      ...pass,
    ],
    [
      "everyone with an account, by a URL that asks who they are",
      policy(openTo({ StringEquals: { "lambda:FunctionUrlAuthType": "AWS_IAM" } })),
      ["AWS_IAM"],
      ...fail,
    ],
    [
      "a URL without sign-in, as the console makes it",
      policy(openTo({ StringEquals: { "lambda:FunctionUrlAuthType": "NONE" } })),
      ["NONE"],
      "fail",
      open("Open"),
      free("NONE"),
    ],
    ["a URL without sign-in and no policy", none, ["NONE"], "fail", free("NONE")],
    ["denied", failure(operation, "AccessDeniedException", 403), [], "error", denied.message],
  ];
  test.each(cases.map((one) => [one[0], one] as const))(
    "%s",
    async (_, [, answer, types, outcome, ...says]) => {
      const said = await judgeScript(lambdaNotPublic, {
        ...noTags,
        "lambda:ListFunctions": { Functions: [{ FunctionArn: access.id, FunctionName: "mail" }] },
        [operation]: answer,
        [urls]: { FunctionUrlConfigs: types.map(url) },
      });
      expect(said.map((each) => [each.outcome, each.says])).toEqual([[outcome, says]]);
    },
  );
});
