import { known } from "@bylaw/core/provider";
import type { SecurityGroup, SecurityGroupRule } from "./security-groups.ts";

/** A group of a web server, without rules. */
export const web: SecurityGroup = {
  id: "arn:aws:ec2:eu-west-1:111111111111:security-group/sg-1",
  name: "web (sg-1)",
  groupId: "sg-1",
  groupName: "web",
  vpc: "vpc-1",
  inbound: [],
  outboundRules: 1,
  tags: known({}),
};

/** A rule for TCP ports, from nowhere. */
export function tcpRule(
  fromPort: number,
  toPort: number,
  change: Partial<SecurityGroupRule> = {},
): SecurityGroupRule {
  return { protocol: "tcp", fromPort, toPort, ranges: [], prefixLists: [], groups: [], ...change };
}

type Sources = "IpRanges" | "Ipv6Ranges" | "PrefixListIds" | "UserIdGroupPairs";

/** A rule as AWS tells it, from `0.0.0.0/0` unless told otherwise. */
export function permission(
  IpProtocol: string,
  ports: readonly [number, number] | undefined,
  sources: readonly string[] = ["0.0.0.0/0"],
): object {
  const of = (key: Sources, field: string, is: (source: string) => boolean) => ({
    [key]: sources.filter(is).map((source) => ({ [field]: source })),
  });
  return {
    IpProtocol,
    ...(ports !== undefined && { FromPort: ports[0], ToPort: ports[1] }),
    ...of("IpRanges", "CidrIp", (one) => one.includes(".")),
    ...of("Ipv6Ranges", "CidrIpv6", (one) => one.includes(":")),
    ...of("PrefixListIds", "PrefixListId", (one) => one.startsWith("pl-")),
    ...of("UserIdGroupPairs", "GroupId", (one) => one.startsWith("sg-")),
  };
}

/** A group as AWS tells it. */
export function listedGroup(
  IpPermissions: readonly object[],
  change: Readonly<Record<string, unknown>> = {},
): object {
  return {
    GroupId: "sg-1",
    GroupName: "web",
    OwnerId: "111111111111",
    VpcId: "vpc-1",
    IpPermissions,
    IpPermissionsEgress: [permission("-1", undefined)],
    ...change,
  };
}
