import type { Output } from "@bylaw/testbed/aws/scripted";
import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";
import { dbCluster, dbInstance, dbMember, regionOf } from "./database.fixture.ts";

/** Manual snapshots of an instance and of a cluster, neither encrypted, that these accounts may restore. */
const snapshotsFor = (accounts: readonly string[]): Script => {
  const restore: Output = { AttributeName: "restore", AttributeValues: [...accounts] };
  return {
    "rds:DescribeDBSnapshots": {
      DBSnapshots: [
        {
          DBSnapshotArn: "arn:aws:rds:eu-west-1:111111111111:snapshot:before",
          DBSnapshotIdentifier: "before",
          Engine: "postgres",
          Encrypted: false,
          TagList: [],
        },
      ],
    },
    "rds:DescribeDBSnapshotAttributes": {
      DBSnapshotAttributesResult: { DBSnapshotIdentifier: "before", DBSnapshotAttributes: [restore] },
    },
    "rds:DescribeDBClusterSnapshots": {
      DBClusterSnapshots: [
        {
          DBClusterSnapshotArn: "arn:aws:rds:eu-west-1:111111111111:cluster-snapshot:after",
          DBClusterSnapshotIdentifier: "after",
          Engine: "aurora-postgresql",
          StorageEncrypted: false,
          TagList: [],
        },
      ],
    },
    "rds:DescribeDBClusterSnapshotAttributes": {
      DBClusterSnapshotAttributesResult: {
        DBClusterSnapshotIdentifier: "after",
        DBClusterSnapshotAttributes: [restore],
      },
    },
  };
};

const weak = {
  StorageEncrypted: false,
  BackupRetentionPeriod: 1,
  LatestRestorableTime: new Date("2025-12-20T00:00:00Z"),
  DeletionProtection: false,
  EnabledCloudwatchLogsExports: ["upgrade"],
};
const open = { StorageEncrypted: false, PubliclyAccessible: true, AutoMinorVersionUpgrade: false };

export const estate: Estate = {
  sound: {
    ...regionOf({
      instances: [
        dbInstance(),
        dbMember("shop-1"),
        dbMember("shop-2", "shop", { AvailabilityZone: "eu-west-1b" }),
      ],
      clusters: [dbCluster()],
    }),
    ...snapshotsFor(["222222222222"]),
  },
  weak: {
    ...regionOf({
      instances: [
        dbInstance("orders", {
          ...weak,
          ...open,
          MultiAZ: false,
          DBParameterGroups: [{ DBParameterGroupName: "loose", ParameterApplyStatus: "in-sync" }],
        }),
        dbMember("shop-1", "shop", open),
        dbMember("shop-2", "shop", open),
      ],
      clusters: [dbCluster("shop", ["shop-1", "shop-2"], { ...weak, DBClusterParameterGroup: "loose" })],
    }),
    ...snapshotsFor(["222222222222", "all"]),
  },
};
