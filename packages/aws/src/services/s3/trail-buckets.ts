import { type Collector, days, from, type Observed, years } from "@bylaw/core";
import {
  absent,
  answerMismatch,
  defineCollector,
  describeEach,
  inspect,
  observed,
  type Problem,
  quantityText,
  readable,
  unreadable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { sharedTagReader, type TagReader, tagOperation, tagsField } from "../../lib/tags.ts";
import type { OutputOf } from "../../operations/index.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import type { AwsSession } from "../../session/session.ts";
import { askerOf, bucketCalls } from "./bucket-list.ts";
import { bucketArn, listBuckets } from "./listed-buckets.ts";
import { mfaDeleteOf, versioningOf, versioningOperation } from "./versioning.ts";

const [trails, locks] = ["cloudtrail:DescribeTrails", "s3:GetObjectLockConfiguration"] as const;

const schema = z.object({
  /** The bucket's ARN. */
  id: z.string(),
  name: z.string(),
  /** ARNs of the trails that deliver to it. */
  trails: z.array(z.string()),
  /** The accounts that those trails belong to. */
  owners: z.array(z.string()),
  /** True when one of those trails belongs to the account that is read. Nothing is asked of any other bucket. */
  ofOwnTrail: z.boolean(),
  /** Absent where versioning was never switched on. */
  versioning: observed(z.enum(["Enabled", "Suspended"])),
  /** True when a version is deleted only with a code of the root user's MFA device. Absent where it was never configured. */
  mfaDelete: observed(z.boolean()),
  /** How Object Lock keeps new objects: `COMPLIANCE, 365 days`. Absent where nothing says so. */
  retention: observed(z.string()),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface S3TrailBucket extends z.infer<typeof schema> {}

/** Every bucket that a trail of an account delivers to, as its first region shows them, with what keeps log files from being deleted. */
export const s3TrailBuckets: Collector<S3TrailBucket> = defineCollector({
  id: "aws/s3-trail-buckets",
  resource: "S3 bucket of a trail",
  provider: awsKind,
  per: "account",
  operations: [trails, "s3:ListBuckets", versioningOperation, locks, tagOperation],
  calls: {
    ...bucketCalls,
    [trails]: "once",
    [versioningOperation]: { each: "entry" },
    [locks]: { each: "entry" },
  },
  schema,
  async *collect(session) {
    const byBucket = new Map<string, string[]>();
    for await (const trail of session.items(trails, "trailList", { includeShadowTrails: true })) {
      const field = answerOf(trails, trail);
      const name = field("S3BucketName");
      byBucket.set(name, [...(byBucket.get(name) ?? []), field("TrailARN")]);
    }
    const regions = byBucket.size === 0 ? new Map<string, string>() : await regionsOf(session);
    const tagsOf = sharedTagReader(session, "s3");
    yield* describeEach(
      10,
      byBucket,
      ([name]) => bucketArn(session, name),
      ([name, arns]) => describe(session, { name, trails: arns, region: regions.get(name) }, tagsOf),
    );
  },
});

interface Found {
  readonly name: string;
  readonly trails: readonly string[];
  /** Undefined for a bucket of another account. */
  readonly region: string | undefined;
}

/** The region of each bucket of the account. */
async function regionsOf(session: AwsSession): Promise<ReadonlyMap<string, string>> {
  const regions = new Map<string, string>();
  for await (const { name, bucket } of listBuckets(session)) {
    regions.set(name, answerOf("s3:ListBuckets", bucket)("BucketRegion"));
  }
  return regions;
}

async function describe(session: AwsSession, found: Found, tagsOf: TagReader): Promise<S3TrailBucket> {
  const { name, region } = found;
  const [id, owners] = [bucketArn(session, name), [...new Set(found.trails.map(accountOf))]];
  const ofOwnTrail = owners.includes(session.account);
  const foreign = `The bucket ${name} is in another account`;
  const tags =
    region === undefined ? notAsked(`${foreign}: its tags cannot be asked.`) : await tagsOf(id, region);
  const about = { id, name, trails: [...found.trails], owners, ofOwnTrail, tags };
  if (!ofOwnTrail) {
    const none = notAsked(`Nothing is asked of the bucket ${name}: its trail belongs to another account.`);
    return { ...about, versioning: none, mfaDelete: none, retention: none };
  }
  const ask = askerOf(session, name, region);
  const [versions, lock] = await Promise.all([ask(versioningOperation), ask(locks)]);
  const told = <T>(value: Observed<T>): Observed<T> =>
    region === undefined ? saying(foreign, value) : value;
  return {
    ...about,
    versioning: told(versioningOf(versions)),
    mfaDelete: told(mfaDeleteOf(versions)),
    retention: told(from(lock, retentionOf)),
  };
}

function notAsked(message: string): Observed<never> {
  return unreadable({ code: "not-collected", message });
}

/** What could not be read of another account's bucket says so. */
function saying<T>(foreign: string, value: Observed<T>): Observed<T> {
  const state = inspect(value);
  if (state.state !== "unreadable") return value;
  const problem: Problem = { ...state.problem, message: `${foreign}: ${state.problem.message}` };
  return unreadable(problem);
}

function retentionOf(answer: OutputOf<typeof locks>): Observed<string> {
  const none = absent(locks, "no DefaultRetention");
  return from(
    readable(() => answerOf(locks, answer)("ObjectLockConfiguration")),
    ({ Rule }) => {
      const retention = Rule?.DefaultRetention;
      if (retention === undefined) return none;
      const { Mode, Days, Years } = retention;
      if (Mode === undefined && Days === undefined && Years === undefined) return none;
      return readable(() => {
        const mode = answerOf(locks, { Mode })("Mode");
        if (Days !== undefined) return `${mode}, ${quantityText(days(Days))}`;
        if (Years !== undefined) return `${mode}, ${quantityText(years(Years))}`;
        throw answerMismatch(locks, "answered with a retention that has no period");
      });
    },
  );
}

/** `111111111111` of `arn:aws:cloudtrail:eu-west-1:111111111111:trail/everything`. */
function accountOf(arn: string): string {
  const [, , , , account] = arn.split(":");
  if (account === undefined || account === "")
    throw answerMismatch(trails, "answered with an ARN without account");
  return account;
}
