import { absent, known, unreadable, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { parsePolicy } from "../../../lib/policy-document.ts";
import { judgeScript, noTags } from "../../../testing/judge.ts";
import { openTo, policyText } from "../../../testing/policy.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type SnsTopic, snsTopics } from "../topics.ts";
import { snsNotPublic } from "./sns-not-public.ts";

const operation = "sns:GetTopicAttributes";
const denied = { code: "access-denied", message: `${operation} was denied (AuthorizationError).` } as const;
const topic: SnsTopic = {
  id: "arn:aws:sns:eu-west-1:111111111111:alerts",
  name: "alerts",
  policy: known({ statements: [] }),
  encryptionKey: absent(operation, "no KmsMasterKeyId"),
  tags: known({}),
};
const one = (change: Partial<SnsTopic>) => [listingOf(snsTopics, [{ ...topic, ...change }])];
const open = (names: string) => `statements that let everyone in: ${names}, expected empty`;

testCheck(
  snsNotPublic,
  { test, expect },
  {
    pass: [{ name: "lets in nobody", given: one({}), says: [open("none")] }],
    fail: [
      {
        name: "lets everyone in",
        given: one({ policy: known(parsePolicy(operation, policyText(openTo()))) }),
        says: [open("Open")],
      },
    ],
    unreadable: [
      { name: "the policy is denied", given: one({ policy: unreadable(denied) }), says: [denied.message] },
      {
        name: "cannot be read",
        given: [listingOf(snsTopics, [unreadableResource(topic.id, denied)])],
        says: [denied.message],
      },
    ],
    empty: {
      name: "no topics",
      given: [listingOf(snsTopics, [])],
      says: ["There is no SNS topic in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const policy = (...statements: readonly object[]): Answer => ({
    Attributes: { Policy: policyText(...statements) },
  });
  const [pass, fail] = [
    ["pass", open("none")],
    ["fail", open("Open")],
  ] as const;
  const cases: readonly (readonly [name: string, answer: Answer, outcome: string, says: string])[] = [
    [
      "as a topic is made (cs-suite#23)",
      policy(openTo({ StringEquals: { "AWS:SourceOwner": "111111111111" } })),
      ...pass,
    ],
    [
      "events of a bucket (prowler#8326)",
      policy(openTo({ ArnLike: { "aws:SourceArn": "arn:aws:s3:::acme-uploads" } })),
      ...pass,
    ],
    [
      "an alarm of one account",
      policy(openTo({ ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:eu-west-1:111111111111:alarm:*" } })),
      ...pass,
    ],
    [
      "an alarm of one account, by a star that another account's alarm x:111111111111:alarm:y meets",
      policy(openTo({ StringLike: { "aws:SourceArn": "arn:aws:cloudwatch:*:111111111111:alarm:*" } })),
      ...fail,
    ],
    [
      "the organization (steampipe-mod-aws-compliance#858)",
      policy(openTo({ StringEquals: { "aws:PrincipalOrgID": ["o-abcdefghij"] } })),
      ...pass,
    ],
    [
      "a role (steampipe-mod-aws-compliance#858)",
      policy(openTo({ ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/r" } })),
      ...pass,
    ],
    ["a service", policy(openTo(undefined, { Principal: { Service: "events.amazonaws.com" } })), ...pass],
    ["subscribers by a protocol", policy(openTo({ StringEquals: { "sns:Protocol": "https" } })), ...fail],
    ["events of any bucket", policy(openTo({ ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:*" } })), ...fail],
    ["everyone", policy(openTo()), ...fail],
    ["denied", failure(operation, "AuthorizationError", 403), "error", denied.message],
  ];
  test.each(cases)("%s", async (_, answer, outcome, says) => {
    const said = await judgeScript(snsNotPublic, {
      ...noTags,
      "sns:ListTopics": { Topics: [{ TopicArn: topic.id }] },
      [operation]: answer,
    });
    expect(said.map((each) => [each.outcome, each.says])).toEqual([[outcome, [says]]]);
  });
});
