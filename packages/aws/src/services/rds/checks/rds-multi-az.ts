import { defineCheck, fact } from "@bylaw/core";
import { rdsDatabases } from "../databases.ts";

export const rdsMultiAz = defineCheck({
  id: "aws/rds-multi-az",
  title: "RDS database has instances in more than one Availability Zone",
  why: "When its only zone fails, the database is gone until somebody restores it elsewhere.",
  fix: "In the console: RDS, Databases, the instance, Modify, Multi-AZ deployment; for a cluster, Add reader in another zone. Or: aws rds modify-db-instance --db-instance-identifier <instance> --multi-az, and aws rds create-db-instance --db-cluster-identifier <cluster> --db-instance-identifier <reader> --db-instance-class <class> --engine <engine> --availability-zone <zone>.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Whether the other instance is healthy, large enough and able to take over is not read, nor whether a failover was ever tried.",
    "A cluster that runs without DB instances, as Aurora Serverless v1 and the shards of Aurora Limitless do, fails.",
    "A read replica of an instance counts as a database of its own, and not as a standby of its source.",
  ],
  sources: [
    {
      title: "Amazon RDS: Configuring and managing a Multi-AZ deployment",
      url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html",
      read: "2026-11",
    },
  ],
  each: rdsDatabases,
  assert: (database) => [fact("in more than one Availability Zone", database.multiZone).is(true)],
});
