import type { Collector, Observed } from "@bylaw/core";
import { absent, answerMismatch, defineCollector, observed, ReadError, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { operations } from "../../operations/index.ts";
import { awsKind } from "../../session/kind.ts";
import { required } from "../../session/required.ts";
import type { AwsSession } from "../../session/session.ts";
import { type CsvRecord, parseCsvTable } from "./csv.ts";

const report = "iam:GetCredentialReport";

const schema = z.object({
  /** The user's ARN. */
  id: z.string(),
  name: z.string(),
  created: z.string(),
  /** True when the user may sign in to the console. */
  consolePassword: observed(z.boolean()),
  passwordLastUsed: observed(z.string()),
  passwordLastChanged: observed(z.string()),
  mfa: observed(z.boolean()),
  /** The two places for access keys, used or not. The report does not name the keys. */
  accessKeys: z.array(
    z.object({
      active: observed(z.boolean()),
      lastRotated: observed(z.string()),
      lastUsed: observed(z.string()),
    }),
  ),
  /** When AWS made the report. It may be up to four hours old. */
  reportedAt: z.string(),
});

export interface IamUser extends z.infer<typeof schema> {}

/** Every IAM user of an account from its credential report, without the root user and without a call per user. */
export const iamUsers: Collector<IamUser> = defineCollector({
  id: "aws/iam-users",
  resource: "IAM user",
  provider: awsKind,
  per: "account",
  operations: ["iam:GenerateCredentialReport", report],
  schema,
  async *collect(session) {
    await untilReported(session);
    const answer = await session.call(report, {});
    if (answer.ReportFormat !== "text/csv")
      throw answerMismatch(report, "answered with something other than CSV");
    const reportedAt = required(report, "GeneratedTime", answer.GeneratedTime);
    assertFresh(reportedAt, session.now());
    let whole = false;
    for (const row of rowsOf(required(report, "Content", answer.Content))) {
      if (cell(row, "user") === "<root_account>") whole = true;
      else yield userOf(row, reportedAt.toISOString());
    }
    if (!whole) throw withoutRoot();
  },
});

/** Seconds between questions: about two minutes in all. */
const pauses = [1, 1, 2, 2, 4, 4, 8, 8, 15, 15, 15, 15, 30];

async function untilReported(session: AwsSession): Promise<void> {
  for (const seconds of pauses) {
    const { State } = await session.call("iam:GenerateCredentialReport", {});
    if (required("iam:GenerateCredentialReport", "State", State) === "COMPLETE") return;
    await session.sleep(seconds * 1000);
  }
  throw new ReadError({
    code: "timeout",
    message: "iam:GenerateCredentialReport had no report ready after two minutes.",
    operation: "iam:GenerateCredentialReport",
  });
}

/** AWS makes a new report at most every four hours. */
const oldest = 4.5 * 3_600_000;
/** What two clocks may differ by. */
const ahead = 5 * 60_000;

function assertFresh(reportedAt: Date, now: Date): void {
  const age = now.getTime() - reportedAt.getTime();
  if (age <= oldest && age >= -ahead) return;
  const why = age > oldest ? "is too old" : "lies in the future: the clock here differs from that of AWS";
  throw new ReadError({
    code: "stale-evidence",
    message: `${report} answered with a report of ${reportedAt.toISOString()}, which ${why}.`,
    operation: report,
  });
}

/** AWS lists the root user of every account, so a report without it is not all of it. */
function withoutRoot(): ReadError {
  const message = `${report} answered with a report that leaves out the root user.`;
  return new ReadError({ code: "partial-data", message, operation: report });
}

function rowsOf(content: Uint8Array): readonly CsvRecord[] {
  try {
    return parseCsvTable(new TextDecoder("utf-8", { fatal: true }).decode(content));
  } catch (error) {
    const detail = error instanceof SyntaxError ? error.message : "it is not UTF-8";
    throw answerMismatch(report, `answered with a table that cannot be read: ${detail}`);
  }
}

function userOf(row: CsvRecord, reportedAt: string): IamUser {
  const key = (number: 1 | 2): IamUser["accessKeys"][number] => ({
    active: flag(row, `access_key_${number}_active`),
    lastRotated: date(row, `access_key_${number}_last_rotated`),
    lastUsed: date(row, `access_key_${number}_last_used_date`),
  });
  return {
    id: cell(row, "arn"),
    name: cell(row, "user"),
    created: dateOf("user_creation_time", cell(row, "user_creation_time")),
    consolePassword: flag(row, "password_enabled"),
    passwordLastUsed: date(row, "password_last_used"),
    passwordLastChanged: date(row, "password_last_changed"),
    mfa: flag(row, "mfa_active"),
    accessKeys: [key(1), key(2)],
    reportedAt,
  };
}

function cell(row: CsvRecord, column: string): string {
  return required(report, `the column ${column}`, row.get(column));
}

function flag(row: CsvRecord, column: string): Observed<boolean> {
  return readable(() => {
    const value = cell(row, column);
    if (value !== "true" && value !== "false")
      throw answerMismatch(report, `answered ${column} with "${value}"`);
    return value === "true";
  });
}

function date(row: CsvRecord, column: string): Observed<string> {
  const value = row.get(column);
  if (value !== undefined && operations[report].absent?.includes(value) === true)
    return absent(report, value);
  return readable(() => dateOf(column, cell(row, column)));
}

function dateOf(column: string, value: string): string {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value)) {
    const parsed = new Date(value);
    if (!Number.isNaN(parsed.getTime())) return parsed.toISOString();
  }
  throw answerMismatch(report, `answered ${column} with "${value}"`);
}
