import type { Observed } from "@bylaw/core";
import { absent, known, unreadable } from "@bylaw/core/provider";
import { type ListingFixture, listingOf } from "@bylaw/core/testing";
import type { Output } from "@bylaw/testbed/aws/scripted";
import { failure, type Script } from "../../testing/script.ts";
import { type EksCluster, eksClusters } from "./clusters.ts";

const [list, describe, versions] = [
  "eks:ListClusters",
  "eks:DescribeCluster",
  "eks:DescribeClusterVersions",
] as const;
export const arn = "arn:aws:eks:eu-west-1:111111111111:cluster/shop";

/** A cluster with nothing to complain of. */
const shop: EksCluster = {
  id: arn,
  name: "shop",
  local: false,
  version: known("1.33"),
  support: known("STANDARD_SUPPORT"),
  publicEndpoint: known(false),
  publicRanges: known([]),
  logs: known({ unit: "names", amount: ["api", "audit"] }),
  secretsKey: absent(describe, "no encryptionConfig"),
  tags: known({}),
};

/** It, and in what way it is another. */
export function oneCluster(change: Partial<EksCluster> = {}): readonly ListingFixture[] {
  return [listingOf(eksClusters, [{ ...shop, ...change }])];
}

/** What a check says where there is nothing. */
export const none = {
  name: "no clusters",
  given: [listingOf(eksClusters, [])],
  says: ["There is no EKS cluster in aws/test-account/test-region: the listing is complete."],
};

const problem = {
  code: "access-denied",
  message: `${list} was denied (AccessDeniedException).`,
  operation: list,
  permission: list,
} as const;

/** A value that could not be read, and a listing that could not be. */
export const unread: Observed<never> = unreadable(problem);
export const denied = {
  name: "clusters cannot be listed",
  given: [listingOf(eksClusters, [], { problem })],
  says: [problem.message],
};

/** The same as AWS describes it. A member that is undefined is left out of the answer. */
export function described(change: Output = {}): Output {
  const members = {
    name: "shop",
    arn,
    version: "1.33",
    status: "ACTIVE",
    resourcesVpcConfig: network({}),
    logging: { clusterLogging: [{ types: ["api", "audit"], enabled: true }] },
    tags: {},
    ...change,
  };
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

export function network(change: Output): Output {
  return { endpointPublicAccess: false, endpointPrivateAccess: true, publicAccessCidrs: [], ...change };
}

/** What AWS says of a version of Kubernetes. */
export function version(clusterVersion: string, versionStatus: string, clusterType = "eks"): Output {
  return { clusterVersion, clusterType, versionStatus };
}

/** A region with the cluster. */
export function region(cluster: Output, change: Script = {}): Script {
  return {
    [list]: { clusters: ["shop"] },
    [describe]: { cluster },
    [versions]: {
      clusterVersions: [
        version("1.33", "STANDARD_SUPPORT"),
        version("1.30", "EXTENDED_SUPPORT"),
        version("1.24", "UNSUPPORTED"),
      ],
    },
    ...change,
  };
}

/** A cluster that may not be described. */
export const undescribed: Script = region(described(), {
  [describe]: failure(describe, "AccessDeniedException", 403),
});
export const undescribedSaid: string = `${arn}: error (${describe} was denied (AccessDeniedException).)`;
