import { type Collector, from, type Observed } from "@bylaw/core";
import { defineCollector, describeEach, inspect, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { parsePolicy, policyDocument } from "../../lib/policy-document.ts";
import { tagCalls, tagOperation, tagReader, tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, required } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";

const operation = "s3:GetBucketPolicy";

const schema = z.object({
  /** The bucket's ARN. */
  id: z.string(),
  name: z.string(),
  region: z.string(),
  policy: observed(policyDocument),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface S3Bucket extends z.infer<typeof schema> {}

/** Every general-purpose S3 bucket of an account, wherever it is, with its policy. */
export const s3Buckets: Collector<S3Bucket> = defineCollector({
  id: "aws/s3-buckets",
  resource: "S3 bucket",
  provider: awsKind,
  per: "account",
  operations: ["s3:ListBuckets", operation, tagOperation],
  calls: {
    "s3:ListBuckets": { page: 10_000 },
    [operation]: { each: "entry" },
    [tagOperation]: { ...tagCalls, in: "region" },
  },
  schema,
  async *collect(session) {
    const tagsOf = tagReader(session, "s3");
    const arnOf = (name: string) => `arn:${session.partition}:s3:::${name}`;
    yield* describeEach(
      20,
      listBuckets(session),
      ({ name }) => arnOf(name),
      async ({ name, bucket }) => {
        const region = answerOf("s3:ListBuckets", bucket)("BucketRegion");
        const answer = await session.observe(operation, { Bucket: name }, { region });
        if (isGone(answer)) return undefined;
        const policy = from(answer, ({ Policy }) =>
          readable(() => parsePolicy(operation, required(operation, "Policy", Policy))),
        );
        return { id: arnOf(name), name, region, policy, tags: await tagsOf(arnOf(name), region) };
      },
    );
  },
});

type Listed = ItemOf<"s3:ListBuckets", "Buckets">;

async function* listBuckets(
  session: AwsSession,
): AsyncGenerator<{ readonly name: string; readonly bucket: Listed }> {
  for await (const bucket of session.items("s3:ListBuckets", "Buckets", { MaxBuckets: 10_000 })) {
    yield { name: answerOf("s3:ListBuckets", bucket)("Name"), bucket };
  }
}

/** S3 goes on listing a deleted bucket for a while. */
function isGone(answer: Observed<unknown>): boolean {
  const state = inspect(answer);
  return state.state === "absent" && state.code === "NoSuchBucket";
}
