import {
  age,
  asFarAsRead,
  defineView,
  from,
  type Lookup,
  type Observed,
  type Quantity,
  type View,
} from "@bylaw/core";
import { type DynamodbTable, dynamodbTables } from "../dynamodb/tables.ts";
import { type EbsVolume, ebsVolumes } from "../ec2/volumes.ts";
import { type EfsFileSystem, efsFileSystems } from "../efs/file-systems.ts";
import { type RdsDatabase, rdsDatabases } from "../rds/databases.ts";
import { type ProtectedResource, protectedResources } from "./protected-resources.ts";

const using = { backups: asFarAsRead(protectedResources) } as const;

/** An RDS, DocumentDB or Neptune database, with when AWS Backup last backed it up. */
export interface CoveredDatabase extends RdsDatabase {
  /** How long ago AWS Backup last backed it up. Absent where it has no recovery point of it. */
  readonly backupAge: Observed<Quantity<"days">>;
}

export const coveredDatabases: View<CoveredDatabase> = defineView({
  id: "aws/rds-databases-in-backup",
  resource: "RDS, DocumentDB or Neptune database",
  each: rdsDatabases,
  using,
  derive: (database, { backups }) => ({ ...database, backupAge: backupAge(backups, database.id) }),
});

/** A DynamoDB table, with when AWS Backup last backed it up. */
export interface CoveredTable extends DynamodbTable {
  /** How long ago AWS Backup last backed it up. Absent where it has no recovery point of it. */
  readonly backupAge: Observed<Quantity<"days">>;
}

export const coveredTables: View<CoveredTable> = defineView({
  id: "aws/dynamodb-tables-in-backup",
  resource: "DynamoDB table",
  each: dynamodbTables,
  using,
  derive: (table, { backups }) => ({ ...table, backupAge: backupAge(backups, table.id) }),
});

/** An EFS file system, with when AWS Backup last backed it up. */
export interface CoveredFileSystem extends EfsFileSystem {
  /** How long ago AWS Backup last backed it up. Absent where it has no recovery point of it. */
  readonly backupAge: Observed<Quantity<"days">>;
}

export const coveredFileSystems: View<CoveredFileSystem> = defineView({
  id: "aws/efs-file-systems-in-backup",
  resource: "EFS file system",
  each: efsFileSystems,
  using,
  derive: (system, { backups }) => ({ ...system, backupAge: backupAge(backups, system.id) }),
});

/** An EBS volume, with when AWS Backup last backed it up, or an instance with its volumes. */
export interface CoveredVolume extends EbsVolume {
  /** How long ago AWS Backup last backed it up. Absent where it has no recovery point of it. */
  readonly backupAge: Observed<Quantity<"days">>;
  /** The same of each instance that it is attached to. */
  readonly instanceBackupAges: Observed<readonly Observed<Quantity<"days">>[]>;
}

export const coveredVolumes: View<CoveredVolume> = defineView({
  id: "aws/ebs-volumes-in-backup",
  resource: "EBS volume",
  each: ebsVolumes,
  using,
  derive: (volume, { backups }) => {
    // arn:aws:ec2:eu-west-1:111111111111:volume/vol-1
    const instanceArn = (id: string) => volume.id.replace(/:volume\/.*$/, `:instance/${id}`);
    return {
      ...volume,
      backupAge: backupAge(backups, volume.id),
      instanceBackupAges: from(volume.instances, (ids) =>
        ids.map((id) => backupAge(backups, instanceArn(id))),
      ),
    };
  },
});

function backupAge(backups: Lookup<ProtectedResource>, arn: string): Observed<Quantity<"days">> {
  const backedUp = backups.find(({ id }) => id === arn);
  return from(backedUp, ({ lastBackup, readAt }) => age(lastBackup, readAt));
}
