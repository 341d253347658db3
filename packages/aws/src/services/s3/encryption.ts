import { type Collector, from, type Observed } from "@bylaw/core";
import { absent, answerMismatch, defineCollector, known, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { tagOperation } from "../../lib/tags.ts";
import type { OutputOf } from "../../operations/index.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import { describeBuckets, recordedBucketCalls, recordedFields } from "./bucket-list.ts";
import { recordedOperations, recordedSetting } from "./recorded.ts";

const operation = "s3:GetBucketEncryption";

const schema = z.object({
  ...recordedFields,
  /** What new objects are encrypted with by default: `AES256` with keys of S3, `aws:kms` and `aws:kms:dsse` with one of KMS. */
  algorithm: observed(z.string()),
  /** The KMS key that is named for it, by ARN, id or alias. Absent where none is: with `aws:kms` it is then AWS's own, aws/s3. */
  kmsKey: observed(z.string()),
});

export interface S3Encryption extends z.infer<typeof schema> {}

/** It stands for S3's answer where a KMS key is named that is not AWS's own. */
const recorded = recordedSetting(
  operation,
  "ServerSideEncryptionConfiguration",
  z.strictObject({
    rules: z.tuple([
      z.strictObject({
        applyServerSideEncryptionByDefault: z.strictObject({
          sseAlgorithm: z.enum(["aws:kms", "aws:kms:dsse"]),
          kmsMasterKeyID: z.string().min(1).refine(isOwnKey),
        }),
        bucketKeyEnabled: z.boolean().exactOptional(),
      }),
    ]),
  }),
  ({ rules: [{ applyServerSideEncryptionByDefault: by, bucketKeyEnabled }] }) => ({
    ServerSideEncryptionConfiguration: {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: {
            SSEAlgorithm: by.sseAlgorithm,
            KMSMasterKeyID: by.kmsMasterKeyID,
          },
          ...(bucketKeyEnabled !== undefined && { BucketKeyEnabled: bucketKeyEnabled }),
        },
      ],
    },
  }),
);

/** Every general-purpose S3 bucket of an account, with its default encryption. */
export const s3Encryptions: Collector<S3Encryption> = defineCollector({
  id: "aws/s3-encryptions",
  resource: "S3 bucket",
  provider: awsKind,
  per: "account",
  operations: ["s3:ListBuckets", operation, tagOperation],
  optionalOperations: recordedOperations,
  calls: { ...recordedBucketCalls, [operation]: { each: "entry" } },
  schema,
  collect: (session) =>
    describeBuckets(session, async (ask) => {
      const byDefault = from(await ask(operation, recorded), defaultOf);
      return {
        algorithm: from(byDefault, (encryption) =>
          readable(() => answerOf(operation, encryption)("SSEAlgorithm")),
        ),
        kmsKey: from(byDefault, ({ KMSMasterKeyID: key }) =>
          key === undefined || key === "" ? absent(operation, "no KMSMasterKeyID") : known(key),
        ),
      };
    }),
});

type Answer = OutputOf<typeof operation>;
type Rule = NonNullable<NonNullable<Answer["ServerSideEncryptionConfiguration"]>["Rules"]>[number];

/** A bucket has one rule. */
function defaultOf(answer: Answer): Observed<NonNullable<Rule["ApplyServerSideEncryptionByDefault"]>> {
  return readable(() => {
    const { Rules } = answerOf(operation, answer)("ServerSideEncryptionConfiguration");
    const [rule, ...others] = answerOf(operation, { Rules })("Rules");
    if (rule === undefined || others.length > 0) {
      throw answerMismatch(operation, "answered with another number of rules than one");
    }
    return answerOf(operation, rule)("ApplyServerSideEncryptionByDefault");
  });
}

/**
 * True where new objects are encrypted with a KMS key that is not AWS's own. Keys of AWS are known by their alias,
 * `alias/aws/s3`.
 */
export function hasOwnKey({ algorithm, kmsKey }: S3Encryption): Observed<boolean> {
  return from(algorithm, (name) =>
    name === "aws:kms" || name === "aws:kms:dsse" ? from(kmsKey, isOwnKey) : false,
  );
}

function isOwnKey(key: string): boolean {
  return !/(^|:)alias\/aws\//.test(key);
}
