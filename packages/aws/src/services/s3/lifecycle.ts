import { type Collector, from } from "@bylaw/core";
import { defineCollector, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { tagOperation } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import type { ItemOf } from "../../session/session.ts";
import { describeBuckets, recordedBucketCalls, recordedFields } from "./bucket-list.ts";
import { recordedOperations, recordedSetting } from "./recorded.ts";

const operation = "s3:GetBucketLifecycleConfiguration";

const rule = z.object({
  enabled: z.boolean(),
  /** It deletes current objects: in a bucket with versions, it makes them noncurrent. */
  expires: z.boolean(),
  /** It moves current objects to another storage class. */
  moves: z.boolean(),
});

const schema = z.object({
  ...recordedFields,
  /** Absent where the bucket has no lifecycle configuration. */
  rules: observed(z.array(rule)),
});

export interface S3Lifecycle extends z.infer<typeof schema> {}
export interface S3LifecycleRule extends z.infer<typeof rule> {}

const notSet = z.literal(-1);
const recordedRule = z.strictObject({
  id: z.string().nullable(),
  prefix: z.string().nullable(),
  status: z.enum(["Enabled", "Disabled"]),
  filter: z.unknown(),
  expirationInDays: z.union([notSet, z.int().positive()]),
  // Nobody has shown how a date is recorded.
  expirationDate: z.null(),
  expiredObjectDeleteMarker: z.boolean(),
  transitions: z
    .array(z.strictObject({ days: z.int().nonnegative(), date: z.null(), storageClass: z.string().min(1) }))
    .nullable(),
  noncurrentVersionExpirationInDays: z.union([notSet, z.int().positive()]),
  noncurrentVersionTransitions: z.unknown(),
  abortIncompleteMultipartUpload: z.unknown(),
});

/** It stands for S3's answer where a rule in force expires or moves current objects. */
const recorded = recordedSetting(
  operation,
  "BucketLifecycleConfiguration",
  z.strictObject({ rules: z.array(recordedRule) }),
  ({ rules }) => {
    const Rules = rules.map(ruleRecorded);
    const disposes = Rules.map(ruleOf).some(({ enabled, expires, moves }) => enabled && (expires || moves));
    return disposes ? { Rules } : undefined;
  },
);

/** As far as it is read here: without what its rules are for. */
function ruleRecorded(rule: z.infer<typeof recordedRule>): ItemOf<typeof operation, "Rules"> {
  const { status, expirationInDays, expiredObjectDeleteMarker, transitions } = rule;
  const expiration = {
    ...(expirationInDays !== -1 && { Days: expirationInDays }),
    ...(expiredObjectDeleteMarker && { ExpiredObjectDeleteMarker: true }),
  };
  return {
    Status: status,
    ...(Object.keys(expiration).length > 0 && { Expiration: expiration }),
    ...(transitions !== null && {
      Transitions: transitions.map(({ days, storageClass }) => ({
        Days: days,
        StorageClass: storageClass as TransitionStorageClass,
      })),
    }),
  };
}
type TransitionStorageClass = NonNullable<
  NonNullable<ItemOf<typeof operation, "Rules">["Transitions"]>[number]["StorageClass"]
>;

/** Every general-purpose S3 bucket of an account, with its lifecycle rules. */
export const s3Lifecycles: Collector<S3Lifecycle> = defineCollector({
  id: "aws/s3-lifecycles",
  resource: "S3 bucket",
  provider: awsKind,
  per: "account",
  operations: ["s3:ListBuckets", operation, tagOperation],
  optionalOperations: recordedOperations,
  calls: { ...recordedBucketCalls, [operation]: { each: "entry" } },
  schema,
  collect: (session) =>
    describeBuckets(session, async (ask) => ({
      rules: from(await ask(operation, recorded), (answer) =>
        readable(() => answerOf(operation, answer)("Rules").map(ruleOf)),
      ),
    })),
});

function ruleOf(said: ItemOf<typeof operation, "Rules">): S3LifecycleRule {
  const { Expiration, Transitions } = said;
  return {
    enabled: answerOf(operation, said)("Status") === "Enabled",
    // Delete markers alone are no objects.
    expires: Expiration?.Days !== undefined || Expiration?.Date !== undefined,
    moves: Transitions !== undefined && Transitions.length > 0,
  };
}
