import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";

const OwnerId = "111111111111";
const VpcId = "vpc-1";
const SubnetId = "subnet-1";

/** A rule for ports of TCP. */
const rule = (
  [FromPort, ToPort]: readonly [number, number],
  from: { readonly range?: string; readonly list?: string },
) => ({
  IpProtocol: "tcp",
  FromPort,
  ToPort,
  IpRanges: from.range === undefined ? [] : [{ CidrIp: from.range }],
  Ipv6Ranges: [],
  PrefixListIds: from.list === undefined ? [] : [{ PrefixListId: from.list }],
  UserIdGroupPairs: [],
});
const everywhere = {
  IpProtocol: "-1",
  IpRanges: [{ CidrIp: "0.0.0.0/0" }],
  Ipv6Ranges: [],
  PrefixListIds: [],
  UserIdGroupPairs: [],
};
const group = (
  GroupId: string,
  GroupName: string,
  IpPermissions: object[],
  IpPermissionsEgress: object[],
) => ({
  GroupId,
  GroupName,
  OwnerId,
  VpcId,
  IpPermissions,
  IpPermissionsEgress,
});
const entry = (RuleNumber: number, RuleAction: "allow" | "deny", Egress: boolean) => ({
  RuleNumber,
  RuleAction,
  Egress,
  Protocol: "-1",
  CidrBlock: "0.0.0.0/0",
});

interface Told {
  readonly groups: readonly object[];
  readonly ranges: readonly string[];
  readonly acl: readonly object[];
  readonly flowLog: object;
  readonly instance: object;
  readonly encrypted: boolean;
  /** What is done about snapshots that are shared with everybody. */
  readonly blocking: "block-all-sharing" | "unblocked";
}

function networkThat({ groups, ranges, acl, flowLog, instance, encrypted, blocking }: Told): Script {
  return {
    "ec2:DescribeSecurityGroups": { SecurityGroups: [...groups] },
    "ec2:GetManagedPrefixListEntries": { Entries: ranges.map((Cidr) => ({ Cidr })) },
    "ec2:DescribeNetworkAcls": {
      NetworkAcls: [
        {
          NetworkAclId: "acl-1",
          OwnerId,
          VpcId,
          IsDefault: true,
          Associations: [{ NetworkAclId: "acl-1", SubnetId }],
          Entries: [...acl, entry(32_767, "deny", false), entry(100, "allow", true)],
        },
      ],
    },
    "ec2:DescribeVpcs": { Vpcs: [{ VpcId, OwnerId, IsDefault: false }] },
    "ec2:DescribeSubnets": { Subnets: [{ SubnetId, VpcId, OwnerId }] },
    // The VPC is recorded by its subnet, so that the subnets decide.
    "ec2:DescribeFlowLogs": {
      FlowLogs: [{ FlowLogId: "fl-1", ResourceId: SubnetId, FlowLogStatus: "ACTIVE", ...flowLog }],
    },
    "ec2:DescribeInstances": {
      Reservations: [{ ReservationId: "r-1", OwnerId, Instances: [instance] }],
    },
    "ec2:DescribeVolumes": {
      Volumes: [
        { VolumeId: "vol-1", State: "in-use", Encrypted: encrypted, Attachments: [{ InstanceId: "i-1" }] },
      ],
    },
    // One that is shared with everybody, so that the block decides.
    "ec2:DescribeSnapshots": { Snapshots: [{ SnapshotId: "snap-1", OwnerId, Encrypted: encrypted }] },
    "ec2:GetSnapshotBlockPublicAccessState": { State: blocking },
    "ec2:GetEbsEncryptionByDefault": { EbsEncryptionByDefault: encrypted },
    "ec2:DescribeImages": {
      Images: [{ ImageId: "ami-1", Name: "shop", OwnerId, State: "available", Public: !encrypted }],
    },
  };
}

const instance = (options: object, more: object) => ({
  InstanceId: "i-1",
  State: { Code: 16, Name: "running" },
  MetadataOptions: { State: "applied", HttpEndpoint: "enabled", ...options },
  NetworkInterfaces: [
    { NetworkInterfaceId: "eni-1", PrivateIpAddresses: [{ PrivateIpAddress: "10.0.0.4" }] },
  ],
  ...more,
});
const address = { PublicIp: "203.0.113.7" };

/** What the template does not say is left to the account. */
const templateWith = (MetadataOptions: object): Script => ({
  "ec2:DescribeLaunchTemplateVersions": {
    LaunchTemplateVersions: [
      {
        LaunchTemplateId: "lt-1",
        LaunchTemplateName: "shop",
        VersionNumber: 1,
        DefaultVersion: true,
        LaunchTemplateData: { MetadataOptions },
      },
    ],
  },
  "ec2:GetInstanceMetadataDefaults": { AccountLevel: { HttpEndpoint: "enabled", HttpTokens: "required" } },
});

export const estate: Estate = {
  sound: {
    ...templateWith({}),
    ...networkThat({
      groups: [
        group("sg-1", "default", [], []),
        group(
          "sg-2",
          "web",
          [rule([443, 443], { range: "0.0.0.0/0" }), rule([0, 65_535], { list: "pl-1" })],
          [everywhere],
        ),
      ],
      ranges: ["192.0.2.0/24"],
      acl: [],
      flowLog: { TrafficType: "ALL", DeliverLogsStatus: "SUCCESS" },
      instance: instance(
        { HttpTokens: "required" },
        { IamInstanceProfile: { Arn: "arn:aws:iam::111111111111:instance-profile/app", Id: "AIPAEXAMPLE" } },
      ),
      encrypted: true,
      blocking: "block-all-sharing",
    }),
  },
  weak: {
    ...templateWith({ HttpTokens: "optional" }),
    ...networkThat({
      groups: [
        group(
          "sg-1",
          "default",
          [rule([22, 22], { range: "0.0.0.0/0" }), rule([5432, 5432], { list: "pl-1" })],
          [everywhere],
        ),
      ],
      ranges: ["0.0.0.0/1", "128.0.0.0/1"],
      acl: [entry(100, "allow", false)],
      flowLog: { TrafficType: "ALL", DeliverLogsStatus: "FAILED", DeliverLogsErrorMessage: "Access error" },
      instance: instance(
        { HttpTokens: "optional" },
        {
          PublicIpAddress: address.PublicIp,
          NetworkInterfaces: [
            {
              NetworkInterfaceId: "eni-1",
              Association: address,
              PrivateIpAddresses: [{ PrivateIpAddress: "10.0.0.4", Association: address }],
            },
          ],
        },
      ),
      encrypted: false,
      blocking: "unblocked",
    }),
  },
};
