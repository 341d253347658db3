import {
  CreateAliasCommand,
  CreateKeyCommand,
  type CreateKeyCommandInput,
  DescribeKeyCommand,
  DisableKeyCommand,
  DisableKeyRotationCommand,
  EnableKeyRotationCommand,
  GetKeyRotationStatusCommand,
  ImportKeyMaterialCommand,
  KMSClient,
  ListAliasesCommand,
  ListKeysCommand,
  paginateListAliases,
  paginateListKeys,
  ReplicateKeyCommand,
  ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms";
import { beforeEach, expect, it } from "vitest";
import { clientOf, describeAws } from "../../testing.ts";

describeAws("corrections of KMS", (aws) => {
  beforeEach(() => aws().reset());
  const corrected = () => clientOf(KMSClient, aws().endpoint);
  /** What moto says without us: when such an expectation fails, a correction can go. */
  const plain = () => clientOf(KMSClient, aws().moto.endpoint);
  const newKey = async (input: CreateKeyCommandInput = {}): Promise<string> =>
    (await corrected().send(new CreateKeyCommand(input))).KeyMetadata?.KeyId ?? "";
  const describeKey = async (KeyId: string, kms = corrected()) =>
    (await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata;
  const rotation = (KeyId: string, kms = corrected()) => kms.send(new GetKeyRotationStatusCommand({ KeyId }));
  const rotate = (KeyId: string, RotationPeriodInDays?: number) =>
    corrected().send(new EnableKeyRotationCommand({ KeyId, RotationPeriodInDays }));

  it("remembers the rotation period", async () => {
    const key = await newKey();
    expect(await rotation(key)).toMatchObject({ KeyRotationEnabled: false });
    await rotate(key, 180);
    expect((await rotation(key, plain())).RotationPeriodInDays).toBeUndefined();
    expect(await rotation(key)).toMatchObject({
      KeyRotationEnabled: true,
      RotationPeriodInDays: 180,
      KeyId: expect.stringContaining(key),
      NextRotationDate: expect.any(Date),
    });
    await rotate(key);
    expect(await rotation(key)).toMatchObject({ RotationPeriodInDays: 365 });
    await corrected().send(new DisableKeyRotationCommand({ KeyId: key }));
    expect(await rotation(key)).not.toHaveProperty("RotationPeriodInDays");
  });

  it.each([89, 2561])("refuses a period of %i days", async (period) => {
    const key = await newKey();
    await plain().send(new EnableKeyRotationCommand({ KeyId: key, RotationPeriodInDays: period }));
    await expect(rotate(key, period)).rejects.toMatchObject({ name: "ValidationException" });
  });

  it("throws for an imported key and answers false for an asymmetric one", async () => {
    const external = await newKey({ Origin: "EXTERNAL" });
    const rsa = await newKey({ KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" });
    expect(await rotation(external, plain())).toMatchObject({ KeyRotationEnabled: false });
    await expect(rotation(external)).rejects.toMatchObject({ name: "UnsupportedOperationException" });
    await expect(rotate(external)).rejects.toMatchObject({ name: "UnsupportedOperationException" });
    await expect(rotate(rsa)).rejects.toMatchObject({ name: "UnsupportedOperationException" });
    expect(await rotation(rsa)).toMatchObject({ KeyRotationEnabled: false });
  });

  it("keeps the rotation of a disabled key and drops it while pending deletion", async () => {
    const key = await newKey();
    await rotate(key);
    await corrected().send(new DisableKeyCommand({ KeyId: key }));
    expect(await rotation(key)).toMatchObject({ KeyRotationEnabled: true });
    await expect(rotate(key)).rejects.toMatchObject({ name: "DisabledException" });
    await corrected().send(new ScheduleKeyDeletionCommand({ KeyId: key, PendingWindowInDays: 7 }));
    expect(await rotation(key, plain())).toMatchObject({ KeyRotationEnabled: true });
    expect(await rotation(key)).toMatchObject({ KeyRotationEnabled: false });
  });

  it("shares rotation between a primary and its replicas, and tells them apart", async () => {
    const key = await newKey({ MultiRegion: true });
    await corrected().send(new ReplicateKeyCommand({ KeyId: key, ReplicaRegion: "us-east-1" }));
    await rotate(key, 100);
    const elsewhere = clientOf(KMSClient, aws().endpoint, { region: "us-east-1" });
    expect(await rotation(key, elsewhere)).toMatchObject({ RotationPeriodInDays: 100 });
    const type = async (kms = corrected()) =>
      (await describeKey(key, kms))?.MultiRegionConfiguration?.MultiRegionKeyType;
    expect([await type(elsewhere), await type()]).toEqual(["REPLICA", "PRIMARY"]);
    expect(await type(plain())).toBe("REPLICA");
  });

  it("describes keys in full", async () => {
    const key = await newKey();
    expect((await describeKey(key, plain()))?.KeyUsage).toBeUndefined();
    expect(await describeKey(key)).toMatchObject({
      KeyUsage: "ENCRYPT_DECRYPT",
      KeySpec: "SYMMETRIC_DEFAULT",
      KeyManager: "CUSTOMER",
      KeyState: "Enabled",
      MultiRegion: false,
    });
    const hmac = await newKey({ KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" });
    const described = await describeKey(hmac);
    expect(described).toMatchObject({ MacAlgorithms: ["HMAC_SHA_256"] });
    expect(described).not.toHaveProperty("EncryptionAlgorithms");
  });

  it("waits for the material of an external key", async () => {
    const key = await newKey({ Origin: "EXTERNAL" });
    expect(await describeKey(key, plain())).toMatchObject({ KeyState: "Enabled" });
    expect(await describeKey(key)).toMatchObject({ KeyState: "PendingImport", Enabled: false });
    await corrected().send(
      new ImportKeyMaterialCommand({
        KeyId: key,
        ImportToken: Buffer.from("t"),
        EncryptedKeyMaterial: Buffer.from("m"),
      }),
    );
    expect(await describeKey(key)).toMatchObject({ KeyState: "Enabled", Enabled: true });
  });

  it("knows AWS's own keys", async () => {
    expect(await describeKey("alias/aws/s3", plain())).toMatchObject({ KeyManager: "CUSTOMER" });
    const key = await describeKey("alias/aws/s3");
    expect(key).toMatchObject({ KeyManager: "AWS" });
    expect(await rotation(key?.KeyId ?? "")).toMatchObject({
      KeyRotationEnabled: true,
      RotationPeriodInDays: 365,
    });
  });

  it("gives predefined aliases a target only when their key exists", async () => {
    await describeKey("alias/aws/s3");
    const targets = async (kms = corrected()) =>
      (await kms.send(new ListAliasesCommand({}))).Aliases?.filter(({ TargetKeyId }) => TargetKeyId)?.length;
    expect(await targets(plain())).toBe(14);
    expect(await targets()).toBe(1);
  });

  it("pages keys and aliases at the asked size", async () => {
    const keys = await Promise.all(Array.from({ length: 7 }, () => newKey()));
    await Promise.all(
      keys.map((TargetKeyId) =>
        corrected().send(new CreateAliasCommand({ AliasName: `alias/${TargetKeyId}`, TargetKeyId })),
      ),
    );
    expect((await plain().send(new ListKeysCommand({ Limit: 3 }))).Keys).toHaveLength(7);
    const sizes: (number | undefined)[] = [];
    const seen = new Set<string | undefined>();
    for await (const part of paginateListKeys({ client: corrected(), pageSize: 3 }, {})) {
      sizes.push(part.Keys?.length);
      for (const { KeyId } of part.Keys ?? []) seen.add(KeyId);
    }
    expect(sizes).toEqual([3, 3, 1]);
    expect([...seen].sort()).toEqual([...keys].sort());
    const aliases: (number | undefined)[] = [];
    for await (const part of paginateListAliases({ client: corrected(), pageSize: 10 }, {})) {
      aliases.push(part.Aliases?.length);
    }
    expect(aliases).toEqual([10, 10, 1]);
    await expect(corrected().send(new ListKeysCommand({ Marker: "made up" }))).rejects.toMatchObject({
      name: "InvalidMarkerException",
    });
  });
});
