import type { Estate } from "../../testing/estate.ts";
import { cluster, clusters } from "./cluster.fixture.ts";

const groupOf = (ParameterGroupName: string) => ({
  ClusterParameterGroups: [
    {
      ParameterGroupName,
      ParameterApplyStatus: "in-sync",
      ClusterParameterStatusList: [{ ParameterName: "require_ssl", ParameterApplyStatus: "in-sync" }],
    },
  ],
});

export const estate: Estate = {
  sound: clusters(cluster("warehouse", groupOf("strict"))),
  weak: {
    ...clusters(
      cluster("warehouse", {
        Encrypted: false,
        PubliclyAccessible: true,
        AutomatedSnapshotRetentionPeriod: 1,
        ...groupOf("loose"),
      }),
    ),
    "redshift:DescribeLoggingStatus": { LoggingEnabled: false },
  },
};
