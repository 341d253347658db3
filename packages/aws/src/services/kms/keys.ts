import { type Collector, days, from, type Observed } from "@bylaw/core";
import {
  absent,
  byCodeUnits,
  defineCollector,
  isReadError,
  mapParallel,
  observed,
  quantity,
  unreadable,
  unreadableResource,
} from "@bylaw/core/provider";
import { z } from "zod";
import type { OutputOf } from "../../operations/index.ts";
import { awsKind } from "../../session/kind.ts";
import { required } from "../../session/required.ts";
import type { AwsSession } from "../../session/session.ts";

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
  multiRegion: z.enum(["none", "primary", "replica"]).exactOptional(),
  /** Asked only of keys that AWS KMS rotates by itself; see `canRotate`. */
  rotation: observed(z.boolean()),
  rotationPeriod: observed(quantity("days")),
});

export interface KmsKey extends z.infer<typeof schema> {}

interface ListedKey {
  readonly keyId: string;
  readonly arn: string;
  readonly aliases: readonly string[];
}

/** Every KMS key of a region, with the rotation of those that can rotate. */
export const kmsKeys: Collector<KmsKey> = defineCollector({
  id: "aws/kms-keys",
  resource: "AWS KMS key",
  provider: awsKind,
  per: "region",
  operations: ["kms:ListKeys", "kms:ListAliases", "kms:DescribeKey", "kms:GetKeyRotationStatus"],
  schema,
  async *collect(session) {
    yield* mapParallel(20, listKeys(session), async (key) => {
      // AWS reserves the prefix alias/aws/ for its own keys, so they need no DescribeKey.
      if (key.aliases.some((alias) => alias.startsWith("alias/aws/"))) return managedByAws(key);
      try {
        return await describeKey(session, key);
      } catch (error) {
        if (!isReadError(error)) throw error;
        return unreadableResource(key.arn, error.problem);
      }
    });
  },
});

/**
 * True for keys that AWS KMS rotates by itself: symmetric, made in KMS and enabled. A replica shares the rotation of
 * its primary, which may be in a region that is not looked at, so it is asked and judged itself.
 */
export function canRotate(key: Omit<KmsKey, "rotation" | "rotationPeriod">): boolean {
  return (
    key.manager === "CUSTOMER" &&
    key.spec === "SYMMETRIC_DEFAULT" &&
    key.usage === "ENCRYPT_DECRYPT" &&
    key.origin === "AWS_KMS" &&
    key.state === "Enabled"
  );
}

async function* listKeys(session: AwsSession): AsyncGenerator<ListedKey> {
  const aliases = new Map<string, string[]>();
  for await (const page of session.pages("kms:ListAliases", { Limit: 100 })) {
    for (const { AliasName, TargetKeyId } of required("kms:ListAliases", "Aliases", page.Aliases)) {
      if (TargetKeyId === undefined) continue;
      const names = aliases.get(TargetKeyId) ?? [];
      aliases.set(
        TargetKeyId,
        [...names, required("kms:ListAliases", "AliasName", AliasName)].sort(byCodeUnits),
      );
    }
  }
  for await (const page of session.pages("kms:ListKeys", { Limit: 1000 })) {
    for (const { KeyId, KeyArn } of required("kms:ListKeys", "Keys", page.Keys)) {
      const keyId = required("kms:ListKeys", "KeyId", KeyId);
      yield { keyId, arn: required("kms:ListKeys", "KeyArn", KeyArn), aliases: aliases.get(keyId) ?? [] };
    }
  }
}

function managedByAws(key: ListedKey): KmsKey {
  return { ...identity(key), manager: "AWS", ...notAsked() };
}

async function describeKey(session: AwsSession, key: ListedKey): Promise<KmsKey> {
  const { KeyMetadata } = await session.call("kms:DescribeKey", { KeyId: key.keyId });
  const field = <T>(name: string, value: T | undefined): T => required("kms:DescribeKey", name, value);
  const metadata = field("KeyMetadata", KeyMetadata);
  const description = {
    ...identity(key),
    manager: field("KeyManager", metadata.KeyManager),
    spec: field("KeySpec", metadata.KeySpec),
    usage: field("KeyUsage", metadata.KeyUsage),
    origin: field("Origin", metadata.Origin),
    state: field("KeyState", metadata.KeyState),
    multiRegion: multiRegionOf(
      metadata.MultiRegion === true,
      metadata.MultiRegionConfiguration?.MultiRegionKeyType,
    ),
  };
  if (!canRotate(description)) return { ...description, ...notAsked() };
  const status = await session.observe("kms:GetKeyRotationStatus", { KeyId: key.keyId });
  return { ...description, rotation: from(status, rotationOf), rotationPeriod: from(status, periodOf) };
}

function rotationOf(status: OutputOf<"kms:GetKeyRotationStatus">): boolean {
  return required("kms:GetKeyRotationStatus", "KeyRotationEnabled", status.KeyRotationEnabled);
}

/** A key that does not rotate has no period. */
function periodOf(status: OutputOf<"kms:GetKeyRotationStatus">): Observed<KmsPeriod> | KmsPeriod {
  if (!rotationOf(status)) return absent("kms:GetKeyRotationStatus", "rotation is off");
  return days(required("kms:GetKeyRotationStatus", "RotationPeriodInDays", status.RotationPeriodInDays));
}

type KmsPeriod = ReturnType<typeof days>;

function notAsked(): Pick<KmsKey, "rotation" | "rotationPeriod"> {
  const message = "The rotation of a key that AWS KMS does not rotate on schedule is not asked.";
  const problem = unreadable({ code: "not-collected", message, operation: "kms:GetKeyRotationStatus" });
  return { rotation: problem, rotationPeriod: problem };
}

function identity({ arn, aliases: [alias] }: ListedKey): { readonly id: string; readonly name?: string } {
  return alias === undefined ? { id: arn } : { id: arn, name: alias };
}

function multiRegionOf(
  multiRegion: boolean,
  type: "PRIMARY" | "REPLICA" | undefined,
): "none" | "primary" | "replica" {
  if (!multiRegion) return "none";
  return required("kms:DescribeKey", "MultiRegionKeyType", type) === "PRIMARY" ? "primary" : "replica";
}
