import {
  type BucketLocationConstraint,
  CreateBucketCommand,
  PutBucketPolicyCommand,
  PutBucketTaggingCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { forEach } from "../../company/concurrency.ts";
import type { Connection } from "../../company/connect.ts";
import { definePart, type Planned, pick, type Stage } from "../../company/part.ts";
import { logDelivery, planPolicy, publicRead } from "./policies.ts";
import {
  buildAccountBlock,
  buildSettings,
  expectedOf,
  type PlannedSettings,
  planSettings,
} from "./settings.ts";

export interface PlannedBucket extends Planned {
  readonly name: string;
  readonly region: string;
  readonly kind: string;
  readonly settings: PlannedSettings;
  readonly policy?: Readonly<Record<string, unknown>>;
}

const purposes = [
  "invoices",
  "exports",
  "media",
  "backups",
  "builds",
  "reports",
  "uploads",
  "archives",
  "models",
];

export function auditBucket(stage: Stage): string {
  return `acme-${stage}-audit-logs`;
}

/** Production blocks public access for the whole account, staging bucket by bucket or not at all. */
export const company = definePart({
  sizes: { buckets: 80 },
  plan: ({ id, stage, regions, size }) => ({
    buckets: planBuckets(stage, id, size.buckets, regions),
    publicAccessBlock: {
      resource: `s3-public-access-block/${id}`,
      isOn: stage === "production",
      expects: { "aws/s3-account-public-access-block": stage === "production" ? "pass" : "fail" },
    } as const,
  }),
  async build(connection, { buckets, publicAccessBlock }) {
    // Access logs need a bucket to go to.
    const [audit, ...others] = buckets;
    for (const part of [audit === undefined ? [] : [audit], others]) {
      await forEach(part, (bucket) => buildBucket(connection, bucket));
    }
    if (publicAccessBlock.isOn) await buildAccountBlock(connection);
  },
});

function planBuckets(
  stage: Stage,
  account: string,
  count: number,
  regions: readonly string[],
): PlannedBucket[] {
  return Array.from({ length: count }, (_, index): PlannedBucket => {
    const audit = auditBucket(stage);
    const name =
      index === 0 ? audit : `acme-${stage}-${pick(purposes, index)}-${String(index).padStart(2, "0")}`;
    const region = pick(regions, index);
    const { kind, refusesPlainHttp, statements } = planPolicy(index);
    const settings = planSettings(stage, index, regions, audit);
    const expects = {
      "aws/s3-bucket-tls-only": refusesPlainHttp ? "pass" : "fail",
      ...expectedOf(settings, stage),
    } as const;
    const bucket = { name, resource: name, region, kind, settings, expects };
    const all = [
      // First: moto looks for it among the statements and stumbles over a principal that is a text.
      ...(settings.holdsLogs ? [logDelivery(name)] : []),
      ...statements(name, account),
      ...(settings.access === "policy" ? [publicRead(name)] : []),
    ];
    return all.length === 0 ? bucket : { ...bucket, policy: { Version: "2012-10-17", Statement: all } };
  });
}

async function buildBucket(
  connection: Connection,
  { name, region, policy, settings }: PlannedBucket,
): Promise<void> {
  const s3 = connection.client(S3Client, region);
  const elsewhere = {
    CreateBucketConfiguration: { LocationConstraint: region as BucketLocationConstraint },
  };
  await s3.send(
    new CreateBucketCommand({
      Bucket: name,
      ObjectLockEnabledForBucket: settings.locked,
      ...(region === "us-east-1" ? {} : elsewhere),
    }),
  );
  await s3.send(
    new PutBucketTaggingCommand({
      Bucket: name,
      Tagging: { TagSet: [{ Key: "owner", Value: "équipe données = +1 @ 東京 / -- :" }] },
    }),
  );
  await buildSettings(s3, name, settings);
  if (policy === undefined) return;
  await s3.send(new PutBucketPolicyCommand({ Bucket: name, Policy: JSON.stringify(policy) }));
}
