import { days, type Observed } from "@bylaw/core";
import { absent, known, unreadable } from "@bylaw/core/provider";
import { type ListingFixture, listingOf } from "@bylaw/core/testing";
import type { Output } from "@bylaw/testbed/aws/scripted";
import type { Script } from "../../testing/script.ts";
import { type RdsDatabase, rdsDatabases } from "./databases.ts";

const region = "arn:aws:rds:eu-west-1:111111111111";

/** A PostgreSQL instance with nothing to complain of, on 2026-01-01. */
export const orders: RdsDatabase = {
  id: `${region}:db:orders`,
  name: "orders",
  kind: "instance",
  engine: "postgres",
  status: "available",
  encrypted: known(true),
  publiclyAccessible: known(false),
  backupRetention: known(days(7)),
  latestRestorable: known("2025-12-31T23:55:00.000Z"),
  multiZone: known(true),
  deletionProtection: known(true),
  logExports: known(["postgresql"]),
  tlsRequired: known(true),
  parameterStatus: known("in-sync"),
  replicaOf: absent("rds:DescribeDBInstances", "no source"),
  autoMinorVersionUpgrade: known(true),
  upgradesHeldBack: [],
  members: [],
  readAt: "2026-01-01T00:00:00.000Z",
  tags: known({}),
};

/** It, and in what way it is another. */
export function oneDatabase(change: Partial<RdsDatabase> = {}): readonly ListingFixture[] {
  return [listingOf(rdsDatabases, [{ ...orders, ...change }])];
}

/** What a check says where there is nothing. */
export const none = {
  name: "no databases",
  given: [listingOf(rdsDatabases, [])],
  says: [
    "There is no RDS, DocumentDB or Neptune database in aws/test-account/test-region: the listing is complete.",
  ],
};

const problem = {
  code: "access-denied",
  message: "rds:DescribeDBInstances was denied (AccessDenied).",
  operation: "rds:DescribeDBInstances",
  permission: "rds:DescribeDBInstances",
} as const;

/** A value that could not be read, and a listing that could not be. */
export const unread: Observed<never> = unreadable(problem);
export const denied = {
  name: "databases cannot be listed",
  given: [listingOf(rdsDatabases, [], { problem })],
  says: [problem.message],
};

/** The same as RDS lists it. A member that is undefined is left out of the answer. */
export function dbInstance(name = "orders", change: Output = {}): Output {
  return present({
    DBInstanceArn: `${region}:db:${name}`,
    DBInstanceIdentifier: name,
    DBInstanceStatus: "available",
    Engine: "postgres",
    AvailabilityZone: "eu-west-1a",
    StorageEncrypted: true,
    PubliclyAccessible: false,
    BackupRetentionPeriod: 7,
    LatestRestorableTime: new Date("2025-12-31T23:55:00Z"),
    MultiAZ: true,
    DeletionProtection: true,
    AutoMinorVersionUpgrade: true,
    EnabledCloudwatchLogsExports: ["postgresql"],
    DBParameterGroups: [{ DBParameterGroupName: "strict", ParameterApplyStatus: "in-sync" }],
    TagList: [],
    ...change,
  });
}

/** An instance of a cluster. What RDS says of it and the cluster decides is as RDS says it: nothing. */
export function dbMember(name: string, cluster = "shop", change: Output = {}): Output {
  return dbInstance(name, {
    DBClusterIdentifier: cluster,
    Engine: "aurora-postgresql",
    MultiAZ: false,
    DeletionProtection: false,
    BackupRetentionPeriod: 1,
    LatestRestorableTime: undefined,
    EnabledCloudwatchLogsExports: undefined,
    DBParameterGroups: [{ DBParameterGroupName: "default.x", ParameterApplyStatus: "pending-reboot" }],
    ...change,
  });
}

/** An Aurora cluster as RDS lists it, with instances of these names. */
export function dbCluster(
  name = "shop",
  members: readonly string[] = ["shop-1", "shop-2"],
  change: Output = {},
): Output {
  return present({
    DBClusterArn: `${region}:cluster:${name}`,
    DBClusterIdentifier: name,
    Status: "available",
    Engine: "aurora-postgresql",
    StorageEncrypted: true,
    BackupRetentionPeriod: 7,
    LatestRestorableTime: new Date("2025-12-31T23:55:00Z"),
    DeletionProtection: true,
    AutoMinorVersionUpgrade: true,
    EnabledCloudwatchLogsExports: ["postgresql"],
    DBClusterParameterGroup: "strict",
    DBClusterMembers: members.map((member) => ({
      DBInstanceIdentifier: member,
      DBClusterParameterGroupStatus: "in-sync",
    })),
    TagList: [],
    ...change,
  });
}

/** A region with these. Its parameter group `strict` demands TLS, any other does not. */
export function regionOf({
  instances = [],
  clusters = [],
}: {
  readonly instances?: readonly Output[];
  readonly clusters?: readonly Output[];
}): Script {
  return {
    "rds:DescribeDBInstances": { DBInstances: instances },
    "rds:DescribeDBClusters": { DBClusters: clusters },
    "rds:DescribeDBParameters": ({ input }) => parameters(input, input.DBParameterGroupName),
    "rds:DescribeDBClusterParameters": ({ input }) => parameters(input, input.DBClusterParameterGroupName),
  };
}

/** An answer to what is filtered for, as AWS's default groups print it. */
function parameters(input: Readonly<Record<string, unknown>>, group: unknown): Output {
  const name = String(input["Filters.Filter.1.Values.Value.1"]);
  const [on, off] = name === "tls" ? ["enabled", "disabled"] : ["1", "0"];
  return { Parameters: [{ ParameterName: name, ParameterValue: group === "strict" ? on : off }] };
}

function present(members: Output): Output {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
