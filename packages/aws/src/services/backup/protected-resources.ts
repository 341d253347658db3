import type { Collector } from "@bylaw/core";
import { defineCollector, describeEach, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";

const schema = z.object({
  /** The ARN of what is backed up. */
  id: z.string(),
  name: z.string().exactOptional(),
  /** `EBS`, `RDS`, `DynamoDB`, and so on. */
  type: z.string(),
  /** When it was last backed up. */
  lastBackup: observed(z.string()),
  readAt: z.string(),
});

export interface ProtectedResource extends z.infer<typeof schema> {}

const operation = "backup:ListProtectedResources";

/** Whatever AWS Backup has a recovery point of in a region, also what is gone since. */
export const protectedResources: Collector<ProtectedResource> = defineCollector({
  id: "aws/protected-resources",
  resource: "resource with backups",
  provider: awsKind,
  per: "region",
  operations: [operation],
  calls: { [operation]: { page: 1000 } },
  schema,
  async *collect(session) {
    const readAt = session.now().toISOString();
    const resources = session.items(operation, "Results", { MaxResults: 1000 });
    yield* describeEach(
      1,
      resources,
      (one) => answerOf(operation, one)("ResourceArn"),
      async (one) => {
        const field = answerOf(operation, one);
        const { ResourceName: name } = one;
        return {
          id: field("ResourceArn"),
          ...(name !== undefined && name !== "" && { name }),
          type: field("ResourceType"),
          lastBackup: readable(() => field("LastBackupTime").toISOString()),
          readAt,
        };
      },
    );
  },
});
