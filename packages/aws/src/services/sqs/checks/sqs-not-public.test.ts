import { absent, known, unreadable, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { parsePolicy } from "../../../lib/policy-document.ts";
import { judgeScript, noTags } from "../../../testing/judge.ts";
import { openTo, policyText } from "../../../testing/policy.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type SqsQueue, sqsQueues } from "../queues.ts";
import { sqsNotPublic } from "./sqs-not-public.ts";

const operation = "sqs:GetQueueAttributes";
const denied = { code: "access-denied", message: `${operation} was denied (AccessDenied).` } as const;
const queue: SqsQueue = {
  id: "arn:aws:sqs:eu-west-1:111111111111:jobs",
  name: "jobs",
  url: "https://sqs.eu-west-1.amazonaws.com/111111111111/jobs",
  policy: known({ statements: [] }),
  encryption: known("SQS"),
  tags: known({}),
};
const one = (change: Partial<SqsQueue>) => [listingOf(sqsQueues, [{ ...queue, ...change }])];
const open = (names: string) => `statements that let everyone in: ${names}, expected empty`;

testCheck(
  sqsNotPublic,
  { test, expect },
  {
    pass: [
      { name: "lets in nobody", given: one({}), says: [open("none")] },
      { name: "has no policy", given: one({ policy: absent(operation, "no Policy") }), says: [open("none")] },
    ],
    fail: [
      {
        name: "lets everyone in",
        given: one({ policy: known(parsePolicy(operation, policyText(openTo()))) }),
        says: [open("Open")],
      },
    ],
    unreadable: [
      { name: "the policy is odd", given: one({ policy: unreadable(denied) }), says: [denied.message] },
      {
        name: "cannot be read",
        given: [listingOf(sqsQueues, [unreadableResource(queue.id, denied)])],
        says: [denied.message],
      },
    ],
    empty: {
      name: "no queues",
      given: [listingOf(sqsQueues, [])],
      says: ["There is no SQS queue in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const about = { QueueArn: queue.id, SqsManagedSseEnabled: "true" };
  const policy = (...statements: readonly object[]): Answer => ({
    Attributes: { ...about, Policy: policyText(...statements) },
  });
  const from = (arn: string, operator = "ArnEquals") => openTo({ [operator]: { "aws:SourceArn": arn } });
  const [pass, fail] = [
    ["pass", open("none")],
    ["fail", open("Open")],
  ] as const;
  const cases: readonly (readonly [name: string, answer: Answer, outcome: string, says: string])[] = [
    ["as a queue is made", { Attributes: about }, ...pass],
    [
      "subscribed to a topic (Scout2#184, prowler#2565)",
      policy(from("arn:aws:sns:us-east-1:111111111111:topic")),
      ...pass,
    ],
    [
      "events of a bucket, whose ARN names no account (prowler#3212)",
      policy(from("arn:aws:s3:::acme-uploads")),
      ...pass,
    ],
    [
      "the condition's key in capitals (security_monkey#177)",
      policy(openTo({ ArnEquals: { "AWS:SourceArn": "arn:aws:sns:us-east-1:111111111111:t" } })),
      ...pass,
    ],
    ["a condition that any topic meets (checkov#178)", policy(from("*", "ArnLike")), ...fail],
    ["topics of that name in any account", policy(from("arn:aws:sns:*:*:topic", "ArnLike")), ...fail],
    ["everyone over TLS", policy(openTo({ Bool: { "aws:SecureTransport": "true" } })), ...fail],
    ["another account", policy(openTo(undefined, { Principal: { AWS: "222222222222" } })), ...pass],
    [
      "a policy without a word, where SQS leaves out what there is not (moto#1520)",
      { Attributes: { ...about, Policy: "" } },
      "error",
      `${operation} answered with a policy that is not JSON.`,
    ],
    ["denied", failure(operation, "AccessDenied", 403), "error", denied.message],
  ];
  test.each(cases)("%s", async (_, answer, outcome, says) => {
    const said = await judgeScript(sqsNotPublic, {
      ...noTags,
      "sqs:ListQueues": { QueueUrls: [queue.url] },
      [operation]: answer,
    });
    expect(said.map((each) => [each.outcome, each.says])).toEqual([[outcome, [says]]]);
  });
});
