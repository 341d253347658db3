import { type Collector, from } from "@bylaw/core";
import { defineCollector, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { parsePolicy, policyDocument } from "../../lib/policy-document.ts";
import { tagOperation } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { required } from "../../session/required.ts";
import { bucketCalls, bucketFields, describeBuckets } from "./bucket-list.ts";

const operation = "s3:GetBucketPolicy";

const schema = z.object({ ...bucketFields, policy: observed(policyDocument) });

export interface S3Bucket extends z.infer<typeof schema> {}

/** Every general-purpose S3 bucket of an account, wherever it is, with its policy. */
export const s3Buckets: Collector<S3Bucket> = defineCollector({
  id: "aws/s3-buckets",
  resource: "S3 bucket",
  provider: awsKind,
  per: "account",
  operations: ["s3:ListBuckets", operation, tagOperation],
  calls: { ...bucketCalls, [operation]: { each: "entry" } },
  schema,
  collect: (session) =>
    describeBuckets(session, async (ask) => ({
      policy: from(await ask(operation), ({ Policy }) =>
        readable(() => parsePolicy(operation, required(operation, "Policy", Policy))),
      ),
    })),
});
