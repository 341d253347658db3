import { defineCheck, fact } from "@bylaw/core";
import { redshiftClusters } from "../clusters.ts";

export const redshiftEncrypted = defineCheck({
  id: "aws/redshift-encrypted",
  title: "Redshift cluster is encrypted at rest",
  why: "A warehouse holds copies of everything: whoever gets at its disks or its snapshots reads all of it.",
  fix: "In the console: Redshift, Clusters, the cluster, Properties, Edit encryption. Or: aws redshift modify-cluster --cluster-identifier <cluster> --encrypted --kms-key-id <key>. The cluster is read-only for a while.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Whose key it is does not count: one that AWS manages is as good here as one of your own.",
    "Files that were unloaded to S3, and Redshift Serverless, are not read.",
  ],
  sources: [
    {
      title: "Amazon Redshift: Database encryption",
      url: "https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html",
      read: "2026-11",
    },
  ],
  each: redshiftClusters,
  assert: (cluster) => [fact("encrypted at rest", cluster.encrypted).is(true)],
});
