import { defineCheck, fact } from "@bylaw/core";
import { efsFileSystems } from "../file-systems.ts";

export const efsAutomaticBackups = defineCheck({
  id: "aws/efs-automatic-backups",
  title: "EFS file system has automatic backups on",
  why: "A share is deleted as quickly as it is mounted: without a backup the files are gone.",
  fix: "In the console: EFS, File systems, the file system, Edit, Enable automatic backups. Or: aws efs put-backup-policy --file-system-id <file system> --backup-policy Status=ENABLED.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "The file system's own setting is read: plans of AWS Backup that take it in by tags or by name do not count, and neither does replication.",
    "That backups were made, how long they are kept, and whether one can be restored is not read.",
  ],
  sources: [
    {
      title: "Amazon EFS: Backing up EFS file systems",
      url: "https://docs.aws.amazon.com/efs/latest/ug/awsbackup.html",
      read: "2026-11",
    },
  ],
  each: efsFileSystems,
  assert: (system) => [fact("automatic backups", system.automaticBackups).is("ENABLED")],
});
