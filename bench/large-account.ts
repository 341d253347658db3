// An account of 5,000 users, 2,000 keys and 3,000 buckets, over HTTP through the real SDK, in a process of its own: peak
// memory, calls and progress. Nothing that the run waits for is waited.
import { iamAccessKeyAge, iamUserConsoleMfa, kmsKeyRotation, s3BucketTlsOnly } from "@bylaw/aws";
import { programOf, runProgram } from "@bylaw/core/testing";
import { estateProvider } from "../packages/aws/src/testing/estate.ts";
import { reportScript, rootRow } from "../packages/aws/src/testing/iam-report.ts";
import { noTags } from "../packages/aws/src/testing/judge.ts";
import { failure, type Script, startScript } from "../packages/aws/src/testing/script.ts";

const size = { users: 5_000, keys: 2_000, buckets: 3_000 };
const numbered = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index).padStart(5, "0")}`);
/** One page of so many, by a marker that is a number. */
function pageOf<T>(all: readonly T[], marker: unknown, most: number) {
  const from = Number(marker ?? 0);
  const next = from + most;
  return { page: all.slice(from, next), next: next < all.length ? String(next) : undefined };
}

const users = reportScript(
  Object.fromEntries(numbered(size.users, "user").map((name) => [name, {}])),
  rootRow(),
);
const details = users["iam:GetAccountAuthorizationDetails"] as { readonly UserDetailList: readonly object[] };
const keys = numbered(size.keys, "key");
const buckets = numbered(size.buckets, "bucket").map((Name) => ({ Name, BucketRegion: "eu-west-1" }));
const arnOf = (key: string) => `arn:aws:kms:eu-west-1:111111111111:key/${key}`;

const script: Script = {
  ...noTags,
  ...users,
  "iam:GetAccountAuthorizationDetails": ({ input }) => {
    const { page, next } = pageOf(details.UserDetailList, input.Marker, 1_000);
    return { UserDetailList: page, IsTruncated: next !== undefined, Marker: next };
  },
  "kms:ListKeys": ({ input }) => {
    const { page, next } = pageOf(keys, input.Marker, 1_000);
    const Keys = page.map((KeyId) => ({ KeyId, KeyArn: arnOf(KeyId) }));
    return { Keys, Truncated: next !== undefined, NextMarker: next };
  },
  "kms:ListAliases": { Aliases: [], Truncated: false },
  "kms:DescribeKey": ({ input }) => ({
    KeyMetadata: {
      KeyId: String(input.KeyId),
      KeyManager: "CUSTOMER",
      KeySpec: "SYMMETRIC_DEFAULT",
      KeyUsage: "ENCRYPT_DECRYPT",
      Origin: "AWS_KMS",
      KeyState: "Enabled",
      MultiRegion: false,
    },
  }),
  "kms:GetKeyRotationStatus": { KeyRotationEnabled: true, RotationPeriodInDays: 365 },
  "s3:ListBuckets": { Buckets: buckets },
  "s3:GetBucketPolicy": failure("s3:GetBucketPolicy", "NoSuchBucketPolicy", 404),
};

const server = await startScript(script);
try {
  let steps = 0;
  const checks = [iamUserConsoleMfa, iamAccessKeyAge, kmsKeyRotation, s3BucketTlsOnly];
  const { recording, observations } = await runProgram(programOf([estateProvider(server.endpoint)], checks), {
    onProgress: () => {
      steps += 1;
    },
  });
  const resources = recording.listings.reduce((sum, one) => sum + one.resources, 0);
  const undecided = observations.filter(({ outcome }) => outcome === "error").length;
  const calls = recording.listings
    .flatMap((one) => Object.values(one.calls))
    .reduce((sum, one) => sum + one, 0);
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ resources, undecided, calls, steps, peakMb }));
} finally {
  await server.stop();
}
