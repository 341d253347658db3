import { both, defineCheck, fact, from } from "@bylaw/core";
import { isInternet, rangeOf } from "../../../lib/internet.ts";
import { whatTheInternetIs } from "../../ec2/sources.ts";
import { eksClusters } from "../clusters.ts";

export const eksEndpointRestricted = defineCheck({
  id: "aws/eks-endpoint-restricted",
  title: "EKS cluster's API server has no public endpoint, or one that is not open to the internet",
  why: "Whoever reaches the API server needs but a leaked token, or a hole in it, to take over everything that the cluster runs.",
  fix: "In the console: EKS, Clusters, the cluster, Networking, Manage endpoint access: Private, or under Advanced settings the ranges that may come. Or: aws eks update-cluster-config --name <cluster> --resources-vpc-config endpointPrivateAccess=true,endpointPublicAccess=true,publicAccessCidrs=<range>. Nodes need the private endpoint, or a range of their own.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    whatTheInternetIs,
    "Who may do what in the cluster, and how they prove who they are, is not read.",
    "Who reaches a private endpoint, through the VPC and its security groups, is not read. Load balancers and nodes of the cluster are not looked at.",
    "Clusters elsewhere that are registered with EKS, and Kubernetes that you run yourself on EC2, are not listed.",
  ],
  sources: [
    {
      title: "Amazon EKS: Cluster API server endpoint",
      url: "https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html",
      read: "2026-11",
    },
  ],
  each: eksClusters,
  assert: ({ publicEndpoint, publicRanges }) => [
    fact(
      "public endpoint that is open to the internet",
      both(
        publicEndpoint,
        from(publicRanges, (ranges) => isInternet(ranges.map(rangeOf))),
      ),
    ).is(false),
  ],
});
