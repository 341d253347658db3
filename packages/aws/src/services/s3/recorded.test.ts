import { callsAtMost } from "@bylaw/core/provider";
import { collectorsOfCheck } from "@bylaw/core/run";
import { programOf, runProgram } from "@bylaw/core/testing";
import { seeded } from "@bylaw/testbed/damage";
import { afterEach, describe, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { estateProvider } from "../../testing/estate.ts";
import { type Answer, failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { damage } from "../../testing/tamper.ts";
import { recorderScript } from "../config/recorder.fixture.ts";
import { s3BucketAccessLogging } from "./checks/s3-bucket-access-logging.ts";
import { s3BucketKmsEncryption } from "./checks/s3-bucket-kms-encryption.ts";
import { s3BucketLifecycle } from "./checks/s3-bucket-lifecycle.ts";
import { s3BucketTlsOnly } from "./checks/s3-bucket-tls-only.ts";
import { s3BucketVersioning } from "./checks/s3-bucket-versioning.ts";
import {
  batch,
  capturedAt,
  continuous,
  itemOf,
  madeAt,
  namesIn,
  recordedScript,
  strongSettings,
} from "./recorded.fixture.ts";
import { settingsRecorded } from "./recorded.ts";
import { s3Versionings } from "./versioning.ts";

const [status, versioning] = [
  "config:DescribeConfigurationRecorderStatus",
  "s3:GetBucketVersioning",
] as const;
const recorders = "config:DescribeConfigurationRecorders";
const fromConfig = { bucketsFrom: "config" } as const;

let server: ScriptedAws;
afterEach(() => server.stop());
const times = (operation: string) => server.asked.filter((one) => one.operation === operation).length;
const suspended: Script = { [versioning]: { Status: "Suspended" } };

/** The listing of versionings of buckets of which S3 itself says that versioning is suspended. */
async function versionings(
  change: Script = {},
  names: readonly string[] = ["data"],
  options: object = fromConfig,
) {
  server = await startScript(recordedScript(names, { ...suspended, ...change }));
  const [listed] = await collectFrom(s3Versionings, server.endpoint, options);
  return listed;
}
const known = (value: string) => ({ state: "known", value });
const recordedItem = { versioning: known("Enabled"), configCapturedAt: capturedAt.toISOString() };
const itemsOf = (...items: readonly object[]): Script => ({
  [batch]: { baseConfigurationItems: items, unprocessedResourceKeys: [] } as Answer,
});
/** S3 was asked for each bucket, and its answer stands. */
function expectAsked(listed: Awaited<ReturnType<typeof versionings>>, buckets = 1): void {
  expect(listed?.problem).toBeUndefined();
  expect(listed?.items).toHaveLength(buckets);
  for (const item of listed?.items ?? []) {
    expect(item).toMatchObject({ versioning: known("Suspended") });
    expect(item).not.toHaveProperty("configCapturedAt");
  }
  expect(listed?.calls[versioning]).toBe(buckets);
}

describe("what AWS Config recorded", () => {
  test("stands for S3's answer where it passes, with when it was captured", async () => {
    const listed = await versionings();
    expect(listed?.items).toMatchObject([{ name: "data", ...recordedItem }]);
    expect(listed?.calls).toEqual({
      "s3:ListBuckets": 1,
      "tagging:GetResources": 1,
      [recorders]: 1,
      [status]: 1,
      [batch]: 1,
    });
  });

  test.each([[{}], [{ bucketsFrom: "s3" }]])("is not asked for with the options %o", async (options) => {
    const listed = await versionings({}, ["data"], options);
    expectAsked(listed);
    expect([recorders, status, batch].map(times)).toEqual([0, 0, 0]);
  });

  test("of 250 buckets takes three calls", async () => {
    const names = Array.from({ length: 250 }, (_, at) => `data-${at}`);
    const listed = await versionings({}, names);
    expect(listed?.items).toHaveLength(250);
    expect([times(batch), times(versioning)]).toEqual([3, 0]);
  });

  test("is asked for in the bucket's region, and only in those that the provider looks in", async () => {
    const Buckets = ["eu-west-1", "us-east-1"].map((BucketRegion) => ({
      ...{ Name: `in-${BucketRegion}`, BucketRegion, CreationDate: madeAt },
    }));
    const listed = await versionings({ "s3:ListBuckets": { Buckets } });
    expect(listed?.items).toMatchObject([
      { versioning: known("Enabled") },
      { versioning: known("Suspended") },
    ]);
    const asked = server.asked.filter(({ operation }) => operation.startsWith("config:"));
    expect([...new Set(asked.map(({ region }) => region))]).toEqual(["eu-west-1"]);
  });
});

describe("the checks of what is recorded", () => {
  const checks = [
    s3BucketAccessLogging,
    s3BucketKmsEncryption,
    s3BucketLifecycle,
    s3BucketTlsOnly,
    s3BucketVersioning,
  ];
  const none = (operation: string, code: string) => ({ [operation]: failure(operation, code, 404) });
  const weak: Script = {
    ...none("s3:GetBucketPolicy", "NoSuchBucketPolicy"),
    ...none("s3:GetBucketEncryption", "ServerSideEncryptionConfigurationNotFoundError"),
    ...none("s3:GetBucketLifecycleConfiguration", "NoSuchLifecycleConfiguration"),
    "s3:GetBucketLogging": {},
    [versioning]: {},
  };
  const judge = async (script: Script) => {
    server = await startScript(recordedScript(["data"], script));
    const program = programOf([estateProvider(server.endpoint, fromConfig)], checks);
    const { observations } = await runProgram(program);
    return observations.map(({ check, outcome }) => `${check} ${outcome}`).toSorted();
  };
  const all = (outcome: string) => checks.map(({ id }) => `${id} ${outcome}`);

  test("pass by it, and S3 is asked for nothing but the list: AWS Config once for all of them", async () => {
    expect(await judge(weak)).toEqual(all("pass"));
    expect([...settingsRecorded].map(times)).toEqual([0, 0, 0, 0, 0]);
    expect([recorders, status, batch].map(times)).toEqual([1, 1, 1]);
  });

  /** What is recorded where a check would fail, in words that public samples show. */
  const failing = {
    BucketPolicy: { policyText: null },
    BucketVersioningConfiguration: { status: "Off", isMfaDeleteEnabled: null },
    BucketLoggingConfiguration: { destinationBucketName: null, logFilePrefix: null },
    ServerSideEncryptionConfiguration: {
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256", kmsMasterKeyID: null } }],
    },
  };
  const sound: Script = {
    "s3:GetBucketPolicy": { Policy: strongSettings("data").BucketPolicy.policyText },
    "s3:GetBucketEncryption": {
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: "own" } }],
      },
    },
    "s3:GetBucketLifecycleConfiguration": {
      Rules: [{ ID: "old", Status: "Enabled", Filter: { Prefix: "" }, Expiration: { Days: 1 } }],
    },
    "s3:GetBucketLogging": { LoggingEnabled: { TargetBucket: "logs", TargetPrefix: "" } },
    [versioning]: { Status: "Enabled" },
  };

  test("never fail by it: each setting is read again at S3, and passes where it has been mended since", async () => {
    expect(await judge({ ...sound, ...itemsOf(itemOf("data", failing)) })).toEqual(all("pass"));
    expect([...settingsRecorded].map(times)).toEqual([1, 1, 1, 1, 1]);
  });

  test("ask no more often than their listings say, of 250 buckets in each of two regions", async () => {
    const regions = ["eu-west-1", "us-east-1"] as const;
    const Buckets = Array.from({ length: 500 }, (_, at) => ({
      ...{ Name: `data-${at}`, BucketRegion: regions[at % 2], CreationDate: madeAt },
    }));
    const items: Script = {
      [batch]: (asked) => ({
        baseConfigurationItems: namesIn(asked).map((name) =>
          itemOf(name, strongSettings(name), { awsRegion: asked.region }),
        ),
        unprocessedResourceKeys: [],
      }),
    };
    server = await startScript(recordedScript([], { ...weak, ...items, "s3:ListBuckets": { Buckets } }));
    const program = programOf([estateProvider(server.endpoint, { ...fromConfig, regions })], checks);
    const { recording } = await runProgram(program);
    const collectors = new Map(checks.flatMap(collectorsOfCheck).map((one) => [one.id, one]));
    for (const { collector, calls, resources } of recording.listings) {
      for (const [operation, count] of Object.entries(calls)) {
        const said = collectors.get(collector)?.calls?.[operation] ?? "once";
        expect(count).toBeLessThanOrEqual(callsAtMost(said, { entry: resources, region: 2 }));
      }
    }
    expect([times(batch), ...[...settingsRecorded].map(times)]).toEqual([6, 0, 0, 0, 0, 0]);
  });

  test("let nothing off by a damaged answer of AWS Config", async () => {
    const random = seeded(11);
    const damaged: string[] = [];
    const items = itemsOf(itemOf("data", failing));
    server = await startScript(recordedScript(["data"], { ...weak, ...items }), ({ operation }, body) => {
      const done = operation.startsWith("config:") && random() < 0.4 ? damage(body, random) : undefined;
      if (done !== undefined) damaged.push(done.what);
      return done?.body ?? body;
    });
    const program = programOf([estateProvider(server.endpoint, fromConfig)], checks);
    while (damaged.length < 200) {
      const { observations } = await runProgram(program);
      expect(new Set(observations.map(({ check }) => check)).size).toBe(checks.length);
      expect([damaged, observations.filter(({ outcome }) => outcome === "pass")]).toEqual([damaged, []]);
    }
  });

  test("fail by S3's own words", async () => {
    expect(await judge({ ...weak, ...itemsOf(itemOf("data", failing)) })).toEqual(all("fail"));
  });
});

describe("a recorder that is not known to record each change: S3 is asked", () => {
  const only = (recordingStrategy: string, more: object) => ({
    recorder: {
      ...continuous,
      recordingGroup: { recordingStrategy: { useOnly: recordingStrategy }, ...more },
    },
  });
  const mode = (recordingMode: object) => ({ recorder: { recordingMode } });
  const daily = (type: string) => [{ resourceTypes: [type], recordingFrequency: "DAILY" }];
  const types = (...resourceTypes: readonly string[]) => ({ resourceTypes });

  test.each<[string, Script]>([
    ["none", { [recorders]: { ConfigurationRecorders: [] } }],
    ["stopped", recorderScript({ recorder: continuous, status: { recording: false } })],
    ["failing", recorderScript({ recorder: continuous, status: { lastStatus: "Failure" } })],
    ["starting", recorderScript({ recorder: continuous, status: { lastStatus: "Pending" } })],
    ["without a status", { [status]: { ConfigurationRecordersStatus: [] } }],
    ["without a mode", recorderScript()],
    ["daily", recorderScript(mode({ recordingFrequency: "DAILY" }))],
    [
      "daily for buckets",
      recorderScript(
        mode({ recordingFrequency: "CONTINUOUS", recordingModeOverrides: daily("AWS::S3::Bucket") }),
      ),
    ],
    [
      "of all but buckets",
      recorderScript(
        only("EXCLUSION_BY_RESOURCE_TYPES", { exclusionByResourceTypes: types("AWS::S3::Bucket") }),
      ),
    ],
    ["of all but what it does not say", recorderScript(only("EXCLUSION_BY_RESOURCE_TYPES", {}))],
    ["of some other types", recorderScript(only("INCLUSION_BY_RESOURCE_TYPES", types("AWS::EC2::VPC")))],
    ["of an unknown strategy", recorderScript(only("SOME_DAY", { allSupported: true }))],
    [
      "of some other types, in older words",
      recorderScript({
        recorder: { ...continuous, recordingGroup: { allSupported: false, ...types("AWS::EC2::VPC") } },
      }),
    ],
    [
      "of an AWS service",
      recorderScript({ recorder: { ...continuous, servicePrincipal: "x.amazonaws.com" } }),
    ],
  ])("%s", async (_, script) => {
    expectAsked(await versionings(script));
    expect(times(batch)).toBe(0);
  });

  test.each<[string, Script]>([
    [
      "all but others",
      recorderScript(
        only("EXCLUSION_BY_RESOURCE_TYPES", { exclusionByResourceTypes: types("AWS::EC2::VPC") }),
      ),
    ],
    [
      "buckets among some types",
      recorderScript(only("INCLUSION_BY_RESOURCE_TYPES", types("AWS::S3::Bucket"))),
    ],
    [
      "buckets each time, and the rest daily",
      recorderScript(
        mode({
          recordingFrequency: "DAILY",
          recordingModeOverrides: [{ resourceTypes: ["AWS::S3::Bucket"], recordingFrequency: "CONTINUOUS" }],
        }),
      ),
    ],
  ])("but not one of %s", async (_, script) => {
    expect((await versionings(script))?.items).toMatchObject([recordedItem]);
  });
});

describe("an item that does not certainly tell of the bucket as it is recorded now: S3 is asked", () => {
  const strong = strongSettings("data");
  test.each<[string, Script]>([
    ["no item", itemsOf()],
    ["that of another bucket", itemsOf(itemOf("other"))],
    ["two items", itemsOf(itemOf("data"), itemOf("data"))],
    ["of a deleted bucket", itemsOf(itemOf("data", strong, { configurationItemStatus: "ResourceDeleted" }))],
    ["not recorded", itemsOf(itemOf("data", strong, { configurationItemStatus: "ResourceNotRecorded" }))],
    ["without a status", itemsOf(itemOf("data", strong, { configurationItemStatus: undefined }))],
    ["recorded once a day", itemsOf(itemOf("data", strong, { recordingFrequency: "DAILY" }))],
    ["of another account", itemsOf(itemOf("data", strong, { accountId: "222222222222" }))],
    ["of another region", itemsOf(itemOf("data", strong, { awsRegion: "us-east-1" }))],
    ["of another type", itemsOf(itemOf("data", strong, { resourceType: "AWS::EC2::VPC" }))],
    ["with another ARN", itemsOf(itemOf("data", strong, { arn: "arn:aws:s3:::other" }))],
    ["captured at no time", itemsOf(itemOf("data", strong, { configurationItemCaptureTime: undefined }))],
    [
      "captured before the bucket was made anew, or changed",
      itemsOf(itemOf("data", strong, { configurationItemCaptureTime: new Date(madeAt.getTime() - 1_000) })),
    ],
    ["without settings", itemsOf(itemOf("data", strong, { supplementaryConfiguration: undefined }))],
    ["with half of them", itemsOf(itemOf("data", { BucketPolicy: strong.BucketPolicy }))],
    [
      "of a bucket that is listed without a date",
      { "s3:ListBuckets": { Buckets: [{ Name: "data", BucketRegion: "eu-west-1" }] } },
    ],
  ])("%s", async (_, script) => {
    expectAsked(await versionings(script));
  });

  test("newly discovered is as good as changed", async () => {
    const item = itemOf("data", strong, { configurationItemStatus: "ResourceDiscovered" });
    expect((await versionings(itemsOf(item)))?.items).toMatchObject([recordedItem]);
  });

  test("a bucket that S3 goes on listing, and that is gone, is left out", async () => {
    const listed = await versionings({
      ...itemsOf(),
      [versioning]: failure(versioning, "NoSuchBucket", 404),
    });
    expect([listed?.problem, listed?.items]).toEqual([undefined, []]);
  });

  test.each(["__proto__", "constructor", "a\nb", 'a"b', "\u202egnp", "a b", "ab"])(
    "a bucket of the name %j spoils nothing for the others",
    async (name) => {
      const listed = await versionings({}, [name, "data"]);
      const data = listed?.items.find((one) => (one as { name?: string }).name === "data");
      expect(data).toMatchObject(recordedItem);
      expect(listed?.items).toHaveLength(2);
    },
  );
});

describe("AWS Config that cannot be read is an error, and S3 is not asked in its place", () => {
  const denied = (operation: string) => ({ [operation]: failure(operation, "AccessDeniedException", 400) });
  test.each<[string, string, Script]>([
    [recorders, "access-denied", denied(recorders)],
    [status, "access-denied", denied(status)],
    [batch, "access-denied", denied(batch)],
    [batch, "throttled", { [batch]: failure(batch, "ThrottlingException", 400) }],
    [batch, "schema-mismatch", { [batch]: { unprocessedResourceKeys: [] } }],
    [batch, "unavailable", { [batch]: failure(batch, "InternalFailure", 500) }],
  ])("%s, %s", async (operation, code, script) => {
    const listed = await versionings(script);
    const problem = { code, operation, ...(code === "access-denied" && { permission: operation }) };
    expect(listed?.items).toMatchObject([{ name: "data", versioning: { state: "unreadable", problem } }]);
    expect(times(versioning)).toBe(0);
  });
});

describe("keys that AWS Config did not get to", () => {
  const leaving = (rounds: number): Script => ({
    [batch]: (asked) => {
      const names = namesIn(asked);
      const left = asked.before < rounds ? names.filter((name) => name !== "data-0") : [];
      return {
        baseConfigurationItems: names.filter((name) => !left.includes(name)).map((name) => itemOf(name)),
        unprocessedResourceKeys: [...left, "never-asked"].map((resourceId) => ({
          ...{ resourceType: "AWS::S3::Bucket", resourceId },
        })) as never,
      };
    },
  });
  const names = ["data-0", "data-1", "data-2"];

  test("are asked again", async () => {
    const listed = await versionings(leaving(2), names);
    expect(listed?.items).toMatchObject([recordedItem, recordedItem, recordedItem]);
    const asked = server.asked.filter(({ operation }) => operation === batch).map(namesIn);
    expect(asked).toEqual([names, ["data-1", "data-2"], ["data-1", "data-2"]]);
  });

  test("and then S3 is", async () => {
    const listed = await versionings(leaving(9), names);
    expect(listed?.items).toMatchObject([
      recordedItem,
      { versioning: known("Suspended") },
      { versioning: known("Suspended") },
    ]);
    expect([times(batch), times(versioning)]).toEqual([3, 2]);
  });
});
