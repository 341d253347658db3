import { defineCheck, fact } from "@bylaw/core";
import { rdsDatabases } from "../databases.ts";

export const rdsDeletionProtection = defineCheck({
  id: "aws/rds-deletion-protection",
  title: "RDS database is protected against deletion",
  why: "One wrong command, or one wrong plan, deletes a database and, unless told otherwise, its automated backups.",
  fix: "In the console: RDS, Databases, the database, Modify, Enable deletion protection. Or: aws rds modify-db-instance --db-instance-identifier <instance> --deletion-protection, and aws rds modify-db-cluster --db-cluster-identifier <cluster> --deletion-protection.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Whoever may modify the database may switch the protection off and then delete it: permissions are not read.",
    "It does not keep anyone from deleting the data within, nor single instances of a cluster.",
  ],
  sources: [
    {
      title: "Amazon RDS: Deleting a DB instance",
      url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html",
      read: "2026-11",
    },
  ],
  each: rdsDatabases,
  assert: (database) => [fact("deletion protection", database.deletionProtection).is(true)],
});
