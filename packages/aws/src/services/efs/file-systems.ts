import type { Collector } from "@bylaw/core";
import { defineCollector, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { recordOf, tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";

const operation = "elasticfilesystem:DescribeFileSystems";

const schema = z.object({
  /** The file system's ARN. */
  id: z.string(),
  /** Its name, or where it has none its id. */
  name: z.string(),
  encrypted: observed(z.boolean()),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface EfsFileSystem extends z.infer<typeof schema> {}

/** Every EFS file system of a region. */
export const efsFileSystems: Collector<EfsFileSystem> = defineCollector({
  id: "aws/efs-file-systems",
  resource: "EFS file system",
  provider: awsKind,
  per: "region",
  operations: [operation],
  calls: {
    [operation]: { page: 100 },
  },
  schema,
  async *collect(session) {
    for await (const one of session.items(operation, "FileSystems", { MaxItems: 100 })) {
      const field = answerOf(operation, one);
      yield {
        id: field("FileSystemArn"),
        name: one.Name === undefined || one.Name === "" ? field("FileSystemId") : one.Name,
        encrypted: readable(() => field("Encrypted")),
        tags: readable(() => recordOf(operation, field("Tags"))),
      };
    }
  },
});
