import { type Collector, from } from "@bylaw/core";
import {
  defineCollector,
  inspect,
  mapParallel,
  observed,
  readable,
  type UnreadableResource,
  unreadableResource,
} from "@bylaw/core/provider";
import { z } from "zod";
import { parsePolicy, policyDocument } from "../../lib/policy-document.ts";
import { awsKind } from "../../session/kind.ts";
import { required } from "../../session/required.ts";
import type { AwsSession } from "../../session/session.ts";

const POLICY = "s3:GetBucketPolicy";

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
  operations: ["s3:ListBuckets", POLICY],
  schema,
  async *collect(session) {
    const read = mapParallel(20, listBuckets(session), (bucket) => withPolicy(session, bucket));
    for await (const bucket of read) if (bucket !== undefined) yield bucket;
  },
});

type Listed = Pick<S3Bucket, "id" | "name" | "region">;

/** Undefined for a bucket that was deleted since it was listed. */
async function withPolicy(
  session: AwsSession,
  bucket: Listed | UnreadableResource,
): Promise<S3Bucket | UnreadableResource | undefined> {
  if ("kind" in bucket) return bucket;
  const answer = await session.observe(POLICY, { Bucket: bucket.name }, { region: bucket.region });
  const state = inspect(answer);
  if (state.state === "absent" && state.code === "NoSuchBucket") return undefined;
  const policy = from(answer, ({ Policy }) =>
    readable(() => parsePolicy(POLICY, required(POLICY, "Policy", Policy))),
  );
  return { ...bucket, policy };
}

/** Every bucket with its region, without which its policy cannot be asked for. */
async function* listBuckets(session: AwsSession): AsyncGenerator<Listed | UnreadableResource> {
  for await (const page of session.pages("s3:ListBuckets", { MaxBuckets: 10_000 })) {
    for (const { Name, BucketRegion } of required("s3:ListBuckets", "Buckets", page.Buckets)) {
      const name = required("s3:ListBuckets", "Name", Name);
      const id = `arn:${session.partition}:s3:::${name}`;
      const region = inspect(readable(() => required("s3:ListBuckets", "BucketRegion", BucketRegion)));
      if (region.state === "known") yield { id, name, region: region.value };
      else if (region.state === "unreadable") yield unreadableResource(id, region.problem);
    }
  }
}
