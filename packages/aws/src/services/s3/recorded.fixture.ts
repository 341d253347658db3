import type { Answer, Asked, Script } from "../../testing/script.ts";
import { recorderScript } from "../config/recorder.fixture.ts";

const arnOf = (name: string) => `arn:aws:s3:::${name}`;
/** When a bucket of these scripts was made, and when AWS Config captured it. */
export const [madeAt, capturedAt] = [new Date("2025-11-01T00:00:00Z"), new Date("2025-12-01T00:00:00Z")];

/** Each setting as AWS Config records it where the check of it passes, in the words that public samples show. */
export const strongSettings = (name: string) => ({
  BucketPolicy: { policyText: tlsOnly(name) },
  BucketVersioningConfiguration: { status: "Enabled", isMfaDeleteEnabled: null },
  BucketLoggingConfiguration: { destinationBucketName: "logs", logFilePrefix: "data/" },
  ServerSideEncryptionConfiguration: {
    rules: [
      {
        applyServerSideEncryptionByDefault: {
          sseAlgorithm: "aws:kms",
          kmsMasterKeyID: "arn:aws:kms:eu-west-1:111111111111:key/1",
        },
        bucketKeyEnabled: true,
      },
    ],
  },
  BucketLifecycleConfiguration: { rules: [lifecycleRule] },
});

function tlsOnly(name: string): string {
  const Resource = [arnOf(name), `${arnOf(name)}/*`];
  const Condition = { Bool: { "aws:SecureTransport": "false" } };
  return JSON.stringify({
    Statement: [{ Effect: "Deny", Principal: "*", Action: "s3:*", Resource, Condition }],
  });
}

const lifecycleRule = {
  id: "old",
  prefix: null,
  status: "Enabled",
  filter: { predicate: null },
  expirationInDays: 365,
  expiredObjectDeleteMarker: false,
  noncurrentVersionExpirationInDays: -1,
  expirationDate: null,
  transitions: [{ days: 30, date: null, storageClass: "GLACIER" }],
  noncurrentVersionTransitions: null,
  abortIncompleteMultipartUpload: null,
};

/** An item of a bucket; of a setting that is a text, that text as it is. */
export function itemOf(name: string, settings: object = strongSettings(name), change: object = {}): object {
  const told = Object.entries(settings).filter(([, said]) => said !== undefined);
  const written = told.map(([member, said]) => [
    member,
    typeof said === "string" ? said : JSON.stringify(said),
  ]);
  return {
    resourceType: "AWS::S3::Bucket",
    resourceId: name,
    arn: arnOf(name),
    accountId: "111111111111",
    awsRegion: "eu-west-1",
    configurationItemStatus: "OK",
    configurationItemCaptureTime: capturedAt,
    supplementaryConfiguration: Object.fromEntries(written),
    ...change,
  };
}

export const batch = "config:BatchGetResourceConfig";

/** The names that AWS Config is asked about. */
export function namesIn({ input }: Pick<Asked, "input">): readonly string[] {
  const { resourceKeys } = input as { resourceKeys: readonly { resourceId: string }[] };
  return resourceKeys.map(({ resourceId }) => resourceId);
}

export const continuous = { recordingMode: { recordingFrequency: "CONTINUOUS" } };

/** An account of these buckets in one region, which a recorder records and AWS Config has items of. */
export function recordedScript(names: readonly string[], change: Script = {}): Script {
  return {
    "tagging:GetResources": { ResourceTagMappingList: [] },
    "s3:ListBuckets": {
      Buckets: names.map((Name) => ({ Name, BucketRegion: "eu-west-1", CreationDate: madeAt })),
    },
    ...recorderScript({ recorder: continuous }),
    [batch]: (asked): Answer => ({
      baseConfigurationItems: namesIn(asked).map((name) => itemOf(name)),
      unprocessedResourceKeys: [],
    }),
    "cloudtrail:DescribeTrails": { trailList: [] },
    ...change,
  };
}
