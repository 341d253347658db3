import { systemTools } from "@bylaw/core/node";
import { collectProgram } from "@bylaw/core/run";
import { noWaiting, programOf } from "@bylaw/core/testing";
import { afterEach, describe, expect, test } from "vitest";
import { kmsKeyPolicyNotPublic, kmsKeyRotation, s3BucketTlsOnly, s3BucketVersioning } from "../checks.gen.ts";
import { estateProvider } from "../testing/estate.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../testing/script.ts";
import type { AwsOptions } from "./options.ts";

describe("listings of one account", () => {
  let server: ScriptedAws;
  afterEach(() => server.stop());
  const checks = [s3BucketTlsOnly, s3BucketVersioning, kmsKeyRotation, kmsKeyPolicyNotPublic];
  const tags = "tagging:GetResources";
  const shared = ["kms:ListAliases", "kms:ListKeys", "s3:ListBuckets", tags];
  const metadata = { KeyId: "k", KeyManager: "CUSTOMER", KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" };
  const script: Script = {
    [tags]: { ResourceTagMappingList: [] },
    "s3:ListBuckets": { Buckets: [{ Name: "data", BucketRegion: "eu-west-1" }] },
    "s3:GetBucketPolicy": failure("s3:GetBucketPolicy", "NoSuchBucketPolicy", 404),
    "s3:GetBucketVersioning": { Status: "Enabled" },
    "kms:ListAliases": { Aliases: [], Truncated: false },
    "kms:ListKeys": {
      Keys: [{ KeyId: "k", KeyArn: "arn:aws:kms:eu-west-1:111111111111:key/k" }],
      Truncated: false,
    },
    "kms:DescribeKey": {
      KeyMetadata: { ...metadata, Origin: "AWS_KMS", KeyState: "Enabled", MultiRegion: false },
    },
    "kms:GetKeyPolicy": { Policy: '{"Statement":[]}' },
  };
  const start = async (change: Script = {}, regions: AwsOptions["regions"] = ["eu-west-1"]) => {
    server = await startScript({ ...script, ...change });
    const program = programOf([estateProvider(server.endpoint, { regions })], checks);
    return async (tools = noWaiting, deadline = 600_000) => {
      const { listings } = await collectProgram(program, { ...tools, deadline });
      return Object.fromEntries(listings.map((one) => [one.collector, one]));
    };
  };
  const times = (operation: string) => server.asked.filter((one) => one.operation === operation).length;

  test("read buckets, keys, aliases and tags once a run, and anew in the next one of the same program", async () => {
    const collect = await start();
    const listings = await collect();
    expect(Object.values(listings).map(({ state, resources }) => [state, resources])).toEqual(
      Array(4).fill(["complete", 1]),
    );
    // Tags of buckets and of keys.
    expect(shared.map(times)).toEqual([1, 1, 1, 2]);
    await collect();
    expect(shared.map(times)).toEqual([2, 2, 2, 4]);
  });

  test("read what belongs to a region in each region", async () => {
    const collect = await start({}, ["eu-west-1", "us-east-1"]);
    await collect();
    expect(["kms:ListAliases", "kms:ListKeys", "s3:ListBuckets"].map(times)).toEqual([2, 2, 1]);
  });

  test("count what they asked themselves", async () => {
    const collect = await start();
    const calls = Object.values(await collect()).flatMap((one) => Object.entries(one.calls));
    const counts = shared.map((operation) =>
      calls.filter(([name]) => name === operation).reduce((sum, [, count]) => sum + count, 0),
    );
    expect(counts).toEqual([1, 1, 1, 2]);
  });

  test("all fail where the list fails, and none is an empty one", async () => {
    const collect = await start({ "s3:ListBuckets": failure("s3:ListBuckets", "AccessDenied", 403) });
    const listings = await collect();
    for (const id of ["aws/s3-buckets", "aws/s3-versionings"]) {
      const problem = {
        code: "access-denied",
        operation: "s3:ListBuckets",
        permission: "s3:ListAllMyBuckets",
      };
      expect(listings[id]).toMatchObject({ state: "incomplete", resources: 0, problem });
    }
    expect(times("s3:ListBuckets")).toBe(1);
  });

  test("all have buckets of the pages before the one that fails", async () => {
    const page = Array.from({ length: 40 }, (_, at) => ({ Name: `data-${at}`, BucketRegion: "eu-west-1" }));
    const collect = await start({
      "s3:ListBuckets": ({ before }) =>
        before === 0
          ? { Buckets: page, ContinuationToken: "2" }
          : failure("s3:ListBuckets", "AccessDenied", 403),
    });
    const listings = await collect();
    for (const id of ["aws/s3-buckets", "aws/s3-versionings"]) {
      const problem = { code: "access-denied", operation: "s3:ListBuckets" };
      expect(listings[id]).toMatchObject({ state: "incomplete", problem });
      expect(listings[id]?.resources).toBeGreaterThan(0);
    }
  });

  test("all have unreadable tags where the tags of the region are denied", async () => {
    const collect = await start({ [tags]: failure(tags, "AccessDeniedException", 400) });
    for (const { state, lines } of Object.values(await collect())) {
      expect(state).toBe("complete");
      for await (const [line = ""] of lines()) {
        const problem = { code: "access-denied", operation: tags, permission: "tag:GetResources" };
        expect(JSON.parse(line).data.tags).toMatchObject({ state: "unreadable", problem });
      }
    }
    expect(times(tags)).toBe(2);
  });

  test("end by their own deadline where whoever asks hangs", async () => {
    const collect = await start({ "s3:ListBuckets": "hang" });
    const listings = await collect(systemTools, 300);
    for (const id of ["aws/s3-buckets", "aws/s3-versionings"]) {
      expect(listings[id]).toMatchObject({ state: "incomplete", resources: 0, problem: { code: "timeout" } });
    }
    expect(listings["aws/kms-keys"]).toMatchObject({ state: "complete", resources: 1 });
  });
});
