import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";

interface Vault {
  readonly Locked?: boolean;
  readonly EncryptionKeyArn?: string | undefined;
}

const key = "arn:aws:kms:eu-west-1:111111111111:key/11111111-2222-3333-4444-555555555555";
const denial = {
  Effect: "Deny",
  Principal: "*",
  Action: ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"],
  Resource: "*",
};
/** A denial that leaves somebody out. */
const narrowed = {
  ...denial,
  Condition: { StringNotEquals: { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/ops" } },
};
const arnOf = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:111111111111:${resource}`;
/** What the other rooms have of what AWS Backup covers, by the type that it has there. */
const resources = {
  DynamoDB: arnOf("dynamodb", "table/orders"),
  RDS: arnOf("rds", "db:orders"),
  Aurora: arnOf("rds", "cluster:shop"),
  EFS: arnOf("elasticfilesystem", "file-system/fs-1"),
  EBS: arnOf("ec2", "volume/vol-1"),
};

interface Told {
  readonly vaults: Readonly<Record<string, Vault>>;
  readonly statement: object;
  readonly lastBackup: string;
  readonly restores: readonly object[];
}

const backupThat = ({ vaults, statement, lastBackup, restores }: Told): Script => ({
  "backup:ListBackupVaults": {
    BackupVaultList: Object.entries(vaults).map(([name, vault]) => ({
      BackupVaultName: name,
      BackupVaultArn: `arn:aws:backup:eu-west-1:111111111111:backup-vault:${name}`,
      VaultType: "BACKUP_VAULT",
      NumberOfRecoveryPoints: 3,
      Locked: false,
      EncryptionKeyArn: key,
      ...vault,
    })),
  },
  "backup:GetBackupVaultAccessPolicy": {
    Policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
  },
  "backup:ListProtectedResources": {
    Results: Object.entries(resources).map(([ResourceType, ResourceArn]) => ({
      ...{ ResourceArn, ResourceType, LastBackupTime: new Date(lastBackup) },
    })),
  },
  "backup:ListRestoreJobs": { RestoreJobs: [...restores] },
});
const restored = (day: string, more: object = {}) => ({
  RestoreJobId: day,
  Status: "COMPLETED",
  CreationDate: new Date(day),
  CompletionDate: new Date(day),
  ...more,
});

export const estate: Estate = {
  sound: backupThat({
    vaults: { kept: {} },
    statement: denial,
    lastBackup: "2025-12-31T20:00:00Z",
    restores: [restored("2025-12-01", { ValidationStatus: "SUCCESSFUL" })],
  }),
  weak: backupThat({
    vaults: { open: {}, unencrypted: { Locked: true, EncryptionKeyArn: undefined } },
    statement: narrowed,
    lastBackup: "2025-12-01T20:00:00Z",
    restores: [restored("2025-06-01"), restored("2025-12-01", { ValidationStatus: "FAILED" })],
  }),
};
