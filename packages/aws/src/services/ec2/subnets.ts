import type { Collector } from "@bylaw/core";
import { defineCollector, describeEach } from "@bylaw/core/provider";
import { z } from "zod";
import { tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import { ec2Arn, tagged } from "./resource.ts";

const operation = "ec2:DescribeSubnets";

const schema = z.object({
  /** The subnet's ARN. */
  id: z.string(),
  /** Its tag `Name`. */
  name: z.string().exactOptional(),
  subnetId: z.string(),
  vpc: z.string(),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface Subnet extends z.infer<typeof schema> {}

/** Every subnet of a region, those that other accounts share with this one too. */
export const subnets: Collector<Subnet> = defineCollector({
  id: "aws/subnets",
  resource: "subnet",
  provider: awsKind,
  per: "region",
  operations: [operation],
  calls: { [operation]: { page: 1000 } },
  schema,
  async *collect(session) {
    yield* describeEach(
      1,
      session.items(operation, "Subnets", { MaxResults: 1000 }),
      (subnet) => ec2Arn(session, "subnet", answerOf(operation, subnet)("SubnetId"), subnet.OwnerId),
      async (subnet) => {
        const field = answerOf(operation, subnet);
        const subnetId = field("SubnetId");
        return {
          id: ec2Arn(session, "subnet", subnetId, field("OwnerId")),
          ...tagged(operation, subnet.Tags),
          subnetId,
          vpc: field("VpcId"),
        };
      },
    );
  },
});
