import type { Collector } from "@bylaw/core";
import { answerMismatch, defineCollector, observed, ReadError } from "@bylaw/core/provider";
import { z } from "zod";
import { awsKind } from "../../session/kind.ts";
import {
  generateOperation,
  readCredentialReport,
  reportCalls,
  reportOperation,
} from "./credential-report.ts";
import { accessKeySlot, accessKeySlots, date } from "./report-row.ts";

const schema = z.object({
  /** The root user's ARN. */
  id: z.string(),
  /** When the account was made. */
  created: observed(z.string()),
  /** Absent where the password was never used, or where there is none. */
  passwordLastUsed: observed(z.string()),
  /** The two places for access keys, used or not, and a third that is unread where the report says that there are more. */
  accessKeys: z.array(accessKeySlot),
  /** When AWS made the report that tells all this. It may be up to four and a half hours old. */
  reportedAt: z.string(),
  /** When the report was read. */
  readAt: z.string(),
});

export interface RootUser extends z.infer<typeof schema> {}

/** What the credential report says of the root user of an account. */
export const rootUsers: Collector<RootUser> = defineCollector({
  id: "aws/root-users",
  resource: "AWS root user",
  provider: awsKind,
  per: "account",
  operations: [generateOperation, reportOperation],
  calls: reportCalls,
  schema,
  async *collect(session) {
    const { rows, broken, generatedAt } = await readCredentialReport(session);
    const readAt = session.now().toISOString();
    const id = `arn:${session.partition}:iam::${session.account}:root`;
    const row = rows.get(id);
    if (row === undefined && broken > 0)
      throw answerMismatch(
        reportOperation,
        "answered with rows that cannot be told apart into cells, and none about the root user",
      );
    if (row === undefined) {
      const message = `${reportOperation} answered with a report that does not know the root user.`;
      throw new ReadError({ code: "schema-mismatch", message, operation: reportOperation });
    }
    yield {
      id,
      created: date(row, "user_creation_time"),
      passwordLastUsed: date(row, "password_last_used"),
      accessKeys: [...accessKeySlots(row)],
      reportedAt: generatedAt.toISOString(),
      readAt,
    };
  },
});
