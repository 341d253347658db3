import { defineCheck, fact } from "@bylaw/core";
import { rdsDatabases } from "../databases.ts";

export const rdsNotPublic = defineCheck({
  id: "aws/rds-not-public",
  title: "RDS database is not set to be publicly accessible",
  why: "A database with a public address is one rule of a security group away from everybody who tries passwords.",
  fix: "In the console: RDS, Databases, the instance, Modify, Connectivity, Not publicly accessible. Or: aws rds modify-db-instance --db-instance-identifier <instance> --no-publicly-accessible --apply-immediately, which goes for each instance of an Aurora cluster too. A Multi-AZ DB cluster, and one with an internet access gateway, are created anew without.",
  severity: "critical",
  whenEmpty: "notApplicable",
  blindSpots: [
    "The setting alone is read: security groups, subnets and routes neither excuse a public database nor make a private one reachable.",
    "Load balancers, proxies and bastions that lead to the database from outside are not seen, nor is the Data API.",
    "Elastic clusters of DocumentDB, Neptune Analytics and Aurora DSQL are not listed.",
  ],
  sources: [
    {
      title: "Amazon RDS: Working with a DB instance in a VPC",
      url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
      read: "2026-11",
    },
  ],
  each: rdsDatabases,
  assert: (database) => [
    fact("publicly accessible", database.publiclyAccessible).is(false),
    ...database.members.map(({ name, publiclyAccessible }) =>
      fact(`its instance ${name} is publicly accessible`, publiclyAccessible).is(false),
    ),
  ],
});
