import { defineCheck, fact } from "@bylaw/core";
import { type RdsDatabase, rdsDatabases } from "../databases.ts";
import { logsOf } from "../engines.ts";

export const rdsLogExports = defineCheck({
  id: "aws/rds-log-exports",
  title: "RDS database exports the audit and error logs of its engine to CloudWatch",
  why: "Logs that stay on the database are gone after days, and with the database: nobody can tell any more who did what.",
  fix: `In the console: RDS, Databases, the database, Modify, Log exports. Or: aws rds modify-db-instance --db-instance-identifier <instance> --cloudwatch-logs-export-configuration '{"EnableLogTypes":["<log>"]}', with each log that is missing; for a cluster modify-db-cluster.`,
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "That a log is exported is read, and not what the engine writes into it: an audit log stays empty until a parameter, an option or an extension fills it.",
    "How long CloudWatch keeps the logs, and who may read or delete them, is not read.",
    "Activity streams, and agents that carry logs elsewhere, do not count.",
    "Of each engine the logs for audits and errors are looked for, as far as it exports them: SQL Server, and MySQL as a Multi-AZ DB cluster, export no audit log, DocumentDB and Neptune no error log, and PostgreSQL one log for both. Those of slow queries, upgrades or all statements are not.",
  ],
  sources: [
    {
      title: "Amazon RDS API: CreateDBInstance, EnableCloudwatchLogsExports",
      url: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
      read: "2026-11",
    },
  ],
  each: rdsDatabases,
  appliesTo: ({ engine }) =>
    !engine.startsWith("custom-") || "RDS Custom exports no logs: an agent on its host carries them.",
  assert: (database) => {
    const [first, ...others] = logsOf(database.engine, database.kind) ?? [];
    return first === undefined
      ? [fact("engine", database.engine).satisfies("one whose logs are known", () => false)]
      : [exported(database, first), ...others.map((log) => exported(database, log))];
  },
});

function exported({ logExports }: RdsDatabase, log: string) {
  return fact("exported logs", logExports).includes(log);
}
