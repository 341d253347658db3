import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { noTags } from "../../testing/judge.ts";
import { failure, type ScriptedAws, startScript } from "../../testing/script.ts";
import { s3Buckets } from "./buckets.ts";

let server: ScriptedAws;
afterEach(() => server.stop());

const listing = (...names: readonly string[]) => ({
  Buckets: names.map((Name) => ({ Name, BucketRegion: "us-east-1" })),
});
const noPolicy = (code: string) => failure(operation, code, 404);

const policies: Readonly<Record<string, string>> = {
  good: '{"Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}}',
  html: "<html><body>Please log in</body></html>",
  nothing: "",
  odd: '{"Statement":{"Effect":"Refuse"}}',
};
const operation = "s3:GetBucketPolicy";
const unreadable = (message: string) => ({
  state: "unreadable",
  problem: { code: "schema-mismatch", message: `${operation} ${message}.`, operation },
});

test("a policy that is not one is unreadable, and only for its bucket", async () => {
  server = await startScript({
    ...noTags,
    "s3:ListBuckets": listing(...Object.keys(policies)),
    [operation]: ({ input }) => ({ Policy: policies[String(input.Bucket)] }),
  });
  const [listed] = await collectFrom(s3Buckets, server.endpoint);
  expect(listed?.problem).toBeUndefined();
  expect(listed?.items.map((one) => (one as { policy: unknown }).policy)).toEqual([
    {
      state: "known",
      value: {
        statements: [
          {
            effect: "Deny",
            principals: [{ type: "*", value: "*" }],
            actions: ["s3:*"],
            resources: ["*"],
            conditions: [],
          },
        ],
      },
    },
    unreadable("answered with a policy that is not JSON"),
    unreadable("answered without Policy"),
    unreadable('answered with a policy that Bylaw does not understand at "Statement"'),
  ]);
});

test("B7: a policy with a member twice is unreadable, because one of the two would be lost", async () => {
  server = await startScript({
    ...noTags,
    "s3:ListBuckets": listing("twice"),
    [operation]: {
      Policy:
        '{"Statement":{"Effect":"Deny","Condition":{"Bool":{"aws:SecureTransport":"false"},"Bool":{"aws:ViaAWSService":"false"}}}}',
    },
  });
  const [listed] = await collectFrom(s3Buckets, server.endpoint);
  expect(listed?.items).toMatchObject([
    { policy: unreadable('answered with a policy that has "Bool" twice in one object') },
  ]);
});

test("B7: a bucket that was deleted since it was listed is left out, one without a policy is not", async () => {
  server = await startScript({
    ...noTags,
    "s3:ListBuckets": listing("bare", "gone"),
    [operation]: ({ input }) => noPolicy(input.Bucket === "gone" ? "NoSuchBucket" : "NoSuchBucketPolicy"),
  });
  const [listed] = await collectFrom(s3Buckets, server.endpoint);
  expect(listed?.problem).toBeUndefined();
  expect(listed?.items).toEqual([
    {
      id: "arn:aws:s3:::bare",
      name: "bare",
      region: "us-east-1",
      policy: { state: "absent", operation, code: "NoSuchBucketPolicy" },
      tags: { state: "known", value: {} },
    },
  ]);
});

test("B7: a bucket that is listed without its region is unreadable, and the others are read", async () => {
  server = await startScript({
    ...noTags,
    "s3:ListBuckets": { Buckets: [{ Name: "astray" }, { Name: "bare", BucketRegion: "us-east-1" }] },
    [operation]: noPolicy("NoSuchBucketPolicy"),
  });
  const [listed] = await collectFrom(s3Buckets, server.endpoint);
  expect(listed?.problem).toBeUndefined();
  expect(listed?.items).toMatchObject([
    {
      id: "arn:aws:s3:::astray",
      problem: { code: "schema-mismatch", message: "s3:ListBuckets answered without BucketRegion." },
    },
    { id: "arn:aws:s3:::bare" },
  ]);
});

test("C17: a bucket has its tags, read for its own region at once", async () => {
  server = await startScript({
    "s3:ListBuckets": listing("bare", "tagged"),
    [operation]: noPolicy("NoSuchBucketPolicy"),
    "tagging:GetResources": ({ region }) => ({
      ResourceTagMappingList:
        region === "us-east-1"
          ? [{ ResourceARN: "arn:aws:s3:::tagged", Tags: [{ Key: "data", Value: "personal" }] }]
          : [],
    }),
  });
  const [listed] = await collectFrom(s3Buckets, server.endpoint);
  expect(listed?.items).toMatchObject([
    { name: "bare", tags: { state: "known", value: {} } },
    { name: "tagged", tags: { state: "known", value: { data: "personal" } } },
  ]);
  expect(listed?.calls["tagging:GetResources"]).toBe(1);
});
