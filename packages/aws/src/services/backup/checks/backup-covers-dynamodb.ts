import { atMost, days, defineCheck, fact } from "@bylaw/core";
import { coveredTables } from "../coverage.ts";
import { coverBy, recoveryPointRule, unseenInBackup } from "../sources.ts";

export const backupCoversDynamodb = defineCheck({
  id: "aws/backup-covers-dynamodb",
  title: "DynamoDB table was backed up by AWS Backup lately",
  why: "Point-in-time recovery reaches back 35 days at most, and whoever may change the table can switch it off; a recovery point in a vault stays.",
  fix: coverBy,
  severity: "medium",
  whenEmpty: "notApplicable",
  parameters: { allowed: atMost(days(1)) },
  blindSpots: [
    ...unseenInBackup,
    "Point-in-time recovery, which aws/dynamodb-pitr judges, and backups that are kept in DynamoDB do not count.",
    "A table that was made anew under the name of a former one counts with the backup of that.",
    "Each replica of a global table is judged for itself.",
  ],
  sources: [recoveryPointRule("dynamodb")],
  each: coveredTables,
  assert: ({ backupAge }, { allowed }) => [fact("age of the last backup", backupAge).atMost(allowed)],
});
