import { asFarAsRead, type Collector, defineView, either, from, type Observed, type View } from "@bylaw/core";
import {
  absent,
  defineCollector,
  inspect,
  known,
  observed,
  type Problem,
  readable,
  unreadable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { tagOperation } from "../../lib/tags.ts";
import type { OutputOf } from "../../operations/index.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import { cloudTrailTrails } from "../cloudtrail/trails.ts";
import { describeBuckets, recordedBucketCalls, recordedFields } from "./bucket-list.ts";
import { recordedOperations, recordedSetting } from "./recorded.ts";

const operation = "s3:GetBucketLogging";

const schema = z.object({
  ...recordedFields,
  /** The bucket that S3 writes its access logs to. Absent where it writes none. */
  logTarget: observed(z.string()),
  /** True when S3 writes the access logs of some bucket of the account here. */
  holdsAccessLogs: observed(z.boolean()),
});

export interface S3Logging extends z.infer<typeof schema> {}

/** Where no access logs are written, the bucket's name is null. */
const recorded = recordedSetting(
  operation,
  "BucketLoggingConfiguration",
  z.strictObject({
    destinationBucketName: z.string().min(1),
    logFilePrefix: z.string(),
    targetObjectKeyFormat: z.null().exactOptional(),
  }),
  ({ destinationBucketName: TargetBucket, logFilePrefix: TargetPrefix }) => ({
    LoggingEnabled: { TargetBucket, TargetPrefix },
  }),
);

/** Every general-purpose S3 bucket of an account, with where its access logs go and whether it holds those of others. */
export const s3Loggings: Collector<S3Logging> = defineCollector({
  id: "aws/s3-loggings",
  resource: "S3 bucket",
  provider: awsKind,
  per: "account",
  operations: ["s3:ListBuckets", operation, tagOperation],
  optionalOperations: recordedOperations,
  calls: { ...recordedBucketCalls, [operation]: { each: "entry" } },
  schema,
  async *collect(session) {
    const targets = new Set<string>();
    let unread: Problem | undefined;
    const buckets = [];
    const all = describeBuckets(session, async (ask) => ({
      logTarget: from(await ask(operation, recorded), targetOf),
    }));
    for await (const bucket of all) {
      buckets.push(bucket);
      if (!("logTarget" in bucket)) {
        unread ??= bucket.problem;
        continue;
      }
      const target = inspect(bucket.logTarget);
      if (target.state === "known") targets.add(target.value);
      if (target.state === "unreadable") unread ??= target.problem;
    }
    // Any bucket that could not be read may log to any other.
    const otherwise = unread === undefined ? known(false) : unreadable(unread);
    for (const bucket of buckets) {
      if (!("logTarget" in bucket)) yield bucket;
      else yield { ...bucket, holdsAccessLogs: targets.has(bucket.name) ? known(true) : otherwise };
    }
  },
});

/** S3 leaves LoggingEnabled out where it writes no access logs. */
function targetOf({ LoggingEnabled }: OutputOf<typeof operation>): Observed<string> {
  return LoggingEnabled === undefined
    ? absent(operation, "no LoggingEnabled")
    : readable(() => answerOf(operation, LoggingEnabled)("TargetBucket"));
}

/** A bucket with where its access logs go, and whether it holds logs itself. */
export interface S3LoggedBucket extends Omit<S3Logging, "holdsAccessLogs"> {
  /** True when it holds access logs of a bucket, or the log files of a trail. */
  readonly holdsLogs: Observed<boolean>;
}

/** Every general-purpose S3 bucket of an account, with where its access logs go and whether it holds logs: of S3, or of a trail. */
export const s3LoggedBuckets: View<S3LoggedBucket> = defineView({
  id: "aws/s3-logged-buckets",
  resource: "S3 bucket",
  each: s3Loggings,
  using: { trails: asFarAsRead(cloudTrailTrails) },
  derive: ({ holdsAccessLogs, ...bucket }, { trails }) => ({
    ...bucket,
    holdsLogs: either(
      holdsAccessLogs,
      trails.some((trail) => from(trail.bucket, (name) => name === bucket.name)),
    ),
  }),
});
