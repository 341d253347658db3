import { defineCheck, fact } from "@bylaw/core";
import { rdsDatabases } from "../databases.ts";

export const rdsEncrypted = defineCheck({
  id: "aws/rds-encrypted",
  title: "Storage of an RDS database is encrypted",
  why: "Whoever gets at the disks, at a snapshot or at a copy of it reads everything that is not encrypted.",
  fix: "Encryption cannot be switched on later. Copy a snapshot with a key, aws rds copy-db-snapshot --source-db-snapshot-identifier <snapshot> --target-db-snapshot-identifier <copy> --kms-key-id <key>, and restore the copy: aws rds restore-db-instance-from-db-snapshot --db-instance-identifier <new instance> --db-snapshot-identifier <copy>. A cluster gets the key when it is restored: aws rds restore-db-cluster-from-snapshot --db-cluster-identifier <new cluster> --snapshot-identifier <snapshot> --engine <engine> --kms-key-id <key>. In the console: RDS, Snapshots, Copy snapshot and Restore snapshot.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Whose key it is does not count: one that AWS owns or manages is as good here as one of your own.",
    "Snapshots and exports that were made before, and copies elsewhere, are not read.",
    "Whether the application encrypts single columns itself is not seen.",
    "Elastic clusters of DocumentDB, Neptune Analytics and Aurora DSQL are not listed.",
  ],
  sources: [
    {
      title: "Amazon RDS: Encrypting Amazon RDS resources",
      url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html",
      read: "2026-11",
    },
  ],
  each: rdsDatabases,
  assert: (database) => [fact("storage is encrypted", database.encrypted).is(true)],
});
