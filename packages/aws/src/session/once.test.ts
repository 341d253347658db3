import { systemTools } from "@bylaw/core/node";
import { ReadError } from "@bylaw/core/provider";
import { collectProgram } from "@bylaw/core/run";
import { noWaiting, programOf } from "@bylaw/core/testing";
import { afterEach, describe, expect, test } from "vitest";
import { kmsKeyPolicyNotPublic, kmsKeyRotation, s3BucketTlsOnly, s3BucketVersioning } from "../checks.gen.ts";
import { estateProvider } from "../testing/estate.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../testing/script.ts";
import { listedOncePerRun, oncePerRun } from "./once.ts";
import type { AwsSession } from "./session.ts";

const sessionOf = (run: object, region = "eu-west-1") => ({ run, region }) as AwsSession;
const denied = new ReadError({ code: "access-denied", message: "Denied.", operation: "kms:ListKeys" });

describe("oncePerRun", () => {
  /** A read that counts how often it is done, and goes by `answers` in turn. */
  const counted = (...answers: readonly (() => unknown)[]) => {
    let asked = 0;
    const read = oncePerRun(async (session, ...about: readonly string[]) => {
      const answer = answers[asked] ?? (() => [session.region, ...about].join(" "));
      asked += 1;
      await Promise.resolve();
      return answer();
    });
    return { read, asked: () => asked };
  };
  const fail = (error: unknown) => () => {
    throw error;
  };

  test("asks once for those who ask at once, and for those who ask later", async () => {
    const { read, asked } = counted();
    const run = {};
    const first = [read(sessionOf(run), "a"), read(sessionOf(run), "a")];
    expect(await Promise.all([...first, read(sessionOf(run), "a")])).toEqual(Array(3).fill("eu-west-1 a"));
    expect([await read(sessionOf(run), "a"), asked()]).toEqual(["eu-west-1 a", 1]);
  });

  test("asks anew in another run, in another region, and about something else", async () => {
    const { read, asked } = counted();
    const run = {};
    await read(sessionOf(run), "a", "b");
    expect(await read(sessionOf(run, "us-east-1"), "a", "b")).toBe("us-east-1 a b");
    expect(await read(sessionOf({}), "a", "b")).toBe("eu-west-1 a b");
    expect(await read(sessionOf(run), "a b")).toBe("eu-west-1 a b");
    expect(asked()).toBe(4);
  });

  test("fails for all with the error of the one who asked", async () => {
    const { read, asked } = counted(fail(denied));
    const run = {};
    const reads = [read(sessionOf(run)), read(sessionOf(run))];
    expect(await Promise.allSettled(reads)).toEqual(Array(2).fill({ status: "rejected", reason: denied }));
    await expect(read(sessionOf(run))).rejects.toBe(denied);
    expect(asked()).toBe(1);
  });

  test("whoever is cut off takes nobody along: the next one asks, for all that are left", async () => {
    const passed = new Error("The deadline passed.");
    const { read, asked } = counted(fail(passed), fail(passed));
    const run = {};
    const reads = ["first", "second", "third", "fourth"].map(() => read(sessionOf(run)));
    const cut = { status: "rejected", reason: passed };
    const fine = { status: "fulfilled", value: "eu-west-1" };
    expect(await Promise.allSettled(reads)).toEqual([cut, cut, fine, fine]);
    expect(asked()).toBe(3);
  });

  test("a list that ends in an error is given as far as it was read, to each", async () => {
    const list = listedOncePerRun(async function* () {
      yield "a";
      throw denied;
    });
    const run = {};
    for (const session of [sessionOf(run), sessionOf(run)]) {
      const items: string[] = [];
      const reading = async () => {
        for await (const item of list(session)) items.push(item);
      };
      await expect(reading()).rejects.toBe(denied);
      expect(items).toEqual(["a"]);
    }
  });
});

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
  const start = async (change: Script = {}) => {
    server = await startScript({ ...script, ...change });
    const program = programOf([estateProvider(server.endpoint)], checks);
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
