import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";

interface Told {
  readonly version: string;
  readonly range: string;
  readonly auditLog: boolean;
}

const clusterThat = ({ version, range, auditLog }: Told): Script => ({
  "eks:ListClusters": { clusters: ["shop"] },
  "eks:DescribeCluster": {
    cluster: {
      name: "shop",
      arn: "arn:aws:eks:eu-west-1:111111111111:cluster/shop",
      version,
      status: "ACTIVE",
      resourcesVpcConfig: {
        endpointPublicAccess: true,
        endpointPrivateAccess: true,
        publicAccessCidrs: [range],
      },
      logging: {
        clusterLogging: [
          { types: ["api"], enabled: true },
          { types: ["audit"], enabled: auditLog },
        ],
      },
      tags: {},
    },
  },
  "eks:DescribeClusterVersions": {
    clusterVersions: [
      { clusterVersion: "1.33", clusterType: "eks", versionStatus: "STANDARD_SUPPORT" },
      { clusterVersion: "1.24", clusterType: "eks", versionStatus: "UNSUPPORTED" },
    ],
  },
});

export const estate: Estate = {
  sound: clusterThat({ version: "1.33", range: "203.0.113.0/24", auditLog: true }),
  weak: clusterThat({ version: "1.24", range: "0.0.0.0/0", auditLog: false }),
};
