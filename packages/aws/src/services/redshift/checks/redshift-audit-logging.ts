import { defineCheck, fact } from "@bylaw/core";
import { redshiftClusters } from "../clusters.ts";

export const redshiftAuditLogging = defineCheck({
  id: "aws/redshift-audit-logging",
  title: "Redshift cluster has audit logging on",
  why: "Without logs outside the cluster nobody can tell who connected, and what they read.",
  fix: "In the console: Redshift, Clusters, the cluster, Properties, Edit audit logging. Or: aws redshift enable-logging --cluster-identifier <cluster> --log-destination-type cloudwatch --log-exports connectionlog userlog useractivitylog.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "That logging is on is read: not which of the logs are exported, nor whether they arrive, how long they are kept and who may delete them.",
    "The log of what users do stays empty until the parameter enable_user_activity_logging is true, which is not read.",
    "System tables that are published to S3 Tables are no audit logs, and do not count.",
    "Redshift Serverless is not read.",
  ],
  sources: [
    {
      title: "Amazon Redshift: Database audit logging",
      url: "https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html",
      read: "2026-11",
    },
  ],
  each: redshiftClusters,
  assert: (cluster) => [fact("audit logging", cluster.auditLogging).is(true)],
});
