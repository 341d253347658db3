import type { Collector } from "@bylaw/core";
import { answerMismatch, defineCollector, describeEach } from "@bylaw/core/provider";
import { z } from "zod";
import { cidrOf } from "../../lib/internet.ts";
import { tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, formOf } from "../../session/required.ts";
import type { ItemOf } from "../../session/session.ts";
import { ec2Arn, tagged } from "./resource.ts";

const operation = "ec2:DescribeNetworkAcls";

const rule = z.object({
  /** Rules are tried from the lowest number up; the first that matches decides. */
  number: z.number(),
  allows: z.boolean(),
  /** A number, or `-1` for every protocol. */
  protocol: z.string(),
  /** Absent where the rule is for every port. */
  fromPort: z.number().exactOptional(),
  toPort: z.number().exactOptional(),
  /** An IPv4 or an IPv6 range. */
  range: z.string(),
});

const schema = z.object({
  /** The ACL's ARN. */
  id: z.string(),
  /** Its tag `Name`. */
  name: z.string().exactOptional(),
  vpc: z.string(),
  /** True for the ACL of every subnet that was given none. */
  isDefault: z.boolean(),
  /** The ids of the subnets that it is for. */
  subnets: z.array(z.string()),
  inbound: z.array(rule),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface NetworkAcl extends z.infer<typeof schema> {}
export interface NetworkAclRule extends z.infer<typeof rule> {}
type Acl = ItemOf<typeof operation, "NetworkAcls">;
type Entry = NonNullable<Acl["Entries"]>[number];

/** Every network ACL of a region, with its inbound rules. */
export const networkAcls: Collector<NetworkAcl> = defineCollector({
  id: "aws/network-acls",
  resource: "network ACL",
  provider: awsKind,
  per: "region",
  operations: [operation],
  calls: { [operation]: { page: 1000 } },
  schema,
  async *collect(session) {
    yield* describeEach(
      1,
      session.items(operation, "NetworkAcls", { MaxResults: 1000 }),
      (acl) => ec2Arn(session, "network-acl", answerOf(operation, acl)("NetworkAclId"), acl.OwnerId),
      async (acl) => {
        const field = answerOf(operation, acl);
        return {
          id: ec2Arn(session, "network-acl", field("NetworkAclId"), field("OwnerId")),
          ...tagged(operation, acl.Tags),
          vpc: field("VpcId"),
          isDefault: field("IsDefault"),
          subnets: field("Associations").map((one) => answerOf(operation, one)("SubnetId")),
          inbound: field("Entries")
            .filter((entry) => !answerOf(operation, entry)("Egress"))
            .map(ruleOf),
        };
      },
    );
  },
});

/** From 1 to 32766, and 32767 for the last rule of each ACL: of any other nobody knows when it is tried. */
function numberOf(said: number): number {
  if (said >= 1 && said <= 32_767) return said;
  throw answerMismatch(operation, `answered RuleNumber ${said}, which numbers no rule`);
}

function ruleOf(entry: Entry): NetworkAclRule {
  const field = answerOf(operation, entry);
  const ports = entry.PortRange === undefined ? undefined : answerOf(operation, entry.PortRange);
  return {
    number: numberOf(field("RuleNumber")),
    // What is no word for allowing is a word for it: a rule that nobody understands closes nothing.
    allows: field("RuleAction") !== "deny",
    protocol: formOf(operation, "Protocol", entry.Protocol, /^(?:-1|\d{1,3})$/),
    ...(ports !== undefined && { fromPort: ports("From"), toPort: ports("To") }),
    // A rule is for a range of the one family or of the other.
    range: cidrOf(
      operation,
      entry.CidrBlock === undefined || entry.CidrBlock === "" ? field("Ipv6CidrBlock") : entry.CidrBlock,
    ),
  };
}
