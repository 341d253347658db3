import { age, atMost, days, defineCheck, fact } from "@bylaw/core";
import { protectedResources } from "../protected-resources.ts";

export const backupRecent = defineCheck({
  id: "aws/backup-recent",
  title: "What AWS Backup backs up was backed up lately",
  why: "A backup that stopped is noticed on the day on which it is needed.",
  fix: "In the console: AWS Backup, Jobs, to see why the last ones failed, and Backup plans for how often they run. Or: aws backup list-backup-jobs --by-resource-arn <arn>. Delete the recovery points of what is gone, or narrow the check.",
  severity: "high",
  whenEmpty: "notApplicable",
  parameters: { allowed: atMost(days(1)) },
  blindSpots: [
    "Only what AWS Backup has a recovery point of is listed: a resource that never was backed up is not seen.",
    "Backups that services make themselves, such as snapshots of RDS or point-in-time recovery of DynamoDB, do not count.",
    "A resource that was deleted stays listed until its last recovery point is gone, and fails.",
    "Whether a recovery point can be restored is not seen.",
  ],
  sources: [
    {
      title: "AWS Config: ebs-last-backup-recovery-point-created, whose default is 1 day",
      url: "https://docs.aws.amazon.com/config/latest/developerguide/ebs-last-backup-recovery-point-created.html",
      read: "2026-11",
    },
  ],
  each: protectedResources,
  assert: ({ lastBackup, readAt }, { allowed }) => [
    fact("age of the last backup", age(lastBackup, readAt)).atMost(allowed),
  ],
});
