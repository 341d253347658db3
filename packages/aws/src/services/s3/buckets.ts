import { type Collector, from } from "@bylaw/core";
import { defineCollector, inspect, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { parsePolicy, policyDocument } from "../../lib/policy-document.ts";
import { tagOperation } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { required } from "../../session/required.ts";
import { describeBuckets, recordedBucketCalls, recordedFields } from "./bucket-list.ts";
import { deniesPlainHttpToBucket, deniesPlainHttpToObjects } from "./plain-http.ts";
import { recordedOperations, recordedSetting } from "./recorded.ts";

const operation = "s3:GetBucketPolicy";

const schema = z.object({ ...recordedFields, policy: observed(policyDocument) });

export interface S3Bucket extends z.infer<typeof schema> {}

/** It stands for S3's answer where it denies plain HTTP, as the check of it demands. */
const recorded = recordedSetting(
  operation,
  "BucketPolicy",
  z.strictObject({ policyText: z.string() }),
  ({ policyText }, { id }) => {
    const policy = inspect(readable(() => parsePolicy(operation, policyText)));
    if (policy.state !== "known" || !deniesPlainHttpToBucket(policy.value, id)) return undefined;
    return deniesPlainHttpToObjects(policy.value, id) ? { Policy: policyText } : undefined;
  },
);

/** Every general-purpose S3 bucket of an account, wherever it is, with its policy. */
export const s3Buckets: Collector<S3Bucket> = defineCollector({
  id: "aws/s3-buckets",
  resource: "S3 bucket",
  provider: awsKind,
  per: "account",
  operations: ["s3:ListBuckets", operation, tagOperation],
  optionalOperations: recordedOperations,
  calls: { ...recordedBucketCalls, [operation]: { each: "entry" } },
  schema,
  collect: (session) =>
    describeBuckets(session, async (ask) => ({
      policy: from(await ask(operation, recorded), ({ Policy }) =>
        readable(() => parsePolicy(operation, required(operation, "Policy", Policy))),
      ),
    })),
});
