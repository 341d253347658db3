import { listedOncePerRun } from "@bylaw/core/provider";
import { answerOf } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";

/** A bucket as it is listed. */
export interface ListedBucket {
  readonly id: string;
  readonly name: string;
  readonly region: string;
}

/** Every general-purpose bucket of the account, by name and as S3 lists it. */
export const listBuckets = listedOncePerRun(async function* (session: AwsSession): AsyncGenerator<{
  readonly id: string;
  readonly name: string;
  readonly bucket: ItemOf<"s3:ListBuckets", "Buckets">;
}> {
  for await (const bucket of session.items("s3:ListBuckets", "Buckets", { MaxBuckets: 10_000 })) {
    const name = answerOf("s3:ListBuckets", bucket)("Name");
    yield { id: bucketArn(session, name), name, bucket };
  }
});

export function bucketArn({ partition }: AwsSession, name: string): string {
  return `arn:${partition}:s3:::${name}`;
}
