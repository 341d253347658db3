import { atLeast, days, defineCheck, fact } from "@bylaw/core";
import { dynamodbTables } from "../tables.ts";

export const dynamodbPitr = defineCheck({
  id: "aws/dynamodb-pitr",
  title: "DynamoDB table can be restored to any point in time of its recovery period",
  why: "One program that writes nonsense spoils a table within minutes, and without recovery the rows from before are gone.",
  fix: "In the console: DynamoDB, Tables, the table, Backups, Point-in-time recovery, Edit. Or: aws dynamodb update-continuous-backups --table-name <table> --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true,RecoveryPeriodInDays=35.",
  severity: "medium",
  whenEmpty: "notApplicable",
  parameters: { recoveryPeriod: atLeast(days(7)) },
  blindSpots: [
    "Backups on demand, and plans of AWS Backup that cover the table, do not count.",
    "That a restore works, and how long it takes, is not tried.",
    "A period counts from the day on which it is set: of a table whose recovery came on yesterday one day can be restored.",
  ],
  sources: [
    {
      title: "Amazon DynamoDB: Point-in-time backups",
      url: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html",
      read: "2026-11",
    },
  ],
  each: dynamodbTables,
  assert: (table, { recoveryPeriod }) => [
    fact("point-in-time recovery", table.pointInTimeRecovery).is(true),
    fact("recovery period", table.recoveryPeriod).atLeast(recoveryPeriod),
  ],
});
