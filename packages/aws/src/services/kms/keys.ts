import type { Collector } from "@bylaw/core";
import { answerMismatch, defineCollector, describeEach, observed, quantity } from "@bylaw/core/provider";
import { z } from "zod";
import { sharedTagReader, type TagReader, tagCalls, tagOperation, tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import type { AwsSession } from "../../session/session.ts";
import { identity, isNamedByAws, type ListedKey, listKeys, readAliases } from "./listed-keys.ts";
import { type Metadata, metadataOf, multiRegionOf, notAsked, rotationOf } from "./rotation.ts";
import { wordsOf } from "./words.ts";

const schema = z.object({
  /** The key's ARN. */
  id: z.string(),
  /** The first alias in order. */
  name: z.string().exactOptional(),
  manager: z.enum(["AWS", "CUSTOMER"]),
  /** What AWS tells of a customer's key. Its own keys are not described. */
  spec: z.string().exactOptional(),
  usage: z.string().exactOptional(),
  origin: z.string().exactOptional(),
  state: z.string().exactOptional(),
  /** `unknown` when AWS says that it has relatives in other regions, and not which of them it is. */
  multiRegion: z.enum(["none", "primary", "replica", "unknown"]).exactOptional(),
  /** The state of the key that a replica is a copy of. Rotation is made there. Absent for every other key. */
  primaryState: observed(z.string()),
  /** Asked only of keys that AWS KMS rotates by itself; see `canRotate`. */
  rotation: observed(z.boolean()),
  rotationPeriod: observed(quantity("days")),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface KmsKey extends z.infer<typeof schema> {}

type Described = Omit<KmsKey, "primaryState" | "rotation" | "rotationPeriod" | "tags">;

/** Every KMS key of a region, with the rotation of those that can rotate. */
export const kmsKeys: Collector<KmsKey> = defineCollector({
  id: "aws/kms-keys",
  resource: "AWS KMS key",
  provider: awsKind,
  per: "region",
  operations: [
    "kms:ListKeys",
    "kms:ListAliases",
    "kms:DescribeKey",
    "kms:GetKeyRotationStatus",
    tagOperation,
  ],
  calls: {
    "kms:ListKeys": { page: 1000 },
    "kms:ListAliases": { page: 100, of: "alias" },
    "kms:DescribeKey": { each: "entry" },
    "kms:GetKeyRotationStatus": { each: "entry" },
    [tagOperation]: tagCalls,
  },
  schema,
  async *collect(session) {
    const { names, problem } = await readAliases(session);
    const tagsOf = sharedTagReader(session, "kms:key");
    yield* describeEach(
      20,
      listKeys(session, names),
      ({ arn }) => arn,
      // The keys of AWS need no DescribeKey.
      (key) => (isNamedByAws(key) ? managedByAws(key, tagsOf) : describeKey(session, key, tagsOf)),
    );
    // Keys are judged without their names, and no selector by name may take them for keys that have none.
    if (problem !== undefined) throw problem;
  },
});

/**
 * True for keys that AWS KMS rotates by itself: symmetric, made in KMS and in use. `Updating` is a state of seconds in
 * which a key stays in use. A replica shares the rotation of its primary, and is asked itself.
 */
export function canRotate(key: Described): boolean {
  return (
    key.manager === "CUSTOMER" &&
    key.spec === "SYMMETRIC_DEFAULT" &&
    key.usage === "ENCRYPT_DECRYPT" &&
    key.origin === "AWS_KMS" &&
    (key.state === "Enabled" || key.state === "Updating")
  );
}

async function managedByAws(key: ListedKey, tagsOf: TagReader): Promise<KmsKey> {
  return { ...identity(key), manager: "AWS", ...notAsked(), tags: await tagsOf(key.arn) };
}

/** The key; undefined when it is gone since it was listed. */
async function describeKey(
  session: AwsSession,
  key: ListedKey,
  tagsOf: TagReader,
): Promise<KmsKey | undefined> {
  const metadata = await metadataOf(session, key.keyId);
  if (metadata === undefined) return undefined;
  const description = descriptionOf(key, metadata);
  const tags = await tagsOf(key.arn);
  if (!canRotate(description)) return { ...description, ...notAsked(), tags };
  const rotation = await rotationOf(session, key.keyId, metadata);
  if (rotation !== undefined) return { ...description, ...rotation, tags };
  // It went out of use between the two questions: it is what it is now, unless KMS contradicts itself.
  const now = await metadataOf(session, key.keyId);
  if (now === undefined) return undefined;
  const changed = descriptionOf(key, now);
  if (!canRotate(changed)) return { ...changed, ...notAsked(), tags };
  throw answerMismatch("kms:GetKeyRotationStatus", "does not know a key that is in use");
}

function descriptionOf(key: ListedKey, metadata: Metadata): Described {
  const field = answerOf("kms:DescribeKey", metadata);
  const manager = field("KeyManager");
  if (manager !== "AWS" && manager !== "CUSTOMER") {
    throw answerMismatch("kms:DescribeKey", `named an unknown manager, ${String(manager)}`);
  }
  return {
    ...identity(key),
    manager,
    ...wordsOf(metadata),
    multiRegion: multiRegionOf(metadata),
  };
}
