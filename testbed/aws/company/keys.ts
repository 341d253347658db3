import {
  CreateAliasCommand,
  CreateKeyCommand,
  type CreateKeyCommandInput,
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyRotationCommand,
  ImportKeyMaterialCommand,
  type KMSClient,
  ReplicateKeyCommand,
  ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms";
import { forEach } from "./concurrency.ts";
import type { Connection } from "./connect.ts";
import { type Expected, pick } from "./words.ts";

export interface PlannedKey {
  /** Also its alias, as `alias/<name>`, unless `alias` is false. */
  readonly name: string;
  readonly region: string;
  readonly alias: boolean;
  readonly spec: CreateKeyCommandInput;
  /** Days; undefined when rotation is off. */
  readonly rotation?: number;
  readonly state?: "Disabled" | "PendingDeletion" | "Imported";
  /** Name of the primary that this key replicates. */
  readonly replicaOf?: string;
  /** For rotation at least every 365 days. */
  readonly expected: Expected;
}

type Kind = Pick<PlannedKey, "spec" | "rotation" | "state" | "expected"> & { readonly name: string };

const notApplicable = { expected: "not-applicable" } as const;

const kinds: readonly Kind[] = [
  { name: "yearly", spec: {}, rotation: 365, expected: "pass" },
  { name: "quarterly", spec: {}, rotation: 90, expected: "pass" },
  { name: "biennial", spec: {}, rotation: 730, expected: "fail" },
  { name: "still", spec: {}, expected: "fail" },
  { name: "half-yearly", spec: {}, rotation: 180, expected: "pass" },
  { name: "rsa", spec: { KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" }, ...notApplicable },
  { name: "hmac", spec: { KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" }, ...notApplicable },
  { name: "awaiting-import", spec: { Origin: "EXTERNAL" }, ...notApplicable },
  { name: "imported", spec: { Origin: "EXTERNAL" }, state: "Imported", ...notApplicable },
  { name: "disabled", spec: {}, rotation: 365, state: "Disabled", ...notApplicable },
  { name: "leaving", spec: {}, rotation: 180, state: "PendingDeletion", ...notApplicable },
  { name: "global", spec: { MultiRegion: true }, rotation: 365, expected: "pass" },
  // As its primary, which is the one before it.
  { name: "replica", spec: {}, expected: "pass" },
  { name: "yearly", spec: {}, rotation: 365, expected: "pass" },
  { name: "elliptic", spec: { KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" }, ...notApplicable },
  { name: "nine-monthly", spec: {}, rotation: 270, expected: "pass" },
  { name: "still-and-disabled", spec: {}, state: "Disabled", ...notApplicable },
  { name: "yearly", spec: {}, rotation: 365, expected: "pass" },
  { name: "eighteen-monthly", spec: {}, rotation: 545, expected: "fail" },
  { name: "four-monthly", spec: {}, rotation: 120, expected: "pass" },
];
const purposes = [
  "payments",
  "sessions",
  "backups",
  "customers",
  "audit",
  "search",
  "reports",
  "tokens",
  "media",
];
/** AWS makes these keys when its services first need them. */
const awsManaged = ["alias/aws/s3", "alias/aws/ebs", "alias/aws/secretsmanager"];

export function planKeys(count: number, regions: readonly string[]): PlannedKey[] {
  const keys: PlannedKey[] = [];
  for (let index = 0; index < count; index += 1) {
    const kind = pick(kinds, index);
    const number = String(index).padStart(2, "0");
    const { name: _, ...facts } = kind;
    const key: PlannedKey = {
      ...facts,
      name: `${pick(purposes, index)}-${kind.name}-${number}`,
      region: pick(regions, index),
      alias: index % 7 !== 6,
    };
    const primary = keys.at(-1);
    if (kind.name !== "replica") keys.push(key);
    else if (primary !== undefined && primary.region !== key.region) {
      keys.push({ ...key, replicaOf: primary.name });
    } else keys.push({ ...key, rotation: 365 });
  }
  return keys;
}

export async function buildKeys(
  connection: Connection,
  keys: readonly PlannedKey[],
  regions: readonly string[],
): Promise<void> {
  const ids = new Map<string, string>();
  await forEach(
    keys.filter(({ replicaOf }) => replicaOf === undefined),
    async (key) => {
      const kms = connection.kms(key.region);
      const id = await create(kms, key);
      ids.set(key.name, id);
      await finish(kms, key, id);
    },
  );
  await forEach(keys, async (key) => {
    if (key.replicaOf === undefined) return;
    const primary = keys.find(({ name }) => name === key.replicaOf);
    const id = ids.get(key.replicaOf);
    if (primary === undefined || id === undefined) throw new Error(`testbed: no primary for ${key.name}`);
    await connection
      .kms(primary.region)
      .send(new ReplicateKeyCommand({ KeyId: id, ReplicaRegion: key.region, Description: key.name }));
    await finish(connection.kms(key.region), key, id);
  });
  const reserved = regions.flatMap((region) => awsManaged.map((alias) => ({ region, alias })));
  await forEach(reserved, async ({ region, alias }) => {
    await connection.kms(region).send(new DescribeKeyCommand({ KeyId: alias }));
  });
}

async function create(kms: KMSClient, key: PlannedKey): Promise<string> {
  const { KeyMetadata } = await kms.send(
    new CreateKeyCommand({
      ...key.spec,
      Description: `${key.name}: <script>alert("x")</script> | =cmd()\n# not a heading\u202e`,
      Tags: [{ TagKey: "name", TagValue: key.name }],
    }),
  );
  if (KeyMetadata?.KeyId === undefined) throw new Error(`testbed: no key id for ${key.name}`);
  return KeyMetadata.KeyId;
}

async function finish(kms: KMSClient, key: PlannedKey, id: string): Promise<void> {
  if (key.alias) {
    await kms.send(new CreateAliasCommand({ AliasName: `alias/${key.name}`, TargetKeyId: id }));
  }
  if (key.rotation !== undefined) {
    await kms.send(new EnableKeyRotationCommand({ KeyId: id, RotationPeriodInDays: key.rotation }));
  }
  if (key.state === "Disabled") await kms.send(new DisableKeyCommand({ KeyId: id }));
  if (key.state === "PendingDeletion") {
    await kms.send(new ScheduleKeyDeletionCommand({ KeyId: id, PendingWindowInDays: 30 }));
  }
  if (key.state === "Imported") {
    await kms.send(
      new ImportKeyMaterialCommand({
        KeyId: id,
        ImportToken: Buffer.from("token"),
        EncryptedKeyMaterial: Buffer.from("material"),
        ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE",
      }),
    );
  }
}
