import { absent, known, unreadable, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript, noTags } from "../../../testing/judge.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type SqsQueue, sqsQueues } from "../queues.ts";
import { sqsEncrypted } from "./sqs-encrypted.ts";

const operation = "sqs:GetQueueAttributes";
const denied = { code: "access-denied", message: `${operation} was denied (AccessDenied).` } as const;
const odd = {
  code: "schema-mismatch",
  message: `${operation} answered without SqsManagedSseEnabled.`,
} as const;
const queue: SqsQueue = {
  id: "arn:aws:sqs:eu-west-1:111111111111:jobs",
  name: "jobs",
  url: "https://sqs.eu-west-1.amazonaws.com/111111111111/jobs",
  policy: absent(operation, "no Policy"),
  encryption: known("SQS"),
  tags: known({}),
};
const one = (change: Partial<SqsQueue>) => [listingOf(sqsQueues, [{ ...queue, ...change }])];
const by = (what: string) => `what encrypts its messages: ${what}, expected one of KMS and SQS`;

testCheck(
  sqsEncrypted,
  { test, expect },
  {
    pass: [
      { name: "a key of SQS", given: one({}), says: [by("SQS")] },
      { name: "a key of KMS", given: one({ encryption: known("KMS") }), says: [by("KMS")] },
    ],
    fail: [{ name: "nothing", given: one({ encryption: known("nothing") }), says: [by("nothing")] }],
    unreadable: [
      { name: "no word of it", given: one({ encryption: unreadable(odd) }), says: [odd.message] },
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
  const set = (change: object): Answer => ({ Attributes: { QueueArn: queue.id, ...change } });
  const cases: readonly (readonly [name: string, answer: Answer, outcome: string, says: string])[] = [
    ["as a queue is made since 2022", set({ SqsManagedSseEnabled: "true" }), "pass", by("SQS")],
    [
      "a key of KMS, and none of SQS",
      set({ KmsMasterKeyId: "alias/aws/sqs", SqsManagedSseEnabled: "false" }),
      "pass",
      by("KMS"),
    ],
    ["an old queue", set({ SqsManagedSseEnabled: "false" }), "fail", by("nothing")],
    ["no word of it", set({}), "error", odd.message],
    ["denied", failure(operation, "AccessDenied", 403), "error", denied.message],
  ];
  test.each(cases)("%s", async (_, answer, outcome, says) => {
    const said = await judgeScript(sqsEncrypted, {
      ...noTags,
      "sqs:ListQueues": { QueueUrls: [queue.url] },
      [operation]: answer,
    });
    expect(said.map((each) => [each.outcome, each.says])).toEqual([[outcome, [says]]]);
  });
});
