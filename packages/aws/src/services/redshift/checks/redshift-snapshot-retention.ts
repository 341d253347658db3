import { atLeast, days, defineCheck, fact } from "@bylaw/core";
import { redshiftClusters } from "../clusters.ts";

export const redshiftSnapshotRetention = defineCheck({
  id: "aws/redshift-snapshot-retention",
  title: "Redshift cluster keeps its automated snapshots for days",
  why: "A mistake in a warehouse is often found days later, and then yesterday's snapshot holds it as well.",
  fix: "In the console: Redshift, Clusters, the cluster, Maintenance, Edit backup details. Or: aws redshift modify-cluster --cluster-identifier <cluster> --automated-snapshot-retention-period 7.",
  severity: "medium",
  whenEmpty: "notApplicable",
  parameters: { retention: atLeast(days(7)) },
  blindSpots: [
    "The setting is read: not whether snapshots were taken, nor whether one can be restored.",
    "Snapshots by hand or by AWS Backup, and copies in another region, do not count.",
    "Redshift Serverless is not read.",
  ],
  sources: [
    {
      title: "AWS Security Hub: Redshift.3, clusters should have automatic snapshots enabled",
      url: "https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html",
      read: "2026-11",
    },
  ],
  each: redshiftClusters,
  assert: (cluster, { retention }) => [
    fact("automated snapshots are kept for", cluster.snapshotRetention).atLeast(retention),
  ],
});
