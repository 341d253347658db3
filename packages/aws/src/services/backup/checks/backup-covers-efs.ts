import { atMost, days, defineCheck, fact } from "@bylaw/core";
import { coveredFileSystems } from "../coverage.ts";
import { coverBy, recoveryPointRule, unseenInBackup } from "../sources.ts";

export const backupCoversEfs = defineCheck({
  id: "aws/backup-covers-efs",
  title: "EFS file system was backed up by AWS Backup lately",
  why: "A file system keeps no former versions: what is deleted or overwritten is only in a backup.",
  fix: coverBy,
  severity: "medium",
  whenEmpty: "notApplicable",
  parameters: { allowed: atMost(days(1)) },
  blindSpots: [
    ...unseenInBackup,
    "The automatic backups of EFS are made by AWS Backup and count. Replication, and copies by AWS DataSync or by scripts, do not.",
  ],
  sources: [recoveryPointRule("efs")],
  each: coveredFileSystems,
  assert: ({ backupAge }, { allowed }) => [fact("age of the last backup", backupAge).atMost(allowed)],
});
