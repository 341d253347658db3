import type { Collector, Observed } from "@bylaw/core";
import { defineCollector, describeEach, observeCall, observed } from "@bylaw/core/provider";
import { z } from "zod";
import { cidrOf } from "../../lib/internet.ts";
import { tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, formOf } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";
import { ec2Arn, tagged } from "./resource.ts";

const prefixList = z.object({
  id: z.string(),
  /** Its IPv4 or IPv6 ranges. Asked once, however many rules name it. */
  ranges: observed(z.array(z.string())),
});

const rule = z.object({
  /** `tcp`, `udp`, `icmp`, `icmpv6`, a number, or `-1` for every protocol. */
  protocol: z.string(),
  /** Absent where the protocol is `-1`. */
  fromPort: z.number().exactOptional(),
  toPort: z.number().exactOptional(),
  /** IPv4 and IPv6 ranges that may connect. */
  ranges: z.array(z.string()),
  prefixLists: z.array(prefixList),
  /** The ids of security groups whose members may connect. */
  groups: z.array(z.string()),
});

const schema = z.object({
  /** The group's ARN. */
  id: z.string(),
  /** The group's name and its id: `default (sg-0a1b2c3d)`. */
  name: z.string(),
  groupId: z.string(),
  groupName: z.string(),
  vpc: z.string(),
  inbound: z.array(rule),
  /** How many rules let its members connect to others. */
  outboundRules: z.number(),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface SecurityGroup extends z.infer<typeof schema> {}
export interface SecurityGroupRule extends z.infer<typeof rule> {}

const [groups, entries] = ["ec2:DescribeSecurityGroups", "ec2:GetManagedPrefixListEntries"] as const;
type Group = ItemOf<typeof groups, "SecurityGroups">;
type Permission = NonNullable<Group["IpPermissions"]>[number];
type RangesOf = (prefixList: string) => Promise<Observed<string[]>>;

/** Every security group of a region, with what its prefix lists hold. */
export const securityGroups: Collector<SecurityGroup> = defineCollector({
  id: "aws/ec2-security-groups",
  resource: "security group",
  provider: awsKind,
  per: "region",
  operations: [groups, entries],
  calls: { [groups]: { page: 1000 }, [entries]: { page: 100, of: "range", in: "prefix list" } },
  schema,
  async *collect(session) {
    const rangesOf = prefixListReader(session);
    yield* describeEach(
      20,
      session.items(groups, "SecurityGroups", { MaxResults: 1000 }),
      (group) => ec2Arn(session, "security-group", answerOf(groups, group)("GroupId"), group.OwnerId),
      (group) => describeGroup(session, group, rangesOf),
    );
  },
});

async function describeGroup(session: AwsSession, group: Group, rangesOf: RangesOf): Promise<SecurityGroup> {
  const field = answerOf(groups, group);
  const groupId = field("GroupId");
  const groupName = formOf(groups, "GroupName", group.GroupName, /./);
  return {
    id: ec2Arn(session, "security-group", groupId, field("OwnerId")),
    name: `${groupName} (${groupId})`,
    groupId,
    groupName,
    vpc: field("VpcId"),
    inbound: await Promise.all(field("IpPermissions").map((one) => ruleOf(one, rangesOf))),
    outboundRules: field("IpPermissionsEgress").length,
    tags: tagged(groups, group.Tags).tags,
  };
}

/** AWS tells all four kinds of source in each rule, empty where there is none of it: prowler-cloud/prowler#2442. */
async function ruleOf(permission: Permission, rangesOf: RangesOf): Promise<SecurityGroupRule> {
  const field = answerOf(groups, permission);
  const { FromPort: fromPort, ToPort: toPort } = permission;
  const ranges = [
    ...field("IpRanges").map((one) => answerOf(groups, one)("CidrIp")),
    ...field("Ipv6Ranges").map((one) => answerOf(groups, one)("CidrIpv6")),
  ];
  const lists = field("PrefixListIds").map((one) => answerOf(groups, one)("PrefixListId"));
  return {
    protocol: formOf(groups, "IpProtocol", permission.IpProtocol, /^(?:-1|\d{1,3}|tcp|udp|icmp|icmpv6)$/),
    ...(fromPort !== undefined && { fromPort }),
    ...(toPort !== undefined && { toPort }),
    ranges: ranges.map((one) => cidrOf(groups, one)),
    prefixLists: await Promise.all(lists.map(async (id) => ({ id, ranges: await rangesOf(id) }))),
    groups: field("UserIdGroupPairs").map((one) => answerOf(groups, one)("GroupId")),
  };
}

function prefixListReader(session: AwsSession): RangesOf {
  const lists = new Map<string, Promise<Observed<string[]>>>();
  return (id) => {
    const ranges = lists.get(id) ?? observeCall(() => readPrefixList(session, id));
    lists.set(id, ranges);
    return ranges;
  };
}

async function readPrefixList(session: AwsSession, id: string): Promise<string[]> {
  const ranges: string[] = [];
  const input = { PrefixListId: id, MaxResults: 100 };
  for await (const entry of session.items(entries, "Entries", input))
    ranges.push(cidrOf(entries, answerOf(entries, entry)("Cidr")));
  return ranges;
}
