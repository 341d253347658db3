import { absent, known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript, noTags } from "../../../testing/judge.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { type BackupVault, backupVaults } from "../vaults.ts";
import { backupVaultProtected } from "./backup-vault-protected.ts";

const [list, getPolicy] = ["backup:ListBackupVaults", "backup:GetBackupVaultAccessPolicy"] as const;
const denied = { code: "access-denied", message: `${getPolicy} was denied.` } as const;
const vault: BackupVault = {
  id: "arn:aws:backup:eu-west-1:111111111111:backup-vault:a",
  name: "a",
  type: "BACKUP_VAULT",
  recoveryPoints: known(3),
  locked: known(true),
  encryptionKey: known("arn:key"),
  policy: unreadable({
    code: "not-collected",
    message: "The policy of a vault that is locked is not asked.",
  }),
  tags: known({}),
};
const one = (change: Partial<BackupVault>) => [listingOf(backupVaults, [{ ...vault, ...change }])];
const open = { locked: known(false) };
const none = absent(getPolicy, "ResourceNotFoundException");
const denial = {
  effect: "Deny" as const,
  principals: [{ type: "*" as const, value: "*" }],
  actions: ["backup:*"],
  resources: ["*"],
  conditions: [],
};
const lock = "locked, or its policy denies everyone to delete recovery points";
const sound = [`${lock}: true, expected true`, "encryption key: arn:key, expected present"];

testCheck(
  backupVaultProtected,
  { test, expect },
  {
    pass: [
      { name: "locked", given: one({}), says: sound },
      {
        name: "denies deletion",
        given: one({ ...open, policy: known({ statements: [denial] }) }),
        says: sound,
      },
    ],
    fail: [
      {
        name: "neither",
        given: one({ ...open, policy: none }),
        says: [`${lock}: false, expected true`],
      },
      {
        name: "without a key",
        given: one({ encryptionKey: absent(list, "no EncryptionKeyArn") }),
        says: ["encryption key: absent (no EncryptionKeyArn), expected present"],
      },
    ],
    unreadable: [
      {
        name: "open, and its policy is denied",
        given: one({ ...open, policy: unreadable(denied) }),
        says: [denied.message],
      },
    ],
    notApplicable: [
      {
        name: "empty",
        given: one({ ...open, policy: none, recoveryPoints: known(0) }),
        says: ["The vault holds no recovery points."],
      },
      {
        name: "a view of a vault elsewhere",
        given: one({ ...open, type: "RESTORE_ACCESS_BACKUP_VAULT" }),
        says: ["The vault shows the recovery points of a vault elsewhere."],
      },
    ],
    empty: {
      name: "no vaults",
      given: [listingOf(backupVaults, [])],
      says: ["There is no backup vault in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const script = (change: object, Statement?: readonly object[]): Script => ({
    ...noTags,
    [list]: {
      BackupVaultList: [
        {
          BackupVaultName: "a",
          BackupVaultArn: vault.id,
          EncryptionKeyArn: "arn:key",
          NumberOfRecoveryPoints: 3,
          Locked: false,
          ...change,
        },
      ],
    },
    [getPolicy]:
      Statement === undefined
        ? failure(getPolicy, "ResourceNotFoundException", 404)
        : { Policy: JSON.stringify({ Statement }) },
  });
  const deny = { Effect: "Deny", Principal: "*", Action: "backup:*", Resource: "*" };
  const cases: readonly (readonly [name: string, script: Script, outcome: string])[] = [
    ["locked, in whichever mode (prowler#12249)", script({ Locked: true }), "pass"],
    ["not locked (modernisation-platform#7265)", script({}), "fail"],
    ["the default vault, which nobody used", script({ NumberOfRecoveryPoints: 0 }), "not-applicable"],
    ["denies everyone", script({}, [deny]), "pass"],
    [
      "denies everyone but an administrator",
      script({}, [{ ...deny, Condition: { StringNotLike: { "aws:userId": "AROAX:*" } } }]),
      "fail",
    ],
    [
      "EFS's own vault, whose policy denies deletion",
      script({ BackupVaultName: "aws/efs/automatic-backup-vault" }, [
        {
          ...deny,
          Principal: { AWS: "*" },
          Action: [
            "backup:DeleteBackupVault",
            "backup:DeleteBackupVaultAccessPolicy",
            "backup:DeleteRecoveryPoint",
            "backup:StartCopyJob",
            "backup:StartRestoreJob",
            "backup:UpdateRecoveryPointLifecycle",
          ],
        },
      ]),
      "pass",
    ],
    ["no word of a lock, and a policy that denies nothing", script({ Locked: undefined }, []), "error"],
    ["no word of recovery points", script({ NumberOfRecoveryPoints: undefined, Locked: true }), "error"],
  ];
  test.each(cases)("%s", async (_, given, outcome) => {
    const [verdict, ...others] = await judgeScript(backupVaultProtected, given);
    expect([verdict?.outcome, others]).toEqual([outcome, []]);
  });
});
