import { defineCheck, either, fact, from, whenAbsent } from "@bylaw/core";
import { deniesDeletion } from "../denies-deletion.ts";
import { backupVaults } from "../vaults.ts";

export const backupVaultProtected = defineCheck({
  id: "aws/backup-vault-protected",
  title: "Backup vault is encrypted, and is locked or denies everyone to delete what it holds",
  why: "Whoever takes over an account deletes its backups first, so that there is something to pay for.",
  fix: "In the console: AWS Backup, Vaults, the vault, Create vault lock. Or: aws backup put-backup-vault-lock-configuration --backup-vault-name <name> --min-retention-days <days>. Or deny everyone backup:DeleteRecoveryPoint and backup:UpdateRecoveryPointLifecycle on * with aws backup put-backup-vault-access-policy --backup-vault-name <name> --policy file://<file>, which replaces the policy there is.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "The mode of a lock is not told: one in governance mode can be taken off by whoever has the permission.",
    "Whoever may change the vault's policy can lift what it denies. A denial with a condition does not count.",
    "That a continuous backup is given back to its service, backup:DisassociateRecoveryPoint, is not judged: that service goes on keeping it.",
    "The retention that the lock demands, the life of each recovery point, and copies in other accounts or regions are not read.",
    "Whether the key is the customer's own or AWS's, and who may use or delete it, is not judged.",
    "Not applicable means that the vault holds no recovery points, or shows those of another account.",
  ],
  sources: [
    {
      title: "AWS Backup Vault Lock",
      url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html",
      read: "2026-11",
    },
    {
      title: "AWS Config: backup-recovery-point-manual-deletion-disabled",
      url: "https://docs.aws.amazon.com/config/latest/developerguide/backup-recovery-point-manual-deletion-disabled.html",
      read: "2026-11",
    },
  ],
  each: backupVaults,
  appliesTo: ({ type, recoveryPoints }) =>
    type === "RESTORE_ACCESS_BACKUP_VAULT"
      ? "The vault shows the recovery points of a vault elsewhere."
      : from(recoveryPoints, (number) => number !== 0 || "The vault holds no recovery points."),
  assert: ({ locked, policy, encryptionKey }) => [
    fact(
      "locked, or its policy denies everyone to delete recovery points",
      either(locked, whenAbsent(from(policy, deniesDeletion), false)),
    ).is(true),
    fact("encryption key", encryptionKey).isPresent(),
  ],
});
