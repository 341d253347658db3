import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { noTags } from "../../testing/judge.ts";
import { policyText } from "../../testing/policy.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { snsTopics } from "./topics.ts";

const [list, attributes, tags] = [
  "sns:ListTopics",
  "sns:GetTopicAttributes",
  "tagging:GetResources",
] as const;
let server: ScriptedAws;
afterEach(() => server.stop());
const listed = async (script: Script) => {
  server = await startScript({ ...noTags, ...script });
  const [listing] = await collectFrom(snsTopics, server.endpoint);
  return listing;
};
const arn = (name: string) => `arn:aws:sns:eu-west-1:111111111111:${name}`;

test("lists every topic to the last page, one call each for what it is like", async () => {
  const listing = await listed({
    [list]: ({ input }) =>
      input.NextToken === "2"
        ? { Topics: [{ TopicArn: arn("b") }] }
        : { Topics: [{ TopicArn: arn("a") }], NextToken: "2" },
    [attributes]: ({ input }) => ({
      Attributes: {
        TopicArn: String(input.TopicArn),
        Policy: policyText(),
        ...(input.TopicArn === arn("a") && { KmsMasterKeyId: "alias/aws/sns" }),
      },
    }),
    [tags]: { ResourceTagMappingList: [{ ResourceARN: arn("b"), Tags: [{ Key: "env", Value: "prod" }] }] },
  });
  expect(listing?.problem).toBeUndefined();
  expect(listing?.calls).toEqual({ [list]: 2, [attributes]: 2, [tags]: 1 });
  const policy = { state: "known", value: { version: "2012-10-17", statements: [] } };
  expect(listing?.items).toEqual([
    {
      id: arn("a"),
      name: "a",
      policy,
      encryptionKey: { state: "known", value: "alias/aws/sns" },
      tags: { state: "known", value: {} },
    },
    {
      id: arn("b"),
      name: "b",
      policy,
      encryptionKey: { state: "absent", operation: attributes, code: "no KmsMasterKeyId" },
      tags: { state: "known", value: { env: "prod" } },
    },
  ]);
});

test("a topic that is denied is unreadable, one that is gone is left out, a policy that is missing is told", async () => {
  const listing = await listed({
    [list]: { Topics: ["denied", "gone", "odd"].map((name) => ({ TopicArn: arn(name) })) },
    [attributes]: ({ input: { TopicArn } }) => {
      if (TopicArn === arn("denied")) return failure(attributes, "AuthorizationError", 403);
      return TopicArn === arn("gone") ? failure(attributes, "NotFound", 404) : { Attributes: {} };
    },
  });
  expect(listing?.problem).toBeUndefined();
  expect(listing?.items).toMatchObject([
    { id: arn("denied"), problem: { code: "access-denied", permission: attributes } },
    { id: arn("odd"), policy: { problem: { message: `${attributes} answered without Policy.` } } },
  ]);
});

test("a denied listing is incomplete", async () => {
  const listing = await listed({ [list]: failure(list, "AuthorizationError", 403) });
  expect(listing?.problem).toMatchObject({ code: "access-denied", permission: list });
});
