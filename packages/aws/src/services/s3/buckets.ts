import { type Collector, from } from "@bylaw/core";
import { defineCollector, mapParallel, observed } from "@bylaw/core/provider";
import { z } from "zod";
import { parsePolicy, policyDocument } from "../../lib/policy-document.ts";
import { awsKind } from "../../session/kind.ts";
import { readable } from "../../session/readable.ts";
import { required } from "../../session/required.ts";
import type { AwsSession } from "../../session/session.ts";

const schema = z.object({
  /** The bucket's ARN. */
  id: z.string(),
  name: z.string(),
  region: z.string(),
  policy: observed(policyDocument),
});

export interface S3Bucket extends z.infer<typeof schema> {}

/** Every general-purpose S3 bucket of an account, wherever it is, with its policy. */
export const s3Buckets: Collector<S3Bucket> = defineCollector({
  id: "aws/s3-buckets",
  resource: "S3 bucket",
  provider: awsKind,
  per: "account",
  operations: ["s3:ListBuckets", "s3:GetBucketPolicy"],
  schema,
  collect: (session) =>
    mapParallel(20, listBuckets(session), async ({ name, region }) => {
      const answer = await session.observe("s3:GetBucketPolicy", { Bucket: name }, { region });
      const policy = from(answer, ({ Policy }) =>
        readable(() => parsePolicy("s3:GetBucketPolicy", required("s3:GetBucketPolicy", "Policy", Policy))),
      );
      return { id: `arn:${session.partition}:s3:::${name}`, name, region, policy };
    }),
});

async function* listBuckets(session: AwsSession): AsyncGenerator<Pick<S3Bucket, "name" | "region">> {
  for await (const page of session.pages("s3:ListBuckets", { MaxBuckets: 10_000 })) {
    for (const { Name, BucketRegion } of required("s3:ListBuckets", "Buckets", page.Buckets)) {
      yield {
        name: required("s3:ListBuckets", "Name", Name),
        region: required("s3:ListBuckets", "BucketRegion", BucketRegion),
      };
    }
  }
}
