import {
  CreateAliasCommand,
  CreateKeyCommand,
  type CreateKeyCommandInput,
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyRotationCommand,
  ImportKeyMaterialCommand,
  KMSClient,
  ReplicateKeyCommand,
  ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms";
import { forEach } from "../../company/concurrency.ts";
import type { Connection } from "../../company/connect.ts";
import { definePart, type Expected, type Planned, pick } from "../../company/part.ts";

export interface PlannedKey extends Planned {
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
}

interface Kind extends Pick<PlannedKey, "name" | "spec" | "rotation" | "state"> {
  /** For rotation at least every 365 days. */
  readonly expected: Expected;
}

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
function planManaged(regions: readonly string[]) {
  const aliases = ["alias/aws/s3", "alias/aws/ebs", "alias/aws/secretsmanager"];
  const expects = {
    "aws/kms-key-rotation": "not-applicable",
    "aws/kms-no-pending-deletion": "not-applicable",
  } as const;
  return regions.flatMap((scope) => aliases.map((resource) => ({ resource, scope, expects })));
}

export const company = definePart({
  /** Customer-managed keys, replicas included. */
  sizes: { keys: 60 },
  plan: ({ size, regions }) => ({ keys: planKeys(size.keys, regions), managedKeys: planManaged(regions) }),
  async build(connection, { keys, managedKeys }) {
    await buildKeys(connection, keys);
    await forEach(managedKeys, async ({ resource, scope }) => {
      await connection.client(KMSClient, scope).send(new DescribeKeyCommand({ KeyId: resource }));
    });
  },
});

function planKeys(count: number, regions: readonly string[]): PlannedKey[] {
  const keys: PlannedKey[] = [];
  for (let index = 0; index < count; index += 1) {
    const kind = pick(kinds, index);
    const number = String(index).padStart(2, "0");
    const { expected, ...facts } = kind;
    const name = `${pick(purposes, index)}-${kind.name}-${number}`;
    const region = pick(regions, index);
    const alias = index % 7 !== 6;
    const key: PlannedKey = {
      ...facts,
      ...{ name, region, alias },
      ...(alias && { resource: `alias/${name}` }),
      scope: region,
      expects: {
        "aws/kms-key-policy-not-public": "pass",
        "aws/kms-key-rotation": expected,
        "aws/kms-no-pending-deletion": kind.state === "PendingDeletion" ? "fail" : "pass",
      },
    };
    const primary = keys.at(-1);
    if (kind.name !== "replica") keys.push(key);
    else if (primary !== undefined && primary.region !== key.region) {
      // Its alias stays with moto's primary, so nobody here knows it by name.
      const { resource: _, ...unnamed } = key;
      keys.push({ ...unnamed, replicaOf: primary.name });
    } else keys.push({ ...key, rotation: 365 });
  }
  return keys;
}

async function buildKeys(connection: Connection, keys: readonly PlannedKey[]): Promise<void> {
  const ids = new Map<string, string>();
  await forEach(
    keys.filter(({ replicaOf }) => replicaOf === undefined),
    async (key) => {
      const kms = connection.client(KMSClient, key.region);
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
      .client(KMSClient, primary.region)
      .send(new ReplicateKeyCommand({ KeyId: id, ReplicaRegion: key.region, Description: key.name }));
    await finish(connection.client(KMSClient, key.region), key, id);
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
