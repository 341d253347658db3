import { absent, known, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript, noTags } from "../../../testing/judge.ts";
import { policyText } from "../../../testing/policy.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type SnsTopic, snsTopics } from "../topics.ts";
import { snsEncrypted } from "./sns-encrypted.ts";

const operation = "sns:GetTopicAttributes";
const denied = { code: "access-denied", message: `${operation} was denied (AuthorizationError).` } as const;
const topic: SnsTopic = {
  id: "arn:aws:sns:eu-west-1:111111111111:alerts",
  name: "alerts",
  policy: known({ statements: [] }),
  encryptionKey: known("alias/aws/sns"),
  tags: known({}),
};
const one = (change: Partial<SnsTopic>) => [listingOf(snsTopics, [{ ...topic, ...change }])];
const key = (name: string) => `key that encrypts its messages: ${name}, expected present`;
const none = key("absent (no KmsMasterKeyId)");

testCheck(
  snsEncrypted,
  { test, expect },
  {
    pass: [{ name: "has a key", given: one({}), says: [key("alias/aws/sns")] }],
    fail: [
      {
        name: "has none",
        given: one({ encryptionKey: absent(operation, "no KmsMasterKeyId") }),
        says: [none],
      },
    ],
    unreadable: [
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
  const set = (change: object): Answer => ({ Attributes: { Policy: policyText(), ...change } });
  const own = "arn:aws:kms:eu-west-1:111111111111:key/1";
  const cases: readonly (readonly [name: string, answer: Answer, outcome: string, says: string])[] = [
    ["as a topic is made", set({}), "fail", none],
    ["a key that was taken away leaves an empty text", set({ KmsMasterKeyId: "" }), "fail", none],
    ["a key of one's own", set({ KmsMasterKeyId: own }), "pass", key(own)],
    ["the key of AWS", set({ KmsMasterKeyId: "alias/aws/sns" }), "pass", key("alias/aws/sns")],
    ["denied", failure(operation, "AuthorizationError", 403), "error", denied.message],
  ];
  test.each(cases)("%s", async (_, answer, outcome, says) => {
    const said = await judgeScript(snsEncrypted, {
      ...noTags,
      "sns:ListTopics": { Topics: [{ TopicArn: topic.id }] },
      [operation]: answer,
    });
    expect(said.map((each) => [each.outcome, each.says])).toEqual([[outcome, [says]]]);
  });
});
