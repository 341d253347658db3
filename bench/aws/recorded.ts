// What the checks of S3 ask over the example account's buckets, with and without AWS Config (`bucketsFrom`): scripted answers,
// the real SDK. moto has no versioning and no encryption in AWS Config's items, and gives others in a form that AWS does not.
import { programOf, runProgram } from "@bylaw/core/testing";
import {
  batch,
  itemOf,
  namesIn,
  recordedScript,
  strongSettings,
} from "../../packages/aws/src/services/s3/recorded.fixture.ts";
import { estateProvider } from "../../packages/aws/src/testing/estate.ts";
import { failure, type Script, startScript } from "../../packages/aws/src/testing/script.ts";
import { example } from "./account.ts";
import { checksOf } from "./checks.ts";
import { said, table } from "./table.ts";

type Setting = keyof ReturnType<typeof strongSettings>;
/** Whether a setting passes of the bucket that is the n-th to be made. */
type Sound = (setting: Setting, at: number) => boolean;

const accounts: Readonly<Record<string, Sound>> = {
  "every setting passes": () => true,
  "two settings of three pass": (setting, at) => (at + setting.length) % 3 !== 0,
  // As in account.ts.
  "a policy on every second, versions in two of three, nothing else": (setting, at) =>
    (setting === "BucketPolicy" && at % 2 === 0) ||
    (setting === "BucketVersioningConfiguration" && at % 3 !== 0),
  "nothing passes": () => false,
};

const none = (operation: string, code: string): Script => ({ [operation]: failure(operation, code, 404) });
const on = {
  IgnorePublicAcls: true,
  RestrictPublicBuckets: true,
  BlockPublicAcls: true,
  BlockPublicPolicy: true,
};
const s3: Script = {
  "s3-control:GetPublicAccessBlock": { PublicAccessBlockConfiguration: on },
  ...none("s3:GetBucketPolicy", "NoSuchBucketPolicy"),
  ...none("s3:GetBucketEncryption", "ServerSideEncryptionConfigurationNotFoundError"),
  ...none("s3:GetBucketLifecycleConfiguration", "NoSuchLifecycleConfiguration"),
  "s3:GetBucketLogging": {},
  "s3:GetBucketVersioning": {},
};

const rows: string[][] = [];
for (const [account, sound] of Object.entries(accounts)) {
  for (const bucketsFrom of ["s3", "config"] as const) {
    const asked = await callsOver(sound, bucketsFrom);
    const to = (service: string) => said(asked.filter((one) => one.startsWith(`${service}:`)).length);
    rows.push([account, bucketsFrom, to("s3"), to("config"), said(asked.length)]);
  }
}
console.log(table(["account", "bucketsFrom", "s3", "config", "all"], rows));

async function callsOver(sound: Sound, bucketsFrom: "s3" | "config"): Promise<readonly string[]> {
  const { regions, buckets } = example;
  const made = Array.from({ length: buckets }, (_, at) => ({
    Name: `bucket-${at}`,
    BucketRegion: regions[at % regions.length] ?? regions[0],
    CreationDate: new Date("2025-11-01T00:00:00Z"),
  }));
  const items: Script = {
    [batch]: (asked) => ({
      baseConfigurationItems: namesIn(asked).map((name) => {
        const passing = Object.entries(strongSettings(name)).filter(([setting]) =>
          sound(setting as Setting, Number(name.replace("bucket-", ""))),
        );
        return itemOf(name, Object.fromEntries(passing), { awsRegion: asked.region });
      }),
      unprocessedResourceKeys: [],
    }),
  };
  const server = await startScript(
    recordedScript([], { ...s3, ...items, "s3:ListBuckets": { Buckets: made } }),
  );
  try {
    const provider = estateProvider(server.endpoint, { regions, bucketsFrom });
    const { recording } = await runProgram(programOf([provider], checksOf(["s3"])), { deadline: 3_600_000 });
    const cut = recording.listings.find(({ state }) => state !== "complete");
    if (cut !== undefined) throw new Error(`bench: ${cut.collector} is incomplete: ${cut.problem?.message}`);
    return server.asked.map(({ operation }) => operation);
  } finally {
    await server.stop();
  }
}
