import { defineCheck, fact } from "@bylaw/core";
import { eksClusters } from "../clusters.ts";

export const eksVersionSupported = defineCheck({
  id: "aws/eks-version-supported",
  title: "EKS cluster runs a version of Kubernetes that AWS supports",
  why: "Holes in a version that nobody supports stay open, until AWS upgrades the cluster on a day that it chooses.",
  fix: "See first what the next version takes away: aws eks list-insights --cluster-name <cluster>. Then in the console: EKS, Clusters, the cluster, Upgrade version. Or: aws eks update-cluster-version --name <cluster> --kubernetes-version <version>, one version at a time, and the nodes after it.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Support is what AWS says of the version when it is asked, standard or extended. Extended support costs more, and counts. When it ends is not told.",
    "A version that AWS does not list is an error.",
    "The versions of nodes and add-ons, which are upgraded apart from the cluster, are not read.",
    "Clusters elsewhere that are registered with EKS are not listed.",
  ],
  sources: [
    {
      title: "Amazon EKS API: DescribeClusterVersions",
      url: "https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeClusterVersions.html",
      read: "2026-11",
    },
    {
      title: "Amazon EKS: Kubernetes version lifecycle",
      url: "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html",
      read: "2026-11",
    },
  ],
  each: eksClusters,
  appliesTo: ({ local }) =>
    !local || "It is a local cluster on an Outpost: AWS does not tell the support of its version.",
  assert: ({ support }) => [
    fact("support of its version", support).isOneOf(["STANDARD_SUPPORT", "EXTENDED_SUPPORT"]),
  ],
});
