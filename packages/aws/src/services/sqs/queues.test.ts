import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { noTags } from "../../testing/judge.ts";
import { policyText } from "../../testing/policy.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { sqsQueues } from "./queues.ts";

const [list, attributes, tags] = [
  "sqs:ListQueues",
  "sqs:GetQueueAttributes",
  "tagging:GetResources",
] as const;
let server: ScriptedAws;
afterEach(() => server.stop());
const listed = async (script: Script) => {
  server = await startScript({ ...noTags, ...script });
  const [listing] = await collectFrom(sqsQueues, server.endpoint);
  return listing;
};
const arn = (name: string) => `arn:aws:sqs:eu-west-1:111111111111:${name}`;
const url = (name: string) => `https://sqs.eu-west-1.amazonaws.com/111111111111/${name}`;
const nameOf = (asked: unknown) => String(asked).split("/").at(-1) ?? "";

test("lists every queue to the last page, one call each for what it is like", async () => {
  const listing = await listed({
    [list]: ({ input }) =>
      input.NextToken === "2"
        ? { QueueUrls: [url("none"), url("own")] }
        : { QueueUrls: [url("kms")], NextToken: "2" },
    [attributes]: ({ input }) => {
      const name = nameOf(input.QueueUrl);
      const about = { QueueArn: arn(name), SqsManagedSseEnabled: String(name === "own") };
      return { Attributes: name === "kms" ? { ...about, KmsMasterKeyId: "k", Policy: policyText() } : about };
    },
    [tags]: { ResourceTagMappingList: [{ ResourceARN: arn("own"), Tags: [{ Key: "env", Value: "prod" }] }] },
  });
  expect(listing?.problem).toBeUndefined();
  expect(listing?.calls).toEqual({ [list]: 2, [attributes]: 3, [tags]: 1 });
  expect(server.asked.find(({ operation }) => operation === list)?.input).toEqual({ MaxResults: 1000 });
  const none = { state: "absent", operation: attributes, code: "no Policy" };
  const queue = (name: string, policy: object, encryption: string, own: object = {}) => ({
    id: arn(name),
    name,
    url: url(name),
    policy,
    encryption: { state: "known", value: encryption },
    tags: { state: "known", value: own },
  });
  expect(listing?.items).toEqual([
    queue("kms", { state: "known", value: { version: "2012-10-17", statements: [] } }, "KMS"),
    queue("none", none, "nothing"),
    queue("own", none, "SQS", { env: "prod" }),
  ]);
});

test("no queue at all is an answer without the list; more without the list is none", async () => {
  const empty = await listed({ [list]: {} });
  expect([empty?.problem, empty?.items]).toEqual([undefined, []]);
  await server.stop();
  const odd = await listed({ [list]: { NextToken: "2" } });
  expect(odd?.problem?.message).toBe(`${list} answered without QueueUrls.`);
});

test("a queue that is denied is unreadable, one that is gone is left out, what is odd is told", async () => {
  const names = ["denied", "gone", "odd", "unsaid"];
  const listing = await listed({
    [list]: { QueueUrls: names.map(url) },
    [attributes]: ({ input }) => {
      const name = nameOf(input.QueueUrl);
      if (name === "denied") return failure(attributes, "AccessDenied", 403);
      if (name === "gone") return failure(attributes, "QueueDoesNotExist", 400);
      const QueueArn = arn(name);
      return {
        Attributes: name === "unsaid" ? { QueueArn } : { QueueArn, Policy: "[]", SqsManagedSseEnabled: "on" },
      };
    },
  });
  expect(listing?.problem).toBeUndefined();
  expect(listing?.items).toMatchObject([
    {
      id: arn("odd"),
      policy: { problem: { code: "schema-mismatch" } },
      encryption: { problem: { message: `${attributes} answered SqsManagedSseEnabled with "on".` } },
    },
    { encryption: { problem: { message: `${attributes} answered without SqsManagedSseEnabled.` } } },
    { id: url("denied"), problem: { code: "access-denied", permission: attributes } },
  ]);
});

test("a denied listing is incomplete", async () => {
  const listing = await listed({ [list]: failure(list, "AccessDenied", 403) });
  expect(listing?.problem).toMatchObject({ code: "access-denied", permission: list });
});
