import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { noTags } from "../../testing/judge.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { backupVaults } from "./vaults.ts";

const [list, getPolicy] = ["backup:ListBackupVaults", "backup:GetBackupVaultAccessPolicy"] as const;
const vault = (BackupVaultName: string, change: object = {}) => ({
  BackupVaultName,
  BackupVaultArn: `arn:aws:backup:eu-west-1:111111111111:backup-vault:${BackupVaultName}`,
  VaultType: "BACKUP_VAULT",
  EncryptionKeyArn: "arn:key",
  NumberOfRecoveryPoints: 3,
  Locked: false,
  ...change,
});
const policy = { Version: "2012-10-17", Statement: [] };
let server: ScriptedAws;
afterEach(() => server.stop());
const collect = async (script: Script) => {
  server = await startScript({
    ...noTags,
    [list]: { BackupVaultList: [vault("a")] },
    [getPolicy]: failure(getPolicy, "ResourceNotFoundException", 404),
    ...script,
  });
  const [listed] = await collectFrom(backupVaults, server.endpoint);
  return listed;
};

test("vaults are listed to the last page, and only those that are not locked are asked for their policy", async () => {
  const listed = await collect({
    [list]: ({ input }) =>
      input.NextToken === "2"
        ? { BackupVaultList: [vault("b", { Locked: true, EncryptionKeyArn: undefined })] }
        : { BackupVaultList: [vault("a")], NextToken: "2" },
    [getPolicy]: { Policy: JSON.stringify(policy) },
  });
  expect(listed?.calls).toEqual({ [list]: 2, [getPolicy]: 1, "tagging:GetResources": 1 });
  expect(listed?.items).toMatchObject([
    {
      id: "arn:aws:backup:eu-west-1:111111111111:backup-vault:a",
      name: "a",
      type: "BACKUP_VAULT",
      recoveryPoints: { state: "known", value: 3 },
      locked: { state: "known", value: false },
      encryptionKey: { state: "known", value: "arn:key" },
      policy: { state: "known", value: { version: "2012-10-17", statements: [] } },
    },
    {
      name: "b",
      locked: { value: true },
      encryptionKey: { state: "absent" },
      policy: { problem: { code: "not-collected" } },
    },
  ]);
});

test.each<[string, Script, object]>([
  ["no policy is a fact", {}, { policy: { state: "absent", code: "ResourceNotFoundException" } }],
  [
    "a denied one is not",
    { [getPolicy]: failure(getPolicy, "AccessDeniedException", 403) },
    { policy: { problem: { code: "access-denied", permission: getPolicy } } },
  ],
  [
    "nor is one that is no policy",
    { [getPolicy]: { Policy: "{" } },
    { policy: { problem: { message: `${getPolicy} answered with a policy that is not JSON.` } } },
  ],
  [
    "no word of a lock",
    { [list]: { BackupVaultList: [vault("a", { Locked: undefined })] } },
    { locked: { problem: { message: `${list} answered without Locked.` } }, policy: { state: "absent" } },
  ],
])("%s", async (_, script, expected) => {
  const listed = await collect(script);
  expect(listed?.problem).toBeUndefined();
  expect(listed?.items).toMatchObject([expected]);
});

test("a denied list, or one without ARNs, ends the listing", async () => {
  const denied = await collect({ [list]: failure(list, "AccessDeniedException", 403) });
  expect(denied?.problem).toMatchObject({ code: "access-denied", permission: list });
  await server.stop();
  const odd = await collect({ [list]: { BackupVaultList: [{}] } });
  expect(odd?.problem?.message).toBe(`${list} answered without BackupVaultArn.`);
});

test.each([
  [{ EncryptionKeyType: "AWS_OWNED_KMS_KEY" }, { state: "known", value: "AWS_OWNED_KMS_KEY" }],
  [{ EncryptionKeyType: "CUSTOMER_MANAGED_KMS_KEY" }, { state: "absent", code: "no EncryptionKeyArn" }],
])("the key of a vault that names none, with %j", async (change, encryptionKey) => {
  const vaults = [vault("gapped", { EncryptionKeyArn: undefined, ...change })];
  const listed = await collect({ [list]: { BackupVaultList: vaults } });
  expect(listed?.items).toMatchObject([{ name: "gapped", encryptionKey }]);
});
