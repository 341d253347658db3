import { defineCheck, fact } from "@bylaw/core";
import { redshiftClusters } from "../clusters.ts";

export const redshiftNotPublic = defineCheck({
  id: "aws/redshift-not-public",
  title: "Redshift cluster is not set to be publicly accessible",
  why: "A warehouse with a public address is one rule of a security group away from everybody who tries passwords.",
  fix: "In the console: Redshift, Clusters, the cluster, Actions, Modify publicly accessible setting. Or: aws redshift modify-cluster --cluster-identifier <cluster> --no-publicly-accessible.",
  severity: "critical",
  whenEmpty: "notApplicable",
  blindSpots: [
    "The setting alone is read: security groups, subnets and routes neither excuse a public cluster nor make a private one reachable.",
    "The Data API, shared data, and Redshift Serverless are not read.",
  ],
  sources: [
    {
      title: "AWS Security Hub: Redshift.1, clusters should prohibit public access",
      url: "https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html",
      read: "2026-11",
    },
  ],
  each: redshiftClusters,
  assert: (cluster) => [fact("publicly accessible", cluster.publiclyAccessible).is(false)],
});
