import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { HttpResponse } from "@smithy/core/protocols";
import type { NormalizedSchema } from "@smithy/core/schema";
import { describe, expect, test } from "vitest";
import { checkAnswer, type Output, writeAnswer, writeFailure } from "./answer.ts";
import { describeOperation, packageOf, serviceOf } from "./operation.ts";

/** Whatever client the test bed depends on. */
const { dependencies } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
const services = Object.keys(dependencies).flatMap((name) => serviceOf(name) ?? []);
const load = createRequire(import.meta.url);

/** Every reading operation of every client, whether a collector asks it today or not; content of S3 objects aside. */
const operations = services.flatMap((service) =>
  Object.keys(load(packageOf(service)))
    .flatMap((name) => /^((?:Get|List|Describe|Head)\w+)Command$/.exec(name)?.[1] ?? [])
    .map((name) => `${service}:${name}`)
    .filter((id) => !membersOf(describeOperation(id).output).some(([, one]) => one.isStreaming())),
);

function membersOf(schema: NormalizedSchema): readonly (readonly [string, NormalizedSchema])[] {
  return schema.isStructSchema() ? Object.entries(schema.getMemberSchemas()) : [];
}

/** A value of everything the schema knows, down to a depth where structures may be recursive. */
function sample(schema: NormalizedSchema, depth = 0): unknown {
  if (schema.isStructSchema()) {
    const members = schema.isUnionSchema() ? membersOf(schema).slice(0, 1) : membersOf(schema);
    const shallow = members.filter(
      ([, one]) => depth < 5 || !(one.isStructSchema() || one.isListSchema() || one.isMapSchema()),
    );
    return Object.fromEntries(shallow.map(([name, one]) => [name, sample(one, depth + 1)]));
  }
  if (schema.isListSchema()) return [1, 2].map(() => sample(schema.getValueSchema(), depth + 1));
  if (schema.isMapSchema()) return { some_key: sample(schema.getValueSchema(), depth + 1) };
  if (schema.isBooleanSchema()) return false;
  if (schema.isTimestampSchema()) return new Date("2026-01-02T03:04:05Z");
  if (schema.isBlobSchema()) return Uint8Array.from(Buffer.from("bytes <&>"));
  if (schema.isNumericSchema()) return 7;
  return "a <b> & \"c\" 'd' é";
}

/** What the SDK reads of what was written. */
async function read(operation: string, output: Output): Promise<Output> {
  const { status, headers, body } = await writeAnswer(operation, output);
  const { wire, schema, context } = describeOperation(operation);
  const response = new HttpResponse({ statusCode: status, headers: headers as Record<string, string>, body });
  const { $metadata: _, ...said } = (await wire.deserializeResponse(schema, context, response)) as Output;
  return Object.fromEntries(
    // The SDK wraps bytes that are a whole body.
    Object.entries(said).map(([name, one]) => [name, one instanceof Uint8Array ? Uint8Array.from(one) : one]),
  );
}

describe("an answer is read by the SDK as it was meant", () => {
  test.each(operations)("%s", async (operation) => {
    const { output } = describeOperation(operation);
    const meant = output.isUnitSchema() ? {} : (sample(output) as Output);
    expect(await read(operation, meant)).toEqual(meant);
  });
});

test("an answer in the query protocol stands in its result, and an empty one is empty", async () => {
  expect(await read("iam:GetAccountSummary", {})).toEqual({});
  const { body } = await writeAnswer("iam:GetAccountSummary", { SummaryMap: { Users: 1 } });
  expect(body.toString()).toBe(
    "<GetAccountSummaryResponse><GetAccountSummaryResult><SummaryMap><entry><key>Users</key><value>1</value></entry></SummaryMap></GetAccountSummaryResult></GetAccountSummaryResponse>",
  );
});

describe("a script cannot lie", () => {
  test.each<[string, string, Output, string]>([
    [
      "a misspelt member",
      "kms:ListKeys",
      { Keys: [{ KeyID: "a" }] },
      "Keys[0].KeyID is no member of KeyListEntry (KeyArn, KeyId)",
    ],
    ["another type", "kms:ListKeys", { Truncated: "no" }, 'Truncated is "no", not a boolean'],
    [
      "text for a number",
      "iam:GetAccountSummary",
      { SummaryMap: { Users: "1" } },
      'SummaryMap.Users is "1", not a number',
    ],
    [
      "text for a date",
      "s3:ListBuckets",
      { Buckets: [{ CreationDate: "2026" }] },
      'Buckets[0].CreationDate is "2026", not a Date',
    ],
    ["text for bytes", "iam:GetCredentialReport", { Content: "x" }, 'Content is "x", not bytes'],
    ["one for many", "cloudtrail:DescribeTrails", { trailList: {} }, "trailList is {}, not a list"],
    ["null", "s3:GetBucketPolicy", { Policy: null }, "Policy is null, not a string"],
    [
      "several",
      "kms:DescribeKey",
      { KeyMetadata: { Enabled: 1, Arn: 2 } },
      "KeyMetadata.Enabled is 1, not a boolean; KeyMetadata.Arn is 2, not a string",
    ],
    ["text for a structure", "kms:DescribeKey", { KeyMetadata: "x" }, 'KeyMetadata is "x", not KeyMetadata'],
    ["a list for a map", "iam:GetAccountSummary", { SummaryMap: [] }, "SummaryMap is [], not a map"],
  ])("%s", (_, operation, output, fault) => {
    expect(() => checkAnswer(operation, output)).toThrow(
      new Error(`testbed: AWS never answers ${operation} so: ${fault}.`),
    );
  });

  test("an operation that the service does not have", () => {
    expect(() => checkAnswer("kms:ListKyes", {})).toThrow(
      new Error("testbed: @aws-sdk/client-kms has no operation ListKyes."),
    );
  });

  test("what is missing is no lie", () => {
    expect(() => checkAnswer("kms:ListKeys", {})).not.toThrow();
    expect(() => checkAnswer("kms:ListKeys", { Keys: undefined })).not.toThrow();
  });
});

test("a failure is worded as the service does", () => {
  const said = (operation: string) => writeFailure(operation, "Odd", 400).body.toString();
  expect(said("kms:ListKeys")).toBe('{"__type":"Odd","message":"no"}');
  expect(said("s3:ListBuckets")).toContain("<Error><Code>Odd</Code><Message>no</Message><RequestId>");
  expect(said("iam:GetAccountSummary")).toContain("<ErrorResponse");
});
