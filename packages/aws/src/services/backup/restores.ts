import type { Collector, Observed } from "@bylaw/core";
import { from } from "@bylaw/core";
import {
  absent,
  byCodeUnits,
  defineCollector,
  known,
  observeCall,
  observed,
  unreadable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import type { AwsSession } from "../../session/session.ts";

const schema = z.object({
  /** `backup/<region>`: AWS Backup has no ARN of its own. */
  id: z.string(),
  /** Whether it has a recovery point of anything in the region. */
  hasBackups: z.boolean(),
  /** When the last restore in the 400 days before completed. One whose validation did not succeed does not count. Absent where there was none. */
  lastRestore: observed(z.string()),
  readAt: z.string(),
});

export interface BackupRestores extends z.infer<typeof schema> {}

const [listResources, listJobs] = ["backup:ListProtectedResources", "backup:ListRestoreJobs"] as const;

/** What AWS Backup restored in each region, where it has anything to restore. */
export const backupRestores: Collector<BackupRestores> = defineCollector({
  id: "aws/backup-restores",
  resource: "AWS Backup of a region",
  provider: awsKind,
  per: "region",
  operations: [listResources, listJobs],
  calls: { [listResources]: "once", [listJobs]: { page: 1000, of: "completed restore" } },
  schema,
  async *collect(session) {
    const hasBackups = await hasAny(session);
    yield {
      id: `backup/${session.region}`,
      hasBackups,
      lastRestore: hasBackups ? await lastRestoreOf(session) : notAsked,
      readAt: session.now().toISOString(),
    };
  },
});

async function hasAny(session: AwsSession): Promise<boolean> {
  for await (const one of session.items(listResources, "Results", { MaxResults: 1 })) {
    answerOf(listResources, one)("ResourceArn");
    return true;
  }
  return false;
}

const notAsked: Observed<string> = unreadable({
  code: "not-collected",
  message: "Restores are not asked where there is nothing to restore.",
  operation: listJobs,
});

const DAY = 86_400_000;

async function lastRestoreOf(session: AwsSession): Promise<Observed<string>> {
  const ByCreatedAfter = new Date(session.now().getTime() - 400 * DAY);
  const read = await observeCall(async () => {
    const completed: string[] = [];
    const asked = { ByStatus: "COMPLETED" as const, ByCreatedAfter, MaxResults: 1000 };
    for await (const job of session.items(listJobs, "RestoreJobs", asked)) {
      // Only a restore of a testing plan is validated at all.
      if (job.ValidationStatus !== undefined && job.ValidationStatus !== "SUCCESSFUL") continue;
      completed.push(answerOf(listJobs, job)("CompletionDate").toISOString());
    }
    return completed;
  });
  return from(read, (completed) => {
    const last = [...completed].sort(byCodeUnits).at(-1);
    return last === undefined ? absent(listJobs, "no restore completed") : known(last);
  });
}
