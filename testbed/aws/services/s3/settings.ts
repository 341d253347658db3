import {
  DeletePublicAccessBlockCommand,
  PutBucketAclCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketLoggingCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import {
  PutPublicAccessBlockCommand,
  S3ControlClient,
  type S3ControlClientConfig,
} from "@aws-sdk/client-s3-control";
import type { Connection } from "../../company/connect.ts";
import { type Expectations, pick, type Stage } from "../../company/part.ts";

/** How a bucket is set up. */
export interface PlannedSettings {
  readonly versioning: "Enabled" | "Suspended" | "never";
  /** A key of the company's own, AWS's own for S3, or S3's keys, which every bucket begins with. */
  readonly key: "own" | "aws" | "s3";
  readonly lifecycle: "expires" | "moves" | "uploads" | "none";
  /** The bucket that access logs go to. */
  readonly logTarget?: string;
  /** As every bucket begins; no longer blocked; open to everybody by its ACL; by its policy. */
  readonly access: "closed" | "unblocked" | "acl" | "policy";
  /** Holds the log files of trails, and access logs. */
  readonly holdsLogs: boolean;
  /** Lies where production's trail of S3 objects records. */
  readonly recorded: boolean;
  /** Object Lock retains new objects. */
  readonly locked: boolean;
}

const versionings = ["Enabled", "never", "Enabled", "Suspended"] as const;
const keys = ["own", "s3", "aws", "s3", "own"] as const;
const lifecycles = ["expires", "none", "uploads", "moves", "none", "expires", "none"] as const;
const accesses = ["closed", "acl", "policy", "unblocked", "closed"] as const;

export function planSettings(
  stage: Stage,
  index: number,
  regions: readonly string[],
  audit: string,
): PlannedSettings {
  const isAudit = index === 0;
  // S3 writes access logs within a region only.
  const logs = !isAudit && index % (2 * regions.length) === 0;
  return {
    versioning: pick(versionings, index),
    key: pick(keys, index),
    lifecycle: pick(lifecycles, index),
    ...(logs && { logTarget: audit }),
    access: pick(accesses, index),
    holdsLogs: isAudit,
    recorded: stage === "production" && pick(regions, index) === pick(regions, 0),
    locked: isAudit && stage === "production",
  };
}

/** What each check finds in it. */
export function expectedOf(settings: PlannedSettings, stage: Stage): Expectations {
  const { versioning, key, lifecycle, logTarget, access, holdsLogs, recorded, locked } = settings;
  const told = (good: boolean) => (good ? "pass" : "fail");
  const unless = (holds: boolean, good: boolean) => (holds ? "not-applicable" : told(good));
  return {
    "aws/s3-bucket-not-public": told(stage === "production" || access === "closed" || access === "unblocked"),
    "aws/s3-bucket-kms-encryption": told(key === "own"),
    "aws/s3-bucket-versioning": told(versioning === "Enabled"),
    "aws/s3-bucket-lifecycle": told(lifecycle === "expires" || lifecycle === "moves"),
    "aws/s3-bucket-access-logging": unless(holdsLogs, logTarget !== undefined || recorded),
    "aws/cloudtrail-s3-data-events": unless(holdsLogs, recorded),
    ...(holdsLogs && { "aws/s3-log-bucket-immutable": told(locked) }),
  };
}

/** Sets up what is not as every bucket begins. */
export async function buildSettings(s3: S3Client, Bucket: string, settings: PlannedSettings): Promise<void> {
  const { versioning, key, lifecycle, logTarget, access, locked } = settings;
  if (versioning !== "never") {
    const VersioningConfiguration = { Status: versioning };
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
  }
  if (locked) {
    const Rule = { DefaultRetention: { Mode: "COMPLIANCE", Days: 365 } } as const;
    const ObjectLockConfiguration = { ObjectLockEnabled: "Enabled", Rule } as const;
    await s3.send(new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration }));
  }
  if (key !== "s3") {
    const named = key === "own" ? { KMSMasterKeyID: "alias/acme-data" } : {};
    const ApplyServerSideEncryptionByDefault = { SSEAlgorithm: "aws:kms", ...named } as const;
    const ServerSideEncryptionConfiguration = { Rules: [{ ApplyServerSideEncryptionByDefault }] };
    await s3.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration }));
  }
  if (lifecycle !== "none") {
    const Rule = { ID: lifecycle, Status: "Enabled", Filter: { Prefix: "" }, ...actions[lifecycle] } as const;
    const LifecycleConfiguration = { Rules: [Rule] };
    await s3.send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration }));
  }
  if (logTarget !== undefined) {
    const LoggingEnabled = { TargetBucket: logTarget, TargetPrefix: `${Bucket}/` };
    await s3.send(new PutBucketLoggingCommand({ Bucket, BucketLoggingStatus: { LoggingEnabled } }));
  }
  if (access !== "closed") await s3.send(new DeletePublicAccessBlockCommand({ Bucket }));
  if (access === "acl") {
    const OwnershipControls = { Rules: [{ ObjectOwnership: "ObjectWriter" as const }] };
    await s3.send(new PutBucketOwnershipControlsCommand({ Bucket, OwnershipControls }));
    await s3.send(new PutBucketAclCommand({ Bucket, ACL: "public-read" }));
  }
}

const actions = {
  expires: { Expiration: { Days: 90 } },
  moves: { Transitions: [{ Days: 30, StorageClass: "GLACIER" as const }] },
  uploads: { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } },
};

/** AWS's hosts begin with the account. */
class LocalS3Control extends S3ControlClient {
  constructor(settings: S3ControlClientConfig & { readonly endpoint: string }) {
    const endpointProvider = () => ({ url: new URL(settings.endpoint) });
    super({ ...settings, disableHostPrefix: true, endpointProvider });
  }
}

/** Last, for nothing can be made public afterwards. */
export async function buildAccountBlock(connection: Connection): Promise<void> {
  await connection.client(LocalS3Control).send(
    new PutPublicAccessBlockCommand({
      AccountId: connection.account,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
    }),
  );
}
