import { days, type Observed } from "@bylaw/core";
import { known, unreadable } from "@bylaw/core/provider";
import { type ListingFixture, listingOf } from "@bylaw/core/testing";
import type { Output } from "@bylaw/testbed/aws/scripted";
import type { Script } from "../../testing/script.ts";
import { type RedshiftCluster, redshiftClusters } from "./clusters.ts";

/** A cluster with nothing to complain of. */
export const warehouse: RedshiftCluster = {
  id: "arn:aws:redshift:eu-west-1:111111111111:cluster:warehouse",
  name: "warehouse",
  status: "available",
  encrypted: known(true),
  publiclyAccessible: known(false),
  snapshotRetention: known(days(7)),
  tlsRequired: known(true),
  parameterStatus: known("in-sync"),
  auditLogging: known(true),
  tags: known({}),
};

/** It, and in what way it is another. */
export function oneCluster(change: Partial<RedshiftCluster> = {}): readonly ListingFixture[] {
  return [listingOf(redshiftClusters, [{ ...warehouse, ...change }])];
}

/** What a check says where there is nothing. */
export const none = {
  name: "no clusters",
  given: [listingOf(redshiftClusters, [])],
  says: ["There is no Redshift cluster in aws/test-account/test-region: the listing is complete."],
};

const problem = {
  code: "access-denied",
  message: "redshift:DescribeClusters was denied (AccessDenied).",
  operation: "redshift:DescribeClusters",
  permission: "redshift:DescribeClusters",
} as const;

/** A value that could not be read, and a listing that could not be. */
export const unread: Observed<never> = unreadable(problem);
export const denied = {
  name: "clusters cannot be listed",
  given: [listingOf(redshiftClusters, [], { problem })],
  says: [problem.message],
};

/** The same as Redshift lists it. A member that is undefined is left out of the answer. */
export function cluster(name = "warehouse", change: Output = {}): Output {
  const members = {
    ClusterIdentifier: name,
    ClusterStatus: "available",
    Encrypted: true,
    PubliclyAccessible: false,
    AutomatedSnapshotRetentionPeriod: 7,
    ClusterParameterGroups: [{ ParameterGroupName: "strict", ParameterApplyStatus: "in-sync" }],
    Tags: [],
    ...change,
  };
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** A region with these. Its parameter group `strict` demands TLS, any other does not; all have audit logging. */
export function clusters(...all: readonly Output[]): Script {
  return {
    "redshift:DescribeClusters": { Clusters: all },
    "redshift:DescribeLoggingStatus": { LoggingEnabled: true },
    "redshift:DescribeClusterParameters": ({ input }) => ({
      Parameters: [
        { ParameterName: "statement_timeout", ParameterValue: "0" },
        { ParameterName: "require_ssl", ParameterValue: String(input.ParameterGroupName === "strict") },
      ],
    }),
  };
}
