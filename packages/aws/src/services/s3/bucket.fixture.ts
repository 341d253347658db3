import { known } from "@bylaw/core/provider";
import { noTags } from "../../testing/judge.ts";
import { type Answer, failure, type Script } from "../../testing/script.ts";

/** What every listing tells of a bucket. */
export const bucket = {
  id: "arn:aws:s3:::acme-data",
  name: "acme-data",
  region: "eu-west-1",
  tags: known({}),
};

/** An account of these buckets, all in one region, of which AWS says this. */
export function bucketsScript(names: readonly string[], answers: Script): Script {
  return {
    ...noTags,
    "s3:ListBuckets": { Buckets: names.map((Name) => ({ Name, BucketRegion: "eu-west-1" })) },
    ...answers,
  };
}

/** The problem of a denied operation, as a check says it. */
export function denied(operation: string, permission: string = operation) {
  const message = `${operation} was denied (AccessDenied).`;
  return { code: "access-denied", message, operation, permission } as const;
}

/** S3 denies it. */
export function denial(operation: string): Answer {
  return failure(operation, "AccessDenied", 403);
}

/** There is none, in S3's words. */
export function none(operation: string, code: string): Answer {
  return failure(operation, code, 404);
}
