import { type Collector, from } from "@bylaw/core";
import { defineCollector, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { tagOperation } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import type { ItemOf } from "../../session/session.ts";
import { bucketCalls, bucketFields, describeBuckets } from "./bucket-list.ts";

const operation = "s3:GetBucketLifecycleConfiguration";

const rule = z.object({
  enabled: z.boolean(),
  /** It deletes current objects: in a bucket with versions, it makes them noncurrent. */
  expires: z.boolean(),
  /** It moves current objects to another storage class. */
  moves: z.boolean(),
});

const schema = z.object({
  ...bucketFields,
  /** Absent where the bucket has no lifecycle configuration. */
  rules: observed(z.array(rule)),
});

export interface S3Lifecycle extends z.infer<typeof schema> {}
export interface S3LifecycleRule extends z.infer<typeof rule> {}

/** Every general-purpose S3 bucket of an account, with its lifecycle rules. */
export const s3Lifecycles: Collector<S3Lifecycle> = defineCollector({
  id: "aws/s3-lifecycles",
  resource: "S3 bucket",
  provider: awsKind,
  per: "account",
  operations: ["s3:ListBuckets", operation, tagOperation],
  calls: { ...bucketCalls, [operation]: { each: "entry" } },
  schema,
  collect: (session) =>
    describeBuckets(session, async (ask) => ({
      rules: from(await ask(operation), (answer) =>
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
