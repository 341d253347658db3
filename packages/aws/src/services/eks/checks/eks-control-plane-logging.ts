import { atLeast, defineCheck, fact, names } from "@bylaw/core";
import { eksClusters } from "../clusters.ts";

export const eksControlPlaneLogging = defineCheck({
  id: "aws/eks-control-plane-logging",
  title: "EKS cluster sends the audit log of its control plane to CloudWatch Logs",
  why: "Without the audit log nobody can say who read a secret or started a container: EKS keeps no copy that could be fetched later.",
  fix: `In the console: EKS, Clusters, the cluster, Observability, Control plane logs, Manage logging. Or: aws eks update-cluster-config --name <cluster> --logging '{"clusterLogging":[{"types":["audit","authenticator"],"enabled":true}]}'`,
  severity: "medium",
  whenEmpty: "notApplicable",
  parameters: { logs: atLeast(names("audit")) },
  blindSpots: [
    "Of the five logs the audit log alone is demanded, as Security Hub does: api, authenticator, controllerManager and scheduler are where the parameter names them.",
    "The setting is read, and not whether events arrive, nor how long CloudWatch keeps them and who may read or delete them.",
    "What programs in the cluster write, and audit logs that an agent carries elsewhere, are not looked at.",
    "Clusters elsewhere that are registered with EKS are not listed.",
  ],
  sources: [
    {
      title: "Amazon EKS: Send control plane logs to CloudWatch Logs",
      url: "https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html",
      read: "2026-11",
    },
    {
      title: "AWS Security Hub: EKS.8, which demands the audit log",
      url: "https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html",
    },
  ],
  each: eksClusters,
  assert: (cluster, { logs }) => [fact("logs that are sent", cluster.logs).atLeast(logs)],
});
