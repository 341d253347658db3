import { age, atMost, days, defineCheck, fact } from "@bylaw/core";
import { backupRestores } from "../restores.ts";

export const backupRestoreTested = defineCheck({
  id: "aws/backup-restore-tested",
  title: "A restore from AWS Backup completed lately in the region",
  why: "A backup that was never restored may hold nothing, or nothing that anybody can bring back in time.",
  fix: "In the console: AWS Backup, Restore testing, Create restore testing plan, which restores by itself and cleans up. Or: aws backup create-restore-testing-plan --restore-testing-plan file://plan.json, then aws backup create-restore-testing-selection --restore-testing-plan-name <plan> --restore-testing-selection file://selection.json. Or restore by hand: aws backup start-restore-job --recovery-point-arn <recovery point> --iam-role-arn <role> --metadata file://metadata.json.",
  severity: "medium",
  whenEmpty: "notApplicable",
  parameters: { interval: atMost(days(92)) },
  blindSpots: [
    "Which resource was restored, and whether it was complete and worked afterwards, is seen only where a testing plan validated it.",
    "A test whose validation failed, still runs, or was not told of in its time does not count.",
    "Restores outside AWS Backup, such as of a snapshot of RDS, do not count.",
    "Each region is judged for itself: a restore in another region does not count.",
    "Restores of more than 400 days ago, and those that AWS no longer lists, are not seen.",
    "Not applicable means that AWS Backup has no recovery point of anything in the region.",
  ],
  sources: [
    {
      title: "AWS Backup: Restore testing",
      url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html",
      read: "2026-11",
    },
  ],
  each: backupRestores,
  appliesTo: ({ hasBackups }) => hasBackups || "AWS Backup has no recovery point of anything in the region.",
  assert: ({ lastRestore, readAt }, { interval }) => [
    fact("time since the last restore that completed", age(lastRestore, readAt)).atMost(interval),
  ],
});
