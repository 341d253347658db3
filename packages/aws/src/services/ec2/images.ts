import type { Collector } from "@bylaw/core";
import { defineCollector, describeEach, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import { ec2Arn, tagged } from "./resource.ts";

const operation = "ec2:DescribeImages";

const schema = z.object({
  /** The image's ARN. */
  id: z.string(),
  /** The name it was made with, or its tag `Name`. */
  name: z.string().exactOptional(),
  /** `available`, `disabled`, and what AWS calls the stages before and after. */
  state: z.string(),
  /** True where every AWS account may launch it. */
  public: observed(z.boolean()),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface MachineImage extends z.infer<typeof schema> {}

/** Every machine image (AMI) that an account owns in a region, deprecated and disabled ones too. */
export const machineImages: Collector<MachineImage> = defineCollector({
  id: "aws/ec2-images",
  resource: "AMI",
  provider: awsKind,
  per: "region",
  operations: [operation],
  calls: { [operation]: { page: 1000 } },
  schema,
  async *collect(session) {
    const input = { Owners: ["self"], IncludeDeprecated: true, IncludeDisabled: true, MaxResults: 1000 };
    // Images belong to a region, and their ARNs name no account.
    const arnOf = (id: string) => ec2Arn(session, "image", id, "");
    yield* describeEach(
      1,
      session.items(operation, "Images", input),
      (image) => arnOf(answerOf(operation, image)("ImageId")),
      async (image) => {
        const field = answerOf(operation, image);
        const { Name: name } = image;
        return {
          id: arnOf(field("ImageId")),
          ...tagged(operation, image.Tags),
          ...(name !== undefined && name !== "" && { name }),
          state: field("State"),
          public: readable(() => field("Public")),
        };
      },
    );
  },
});
