import { defineService } from "./define-service.ts";

const tokens = { send: "NextToken", next: "NextToken" } as const;

/** EC2, with its volumes and its networks. AWS refills a bucket of 100 paged descriptions at 20 a second. */
export const ec2 = defineService("ec2", {
  sdk: (): Promise<typeof import("@aws-sdk/client-ec2")> => import("@aws-sdk/client-ec2"),
  client: "EC2Client",
  perSecond: 15,
  operations: {
    DescribeFlowLogs: { paging: tokens },
    DescribeImages: { paging: tokens },
    DescribeInstances: { paging: tokens },
    DescribeLaunchTemplateVersions: { paging: tokens },
    DescribeNetworkAcls: { paging: tokens },
    DescribeSecurityGroups: { paging: tokens },
    DescribeSnapshots: { paging: tokens },
    DescribeSubnets: { paging: tokens },
    DescribeVolumes: { paging: tokens },
    DescribeVpcs: { paging: tokens },
    GetEbsEncryptionByDefault: {},
    GetInstanceMetadataDefaults: {},
    GetManagedPrefixListEntries: { paging: tokens },
    GetSnapshotBlockPublicAccessState: {},
  },
});
