import type { AnyCheck } from "@bylaw/core";
import { judgeScript, type Verdict } from "./judge.ts";
import type { Script } from "./script.ts";

/** A row of the report and what the account says of its user. Cells that are left out are those of somebody with a password and MFA. */
export interface ReportedUser {
  readonly cells?: Readonly<Record<string, string>>;
  readonly inline?: readonly string[];
  readonly attached?: readonly string[];
}

const generatedAt = "2025-12-31T20:00:00Z";

const usual: Readonly<Record<string, string>> = {
  user_creation_time: "2020-01-01T00:00:00+00:00",
  password_enabled: "true",
  password_last_used: "2025-12-01T00:00:00+00:00",
  password_last_changed: "2025-01-01T00:00:00+00:00",
  password_next_rotation: "N/A",
  mfa_active: "true",
  ...Object.fromEntries(
    [1, 2].flatMap((number) => [
      [`access_key_${number}_active`, "false"],
      [`access_key_${number}_last_rotated`, "N/A"],
      [`access_key_${number}_last_used_date`, "N/A"],
    ]),
  ),
  additional_credentials_info: "N/A",
};
const columns = Object.keys(usual);

/** The root user as AWS reports it, with other cells. */
export function rootRow(cells: Readonly<Record<string, string>> = {}): string {
  const all: Readonly<Record<string, string>> = {
    ...usual,
    user_creation_time: "2019-01-01T00:00:00+00:00",
    password_last_used: "no_information",
    password_last_changed: "not_supported",
    password_next_rotation: "not_supported",
    ...cells,
  };
  return row("<root_account>", "arn:aws:iam::111111111111:root", all);
}

function row(name: string, arn: string, cells: Readonly<Record<string, string>>): string {
  return [name, arn, ...columns.map((column) => cells[column] ?? "")].join(",");
}

const arnOf = (name: string) => `arn:aws:iam::111111111111:user/${name}`;

/** A report of 2025-12-31T20:00Z and the account's users, by name, as AWS answers them. */
export function reportScript(
  users: Readonly<Record<string, ReportedUser>>,
  root: string | undefined,
): Script {
  const all = Object.entries(users);
  const rows = all.map(([name, { cells }]) => row(name, arnOf(name), { ...usual, ...cells }));
  return {
    "iam:GenerateCredentialReport": { State: "COMPLETE" },
    "iam:GetCredentialReport": {
      Content: Buffer.from(
        [`user,arn,${columns.join(",")}`, ...(root === undefined ? [] : [root]), ...rows].join("\n"),
      ),
      ReportFormat: "text/csv",
      GeneratedTime: new Date(generatedAt),
    },
    "iam:GetAccountAuthorizationDetails": {
      UserDetailList: all.map(([name, { inline, attached = [] }]) => ({
        UserName: name,
        Arn: arnOf(name),
        CreateDate: new Date("2020-01-01T00:00:00Z"),
        Tags: [],
        ...(inline !== undefined && {
          UserPolicyList: inline.map((one) => ({ PolicyName: one, PolicyDocument: "%7B%7D" })),
        }),
        AttachedManagedPolicies: attached.map((one) => ({
          PolicyName: one,
          PolicyArn: `arn:aws:iam::aws:policy/${one}`,
        })),
      })),
      IsTruncated: false,
    },
  };
}

/** What a check says of one user by that name, or of what derives from it: outcome and sentences, in order. */
export async function judgeUser(check: AnyCheck, user: ReportedUser): Promise<readonly Verdict[]> {
  return judgeScript(check, reportScript({ ada: user }, rootRow()));
}
