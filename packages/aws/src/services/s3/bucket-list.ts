import type { Observed } from "@bylaw/core";
import {
  describeEach,
  inspect,
  isObserved,
  known,
  observeCall,
  type UnreadableResource,
} from "@bylaw/core/provider";
import { z } from "zod";
import { sharedTagReader, type Tags, tagCalls, tagOperation, tagsField } from "../../lib/tags.ts";
import type { InputOf, Operation, OutputOf } from "../../operations/index.ts";
import { answerOf } from "../../session/required.ts";
import type { AwsSession } from "../../session/session.ts";
import { type ListedBucket, listBuckets } from "./listed-buckets.ts";
import { type RecordedSetting, recordedAnswer, recordedCalls } from "./recorded.ts";

/** What every listing of buckets tells of one. */
export const bucketFields = {
  /** The bucket's ARN. */
  id: z.string(),
  name: z.string(),
  region: z.string(),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
};

/** What a listing tells of one whose settings may be read from AWS Config. */
export const recordedFields = {
  ...bucketFields,
  /** When AWS Config captured the setting that is told here. Left out where S3 was asked for it, as it is without `bucketsFrom: "config"`. */
  configCapturedAt: z.string().exactOptional(),
};

/** What listing them takes, before anything is asked of one. */
export const bucketCalls = {
  "s3:ListBuckets": { page: 10_000 },
  [tagOperation]: { ...tagCalls, in: "region" },
} as const;

/** The same where settings may be read from AWS Config. */
export const recordedBucketCalls = { ...bucketCalls, ...recordedCalls } as const;

/** What is asked about one bucket, with its name alone. */
export type BucketOperation = Extract<Operation, `s3:Get${string}`>;

/** Asks S3 about one bucket. */
type AskS3 = <O extends BucketOperation>(operation: O) => Promise<Observed<OutputOf<O>>>;

/** Asks about the bucket that is described: S3, where it is, unless AWS Config is to be asked first and has a setting that may stand for S3's answer. */
export type AskBucket = <O extends BucketOperation>(
  operation: O,
  setting?: RecordedSetting<O>,
) => Promise<Observed<OutputOf<O>>>;

interface DescribedBucket extends ListedBucket {
  readonly configCapturedAt?: string;
  readonly tags: Observed<Tags>;
}

/**
 * Every general-purpose bucket of the account with its tags and what `describe` reads of it. A bucket of which S3 says
 * that it is gone is left out: S3 goes on listing it for a while.
 */
export function describeBuckets<R extends object>(
  session: AwsSession,
  describe: (ask: AskBucket, bucket: ListedBucket) => Promise<R>,
): AsyncGenerator<(DescribedBucket & R) | UnreadableResource> {
  const tagsOf = sharedTagReader(session, "s3");
  return describeEach(
    20,
    listBuckets(session),
    ({ id }) => id,
    async ({ id, name, bucket }) => {
      const region = answerOf("s3:ListBuckets", bucket)("BucketRegion");
      const listed = { id, name, region };
      const captured: { configCapturedAt?: string } = {};
      const askS3 = askerOf(session, name, region);
      const described = await describe(async (operation, setting) => {
        if (setting === undefined) return askS3(operation);
        const found = await observeCall(() => recordedAnswer(session, listed, setting));
        const recorded = inspect(found);
        if (recorded.state !== "known") return found as Observed<never>;
        if (recorded.value === undefined) return askS3(operation);
        captured.configCapturedAt = recorded.value.capturedAt;
        return known(recorded.value.answer);
      }, listed);
      if (Object.values(described).some(isGone)) return undefined;
      return { ...listed, ...captured, ...described, tags: await tagsOf(id, region) };
    },
  );
}

/** Asks about one bucket. Without a region, S3 is asked in the session's, and sends on to where the bucket is. */
export function askerOf(session: AwsSession, name: string, region?: string): AskS3 {
  return <O extends BucketOperation>(operation: O) =>
    session.observe(operation, { Bucket: name } as InputOf<O>, region === undefined ? {} : { region });
}

function isGone(value: unknown): boolean {
  if (!isObserved(value)) return false;
  const state = inspect(value);
  return state.state === "absent" && state.code === "NoSuchBucket";
}
