import { atMost, days, defineCheck, fact } from "@bylaw/core";
import { keepsOwnBackups } from "../../rds/backups.ts";
import { coveredDatabases } from "../coverage.ts";
import { coverBy, recoveryPointRule, unseenInBackup } from "../sources.ts";

export const backupCoversRds = defineCheck({
  id: "aws/backup-covers-rds",
  title: "RDS database was backed up by AWS Backup lately",
  why: "Automated backups lie beside their database and can go with it; a recovery point in a vault stays when the database, or who administers it, is lost.",
  fix: coverBy,
  severity: "medium",
  whenEmpty: "notApplicable",
  parameters: { allowed: atMost(days(1)) },
  blindSpots: [
    ...unseenInBackup,
    "The database's own automated backups, and snapshots by hand, do not count: aws/rds-backups judges the former.",
    "A database that was made anew under the name of a former one counts with the backup of that.",
    "Read replicas are not judged. Their source is, where it is in an account and region that is read.",
    "Elastic clusters of DocumentDB, Neptune Analytics and Aurora DSQL are not listed.",
  ],
  sources: [recoveryPointRule("rds"), recoveryPointRule("aurora")],
  each: coveredDatabases,
  appliesTo: keepsOwnBackups,
  assert: ({ backupAge }, { allowed }) => [fact("age of the last backup", backupAge).atMost(allowed)],
});
