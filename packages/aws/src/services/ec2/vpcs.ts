import {
  asFarAsRead,
  both,
  type Collector,
  defineView,
  either,
  from,
  type Observed,
  type View,
} from "@bylaw/core";
import { defineCollector, describeEach } from "@bylaw/core/provider";
import { z } from "zod";
import { tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, formOf } from "../../session/required.ts";
import { flowLogs, recordsRejected } from "./flow-logs.ts";
import { ec2Arn, tagged } from "./resource.ts";
import { subnets } from "./subnets.ts";

const operation = "ec2:DescribeVpcs";

const schema = z.object({
  /** The VPC's ARN. */
  id: z.string(),
  /** Its tag `Name`. */
  name: z.string().exactOptional(),
  vpcId: z.string(),
  /** The account that owns it: another one where a subnet of it is shared with this account. */
  owner: z.string(),
  /** The account that sees it. */
  account: z.string(),
  /** True for the VPC that AWS made. */
  isDefault: z.boolean(),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface Vpc extends z.infer<typeof schema> {}

/** Every VPC of a region, those of which other accounts share a subnet too. */
export const vpcs: Collector<Vpc> = defineCollector({
  id: "aws/vpcs",
  resource: "VPC",
  provider: awsKind,
  per: "region",
  operations: [operation],
  calls: { [operation]: { page: 1000 } },
  schema,
  async *collect(session) {
    yield* describeEach(
      1,
      session.items(operation, "Vpcs", { MaxResults: 1000 }),
      (vpc) => ec2Arn(session, "vpc", answerOf(operation, vpc)("VpcId"), vpc.OwnerId),
      async (vpc) => {
        const field = answerOf(operation, vpc);
        const vpcId = field("VpcId");
        const owner = formOf(operation, "OwnerId", vpc.OwnerId, /^\d{12}$/);
        return {
          id: ec2Arn(session, "vpc", vpcId, owner),
          ...tagged(operation, vpc.Tags),
          vpcId,
          owner,
          account: session.account,
          isDefault: field("IsDefault"),
        };
      },
    );
  },
});

/** A VPC, with whether what is turned away in it is recorded. */
export interface RecordedVpc extends Vpc {
  /** By a flow log of the VPC, or by one of each of its subnets. */
  readonly rejectedIsRecorded: Observed<boolean>;
}

export const recordedVpcs: View<RecordedVpc> = defineView({
  id: "aws/recorded-vpcs",
  resource: "VPC",
  each: vpcs,
  using: { flowLogs: asFarAsRead(flowLogs), subnets: asFarAsRead(subnets) },
  derive: (vpc, { flowLogs, subnets }) => {
    const isRecorded = (id: string) => flowLogs.some((log) => log.recorded === id && recordsRejected(log));
    const everySubnet = from(
      subnets.filter((subnet) => subnet.vpc === vpc.vpcId),
      // Of no subnet at all, none is recorded.
      (all) => all.length > 0 && both(...all.map(({ subnetId }) => isRecorded(subnetId))),
    );
    return { ...vpc, rejectedIsRecorded: either(isRecorded(vpc.vpcId), everySubnet) };
  },
});
