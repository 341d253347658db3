import type { Collector } from "@bylaw/core";
import { defineCollector, describeEach, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import { ec2Arn, tagged } from "./resource.ts";

const operation = "ec2:DescribeVolumes";

const schema = z.object({
  /** The volume's ARN. */
  id: z.string(),
  /** Its tag `Name`. */
  name: z.string().exactOptional(),
  /** `creating`, `available`, `in-use`, `deleting`, `deleted` or `error`. */
  state: z.string(),
  encrypted: observed(z.boolean()),
  /** The ids of the instances that it is attached to. */
  instances: observed(z.array(z.string())),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface EbsVolume extends z.infer<typeof schema> {}

/** Every EBS volume of a region, those that services of AWS manage too. */
export const ebsVolumes: Collector<EbsVolume> = defineCollector({
  id: "aws/ebs-volumes",
  resource: "EBS volume",
  provider: awsKind,
  per: "region",
  operations: [operation],
  calls: { [operation]: { page: 1000 } },
  schema,
  async *collect(session) {
    yield* describeEach(
      1,
      session.items(operation, "Volumes", { MaxResults: 1000, IncludeManagedResources: true }),
      (volume) => ec2Arn(session, "volume", answerOf(operation, volume)("VolumeId")),
      async (volume) => {
        const field = answerOf(operation, volume);
        return {
          id: ec2Arn(session, "volume", field("VolumeId")),
          ...tagged(operation, volume.Tags),
          state: field("State"),
          encrypted: readable(() => field("Encrypted")),
          instances: readable(() =>
            field("Attachments").map((attachment) => answerOf(operation, attachment)("InstanceId")),
          ),
        };
      },
    );
  },
});
