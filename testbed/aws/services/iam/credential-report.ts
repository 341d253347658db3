import type { AccountSettings } from "../../memory.ts";

const rootCreated = "2019-03-14T09:26:53+00:00";

/** moto's report with the rows and the values of AWS (IAM user guide, "credential report format"). */
export function correctReport(said: string, settings: AccountSettings): string {
  const [header = "", ...rows] = said.split("\n").filter((line) => line !== "");
  const columns = header.split(",");
  const users = rows.map((row) => csv(correctUser(columns, cells(row, columns.length))));
  return `${[header, csv(rootRow(columns, settings)), ...users].join("\n")}\n`;
}

/** moto writes names with commas as they are; everything after the name has a known number of cells. */
function cells(row: string, count: number): string[] {
  const parts = row.split(",");
  const rest = parts.splice(-(count - 2));
  const joined = parts.join(",");
  const arn = joined.lastIndexOf(",arn:");
  return [joined.slice(0, arn), joined.slice(arn + 1), ...rest];
}

function correctUser(columns: readonly string[], values: readonly string[]): string[] {
  const row = new Map(columns.map((column, index) => [column, values[index] ?? "N/A"]));
  row.set("password_next_rotation", "N/A");
  if (row.get("password_enabled") !== "true") {
    row.set("password_last_used", "N/A");
    row.set("password_last_changed", "N/A");
  }
  for (const key of ["access_key_1", "access_key_2"]) {
    row.set(`${key}_last_used_region`, "N/A");
    row.set(`${key}_last_used_service`, "N/A");
  }
  return columns.map((column) => row.get(column) ?? "N/A");
}

function rootRow(columns: readonly string[], settings: AccountSettings): string[] {
  const { id, rootMfa = false, rootPassword = true, rootAccessKeys = 0 } = settings;
  const row: Record<string, string> = {
    user: "<root_account>",
    arn: `arn:aws:iam::${id}:root`,
    user_creation_time: rootCreated,
    password_enabled: String(rootPassword),
    password_last_used: rootPassword ? "no_information" : "N/A",
    password_last_changed: "not_supported",
    password_next_rotation: "not_supported",
    mfa_active: String(rootMfa),
    access_key_1_active: String(rootAccessKeys > 0),
    access_key_1_last_rotated: rootAccessKeys > 0 ? rootCreated : "N/A",
    access_key_2_active: String(rootAccessKeys > 1),
    access_key_2_last_rotated: rootAccessKeys > 1 ? rootCreated : "N/A",
    cert_1_active: "false",
    cert_2_active: "false",
  };
  return columns.map((column) => row[column] ?? "N/A");
}

function csv(values: readonly string[]): string {
  return values.map((value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(",");
}
