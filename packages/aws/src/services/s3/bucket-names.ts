import type { Collector } from "@bylaw/core";
import { defineCollector } from "@bylaw/core/provider";
import { z } from "zod";
import { tagOperation } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { bucketCalls, bucketFields, describeBuckets } from "./bucket-list.ts";

const schema = z.object(bucketFields);

export interface S3BucketName extends z.infer<typeof schema> {}

/** Every general-purpose S3 bucket of an account, wherever it is, and nothing that is asked of it alone. */
export const s3BucketNames: Collector<S3BucketName> = defineCollector({
  id: "aws/s3-bucket-names",
  resource: "S3 bucket",
  provider: awsKind,
  per: "account",
  operations: ["s3:ListBuckets", tagOperation],
  calls: bucketCalls,
  schema,
  collect: (session) => describeBuckets(session, async () => ({})),
});
