import { answerMismatch, isReadError, ReadError } from "@bylaw/core/provider";
import { nameOf } from "../../session/errors.ts";
import { answerOf } from "../../session/required.ts";
import type { AwsSession } from "../../session/session.ts";
import { type CsvRecord, parseCsvTable } from "./csv.ts";

export const reportOperation = "iam:GetCredentialReport";
export const generateOperation = "iam:GenerateCredentialReport";

/** An account's credential report. */
export interface CredentialReport {
  readonly generatedAt: Date;
  /** A row for each user, by ARN. */
  readonly rows: ReadonlyMap<string, CsvRecord>;
  /** How many rows could not be told apart into cells. Whose they are is not known. */
  readonly broken: number;
}

/** Seconds between questions: about two minutes in all. */
const pauses = [1, 1, 2, 2, 4, 4, 8, 8, 15, 15, 15, 15, 30];

/** What reading a report takes, for a collector that does. */
export const reportCalls = {
  [generateOperation]: { upTo: pauses.length },
  [reportOperation]: { upTo: pauses.length },
} as const;

/** There was a report a moment ago: it expired in between, or somebody else has asked for a new one. */
const renewed = new Set(["ReportExpired", "ReportInProgress", "ReportNotPresent"]);

/** The account's report, made anew where there is none that is fresh. One that is too old is refused. */
export async function readCredentialReport(session: AwsSession): Promise<CredentialReport> {
  for (const seconds of pauses) {
    const report = await answeredReport(session);
    if (report !== undefined) return report;
    await session.sleep(seconds * 1000);
  }
  throw new ReadError({
    code: "timeout",
    message: `${generateOperation} had no report ready after two minutes.`,
    operation: generateOperation,
  });
}

/** The report; undefined while it is being made. */
async function answeredReport(session: AwsSession): Promise<CredentialReport | undefined> {
  const generated = await session.call(generateOperation, {});
  if (answerOf(generateOperation, generated)("State") !== "COMPLETE") return undefined;
  try {
    const field = answerOf(reportOperation, await session.call(reportOperation, {}));
    if (field("ReportFormat") !== "text/csv") {
      throw answerMismatch(reportOperation, "answered with something other than CSV");
    }
    const generatedAt = field("GeneratedTime");
    assertFresh(generatedAt, session.now());
    return { generatedAt, ...rowsOf(field("Content")) };
  } catch (error) {
    if (isReadError(error) && renewed.has(nameOf(error.cause))) return undefined;
    throw error;
  }
}

/** AWS makes a new report at most every four hours. */
const oldest = 4.5 * 3_600_000;
/** What two clocks may differ by. */
const ahead = 5 * 60_000;

function assertFresh(generatedAt: Date, now: Date): void {
  const age = now.getTime() - generatedAt.getTime();
  if (age <= oldest && age >= -ahead) return;
  const why = age > oldest ? "is too old" : "lies in the future: the clock here differs from that of AWS";
  throw new ReadError({
    code: "stale-evidence",
    message: `${reportOperation} answered with a report of ${generatedAt.toISOString()}, which ${why}.`,
    operation: reportOperation,
  });
}

function rowsOf(content: Uint8Array): Pick<CredentialReport, "rows" | "broken"> {
  try {
    const { records, broken } = parseCsvTable(new TextDecoder("utf-8", { fatal: true }).decode(content));
    const rows = new Map(records.map((row) => [row.get("arn") ?? "", row]));
    if (rows.has("") || rows.size < records.length)
      throw new SyntaxError("two rows have the same ARN, or one has none");
    return { rows, broken };
  } catch (error) {
    const detail = error instanceof SyntaxError ? error.message : "it is not UTF-8";
    throw answerMismatch(reportOperation, `answered with a table that cannot be read: ${detail}`);
  }
}
