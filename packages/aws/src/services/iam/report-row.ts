import type { Observed } from "@bylaw/core";
import { absent, answerMismatch, observed, readable, unreadable } from "@bylaw/core/provider";
import { z } from "zod";
import { operations } from "../../operations/index.ts";
import { required } from "../../session/required.ts";
import { reportOperation as report } from "./credential-report.ts";
import type { CsvRecord } from "./csv.ts";

/** One of the two places for access keys, used or not. The report does not name the keys. */
export const accessKeySlot = z.object({
  active: observed(z.boolean()),
  /** When the key was made or last changed: the report does not say which. */
  lastRotated: observed(z.string()),
  lastUsed: observed(z.string()),
});
export type AccessKeySlot = z.infer<typeof accessKeySlot>;

/** The two places for access keys in a row of the report, and a third one that is unread where it tells of more. */
export function accessKeySlots(row: CsvRecord): readonly AccessKeySlot[] {
  const slots = [1, 2].map((number) => ({
    active: flag(row, `access_key_${number}_active`),
    lastRotated: date(row, `access_key_${number}_last_rotated`),
    lastUsed: date(row, `access_key_${number}_last_used_date`),
  }));
  const others = row.get(moreCredentials);
  if (others === undefined || others === "" || others === "N/A") return slots;
  const message = `${report} answered ${moreCredentials} with "${others}": it tells of two access keys, and there may be more.`;
  const unread = unreadable({ code: "partial-data", message, operation: report });
  return [...slots, { active: unread, lastRotated: unread, lastUsed: unread }];
}

/** How many keys or certificates there are beyond two. Reports of accounts that have none come without it. */
const moreCredentials = "additional_credentials_info";

/** A cell that says true or false. */
export function flag(row: CsvRecord, column: string): Observed<boolean> {
  return readable(() => {
    const value = cell(row, column).toLowerCase();
    if (value === "true" || value === "false") return value === "true";
    throw answerMismatch(report, `answered ${column} with "${cell(row, column)}"`);
  });
}

/** A cell that says when, or that there is no such time. */
export function date(row: CsvRecord, column: string): Observed<string> {
  const value = row.get(column);
  if (value !== undefined && operations[report].absent?.includes(value) === true)
    return absent(report, value);
  return readable(() => dateOf(column, cell(row, column)));
}

function cell(row: CsvRecord, column: string): string {
  return required(report, `the column ${column}`, row.get(column));
}

function dateOf(column: string, value: string): string {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value)) {
    const parsed = new Date(value);
    if (!Number.isNaN(parsed.getTime())) return parsed.toISOString();
  }
  throw answerMismatch(report, `answered ${column} with "${value}"`);
}
