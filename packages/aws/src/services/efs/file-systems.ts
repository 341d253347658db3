import { type Collector, from, type Observed } from "@bylaw/core";
import { defineCollector, describeEach, inspect, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { recordOf, tagsField } from "../../lib/tags.ts";
import type { OutputOf } from "../../operations/index.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";

const schema = z.object({
  /** The file system's ARN. */
  id: z.string(),
  /** Its name, or where it has none its id. */
  name: z.string(),
  encrypted: observed(z.boolean()),
  /** `ENABLED` where EFS has it backed up each day. Absent where no backup policy was ever put. */
  automaticBackups: observed(z.string()),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface EfsFileSystem extends z.infer<typeof schema> {}

const [list, backups] = [
  "elasticfilesystem:DescribeFileSystems",
  "elasticfilesystem:DescribeBackupPolicy",
] as const;

/** Every EFS file system of a region. */
export const efsFileSystems: Collector<EfsFileSystem> = defineCollector({
  id: "aws/efs-file-systems",
  resource: "EFS file system",
  provider: awsKind,
  per: "region",
  operations: [list, backups],
  calls: { [list]: { page: 100 }, [backups]: { each: "entry" } },
  schema,
  async *collect(session) {
    yield* describeEach(
      5,
      session.items(list, "FileSystems", { MaxItems: 100 }),
      (one) => answerOf(list, one)("FileSystemArn"),
      async (one) => {
        const field = answerOf(list, one);
        const policy = await session.observe(backups, { FileSystemId: field("FileSystemId") });
        if (isGone(policy)) return undefined;
        return {
          id: field("FileSystemArn"),
          name: one.Name === undefined || one.Name === "" ? field("FileSystemId") : one.Name,
          encrypted: readable(() => field("Encrypted")),
          automaticBackups: from(policy, statusOf),
          tags: readable(() => recordOf(list, field("Tags"))),
        };
      },
    );
  },
});

type Policy = OutputOf<typeof backups>;

/** The file system is gone since it was listed, as opposed to one that has no policy. */
function isGone(policy: Observed<Policy>): boolean {
  const state = inspect(policy);
  return state.state === "absent" && state.code === "FileSystemNotFound";
}

function statusOf(policy: Policy): Observed<string> {
  return readable(() => answerOf(backups, answerOf(backups, policy)("BackupPolicy"))("Status"));
}
