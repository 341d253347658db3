import { oncePerRun } from "@bylaw/core/provider";
import type { z } from "zod";
import { duplicateMember } from "../../lib/duplicate-member.ts";
import type { Operation, OutputOf } from "../../operations/index.ts";
import { answerOf } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";
import { recordingOperations, recordsEachChange } from "../config/recording.ts";
import { type ListedBucket, listBuckets } from "./listed-buckets.ts";

const batch = "config:BatchGetResourceConfig";
const type = "AWS::S3::Bucket";

/** What is asked of AWS Config where buckets are read from it. */
export const recordedOperations: readonly Operation[] = [...recordingOperations, batch];

/** How often, where AWS Config gets to all that it is asked. */
export const recordedCalls = {
  "config:DescribeConfigurationRecorders": { each: "region" },
  "config:DescribeConfigurationRecorderStatus": { each: "region" },
  [batch]: { page: 100, in: "region" },
} as const;

/** The operations of S3 that a recorded setting may stand for. */
export const settingsRecorded: ReadonlySet<string> = new Set<Operation>([
  "s3:GetBucketEncryption",
  "s3:GetBucketLifecycleConfiguration",
  "s3:GetBucketLogging",
  "s3:GetBucketPolicy",
  "s3:GetBucketVersioning",
]);

/** A setting of a bucket as AWS Config records it, and the answer of S3 that it stands for. */
export interface RecordedSetting<O extends Operation> {
  /** In `supplementaryConfiguration`. */
  readonly member: string;
  /** Undefined where it is of another shape, or does not pass: S3 is asked then. */
  answer(text: string, bucket: ListedBucket): OutputOf<O> | undefined;
}

/**
 * A setting of this shape, which stands for an answer of S3 where `answer` gives one: where the check of it passes, so that no
 * bucket fails by what AWS Config says.
 */
export function recordedSetting<O extends Operation, T>(
  _operation: O,
  member: string,
  schema: z.ZodType<T>,
  answer: (recorded: T, bucket: ListedBucket) => Omit<OutputOf<O>, "$metadata"> | undefined,
): RecordedSetting<O> {
  return {
    member,
    answer(text, bucket) {
      const parsed = schema.safeParse(jsonOf(text));
      const said = parsed.success ? answer(parsed.data, bucket) : undefined;
      return said && ({ ...said, $metadata: {} } as unknown as OutputOf<O>);
    },
  };
}

/** A setting that AWS Config recorded, and when it did; undefined where S3 is to be asked. Throws where AWS Config cannot be read. */
export async function recordedAnswer<O extends Operation>(
  session: AwsSession,
  bucket: ListedBucket,
  { member, answer }: RecordedSetting<O>,
): Promise<{ readonly answer: OutputOf<O>; readonly capturedAt: string } | undefined> {
  if (session.bucketsFrom !== "config" || !session.regions.includes(bucket.region)) return undefined;
  const item = (await itemsIn(session, bucket.region)).get(bucket.name);
  const text = item?.settings[member];
  const said = text === undefined ? undefined : answer(text, bucket);
  return item && said && { answer: said, capturedAt: item.capturedAt };
}

interface RecordedBucket {
  readonly capturedAt: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** What AWS Config recorded of the buckets of a region, by name; nothing where it does not record each change of them. */
const itemsIn = oncePerRun(
  async (session: AwsSession, region: string): Promise<ReadonlyMap<string, RecordedBucket | undefined>> => {
    const items = new Map<string, RecordedBucket | undefined>();
    if (!(await recordsEachChange(session, region, type))) return items;
    const made = new Map<string, Date | undefined>();
    for await (const { name, bucket } of listBuckets(session)) {
      // Another name than a bucket can have would refuse the whole call.
      if (bucket.BucketRegion === region && /^[\w.-]{3,255}$/.test(name)) made.set(name, bucket.CreationDate);
    }
    for await (const item of itemsOf(session, region, [...made.keys()])) {
      const name = answerOf(batch, item)("resourceId");
      // Of two items for one bucket nobody can tell which one holds.
      const recorded = items.has(name) ? undefined : recordedBucket(item, session, region, made.get(name));
      items.set(name, recorded);
    }
    return items;
  },
);

/** Items by their names. Those that AWS Config did not get to are asked again, twice. */
async function* itemsOf(
  session: AwsSession,
  region: string,
  names: readonly string[],
): AsyncGenerator<ItemOf<typeof batch, "baseConfigurationItems">> {
  let left = names;
  for (let round = 0; left.length > 0 && round < 3; round += 1) {
    if (round > 0) await session.sleep(1_000 * round);
    const unprocessed = new Set<string | undefined>();
    for (let from = 0; from < left.length; from += 100) {
      const resourceKeys = left
        .slice(from, from + 100)
        .map((resourceId) => ({ resourceType: type, resourceId }) as const);
      const answer = await session.call(batch, { resourceKeys }, { region });
      yield* answerOf(batch, answer)("baseConfigurationItems");
      answer.unprocessedResourceKeys?.forEach(({ resourceId }) => void unprocessed.add(resourceId));
    }
    left = left.filter((name) => unprocessed.has(name));
  }
}

/** Undefined for an item that is not certainly of this very bucket as it is recorded now. */
function recordedBucket(
  item: ItemOf<typeof batch, "baseConfigurationItems">,
  { account, partition }: AwsSession,
  region: string,
  made: Date | undefined,
): RecordedBucket | undefined {
  const {
    configurationItemStatus: status,
    configurationItemCaptureTime: captured,
    recordingFrequency,
  } = item;
  const isThisBucket =
    item.resourceType === type &&
    item.accountId === account &&
    item.awsRegion === region &&
    item.arn === `arn:${partition}:s3:::${item.resourceId}`;
  const isRecorded = status === "OK" || status === "ResourceDiscovered";
  const isContinuous = recordingFrequency === undefined || recordingFrequency === "CONTINUOUS";
  // A bucket that was deleted and made anew, or changed: S3 dates it later than what was recorded of it.
  const isOlder = made !== undefined && captured !== undefined && captured >= made;
  const settings = item.supplementaryConfiguration;
  if (!isThisBucket || !isRecorded || !isContinuous || !isOlder || settings === undefined) return undefined;
  return { capturedAt: captured.toISOString(), settings };
}

function jsonOf(text: string): unknown {
  try {
    return duplicateMember(text) === undefined ? JSON.parse(text) : undefined;
  } catch {
    // What is no JSON has no shape that is known.
    return undefined;
  }
}
