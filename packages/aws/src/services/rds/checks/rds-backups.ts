import { age, atLeast, atMost, days, defineCheck, fact, hours } from "@bylaw/core";
import { keepsOwnBackups } from "../backups.ts";
import { type RdsDatabase, rdsDatabases } from "../databases.ts";

export const rdsBackups = defineCheck({
  id: "aws/rds-backups",
  title: "RDS database has automated backups that are kept and recent",
  why: "Without backups one mistaken statement, or one attacker, is the end of the data.",
  fix: "In the console: RDS, Databases, the database, Modify, Backup retention period. Or: aws rds modify-db-instance --db-instance-identifier <instance> --backup-retention-period 7 --apply-immediately; for a cluster modify-db-cluster.",
  severity: "high",
  whenEmpty: "notApplicable",
  parameters: { retention: atLeast(days(7)), restorePoint: atMost(hours(24)) },
  blindSpots: [
    "That a backup can be restored is not tried.",
    "Automated backups alone count: not snapshots by hand, by AWS Backup or by a dump, nor copies in another region or account.",
    "Read replicas are not judged. Their source is, where it is in an account and region that is read.",
    "Of a stopped database the age of the restore point is not judged: nothing changes in it.",
    "Elastic clusters of DocumentDB, Neptune Analytics and Aurora DSQL are not listed.",
  ],
  sources: [
    {
      title: "AWS Security Hub: RDS.11, RDS instances should have automatic backups enabled",
      url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html",
      read: "2026-11",
    },
  ],
  each: rdsDatabases,
  appliesTo: keepsOwnBackups,
  assert: (database, { retention, restorePoint }) => [
    fact("automated backups are kept for", database.backupRetention).atLeast(retention),
    ...(database.status === "stopped"
      ? []
      : [fact("age of the latest restore point", restorePointAge(database)).atMost(restorePoint)]),
  ],
});

function restorePointAge({ latestRestorable, readAt }: RdsDatabase) {
  return age(latestRestorable, readAt, "hours");
}
