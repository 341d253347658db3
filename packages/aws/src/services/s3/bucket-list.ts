import type { Observed } from "@bylaw/core";
import { describeEach, inspect, isObserved, type UnreadableResource } from "@bylaw/core/provider";
import { z } from "zod";
import { sharedTagReader, type Tags, tagCalls, tagOperation, tagsField } from "../../lib/tags.ts";
import type { InputOf, Operation, OutputOf } from "../../operations/index.ts";
import { listedOncePerRun } from "../../session/once.ts";
import { answerOf } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";

/** What every listing of buckets tells of one. */
export const bucketFields = {
  /** The bucket's ARN. */
  id: z.string(),
  name: z.string(),
  region: z.string(),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
};

/** What listing them takes, before anything is asked of one. */
export const bucketCalls = {
  "s3:ListBuckets": { page: 10_000 },
  [tagOperation]: { ...tagCalls, in: "region" },
} as const;

/** A bucket as it is listed. */
export interface ListedBucket {
  readonly id: string;
  readonly name: string;
  readonly region: string;
}

/** What is asked about one bucket, with its name alone. */
export type BucketOperation = Extract<Operation, `s3:Get${string}`>;

/** Asks about the bucket that is described, where it is. */
export type AskBucket = <O extends BucketOperation>(operation: O) => Promise<Observed<OutputOf<O>>>;

/**
 * Every general-purpose bucket of the account with its tags and what `describe` reads of it. A bucket of which S3 says
 * that it is gone is left out: S3 goes on listing it for a while.
 */
export function describeBuckets<R extends object>(
  session: AwsSession,
  describe: (ask: AskBucket, bucket: ListedBucket) => Promise<R>,
): AsyncGenerator<(ListedBucket & { readonly tags: Observed<Tags> } & R) | UnreadableResource> {
  const tagsOf = sharedTagReader(session, "s3");
  return describeEach(
    20,
    listBuckets(session),
    ({ id }) => id,
    async ({ id, name, bucket }) => {
      const region = answerOf("s3:ListBuckets", bucket)("BucketRegion");
      const described = await describe(askerOf(session, name, region), { id, name, region });
      if (Object.values(described).some(isGone)) return undefined;
      return { id, name, region, ...described, tags: await tagsOf(id, region) };
    },
  );
}

/** Every general-purpose bucket of the account, by name and as S3 lists it. */
export const listBuckets = listedOncePerRun(async function* (session): AsyncGenerator<{
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

/** Asks about one bucket. Without a region, S3 is asked in the session's, and sends on to where the bucket is. */
export function askerOf(session: AwsSession, name: string, region?: string): AskBucket {
  return <O extends BucketOperation>(operation: O) =>
    session.observe(operation, { Bucket: name } as InputOf<O>, region === undefined ? {} : { region });
}

function isGone(value: unknown): boolean {
  if (!isObserved(value)) return false;
  const state = inspect(value);
  return state.state === "absent" && state.code === "NoSuchBucket";
}
