import { beforeAll, describe, expect, test } from "vitest";
import { judgeScript, type Verdict } from "../../../testing/judge.ts";
import { iamUserConsoleMfa } from "./iam-user-console-mfa.ts";

/** Situations from public reports (repository#number, or AWS's guide), as AWS's answers, through the real provider. */

const get = "iam:GetCredentialReport";
const generatedAt = "2025-12-31T20:00:00Z";
const columns =
  "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";

interface User {
  readonly password?: string;
  readonly mfa?: string;
  readonly used?: string;
  readonly name?: string;
  readonly made?: string;
  /** When the account says that this user was made. */
  readonly created?: string;
  readonly inReport?: false;
  readonly inAccount?: false;
}
type Case = readonly [name: string, user: User, outcome: string | undefined, says?: string];
const none = "The user had no console password in the credential report, 4 hours old.";
const no = "MFA: false, expected true";
const stale = (why: string) => `${get} answered with a report of 2025-12-31T20:00:00.000Z, which ${why}.`;
const odd = (column: string, value: string) => `${get} answered ${column} with "${value}".`;

const cases: readonly Case[] = [
  [
    "A4: made after the report (AirIAM#55)",
    { inReport: false, created: "2025-12-31T23:00:00Z" },
    "error",
    stale("does not know this user"),
  ],
  [
    "A4: older than the report, and not in it",
    { inReport: false },
    "error",
    stale("does not know this user"),
  ],
  [
    "A4: of the name of one who was in it",
    { created: "2025-12-31T21:00:00Z" },
    "error",
    stale("was made before this user"),
  ],
  ["deleted since (aws-security-benchmark#44)", { mfa: "false", inAccount: false }, undefined],
  ["password, no MFA", { mfa: "false" }, "fail", no],
  ["password and MFA of any kind (csp-security-policies#154)", {}, "pass", "MFA: true, expected true"],
  [
    "the age of the report stands on a pass",
    {},
    "pass",
    "age of the credential report: 4 hours, expected at most 5 hours",
  ],
  [
    "no password (prowler#1605, cloudsploit#825)",
    { password: "false", mfa: "false" },
    "not-applicable",
    none,
  ],
  ["no password, an odd word for MFA", { password: "false", mfa: "N/A" }, "not-applicable", none],
  ["no password, MFA on (panther#2421)", { password: "false" }, "not-applicable", none],
  [
    "a password that was never used (csp-security-policies#202)",
    { mfa: "false", used: "no_information" },
    "fail",
    no,
  ],
  [
    "new, before the first sign-in (cloudmapper#570)",
    { mfa: "false", created: "2025-12-31T19:59:59Z" },
    "fail",
    no,
  ],
  ["denied everything until there is MFA (aws-root-account#1519)", { mfa: "false" }, "fail", no],
  ["a device that was made and not enabled (aws-nuke#262)", { mfa: "false" }, "fail", no],
  ["named root (prowler#122)", { name: "root", mfa: "false" }, "fail", no],
  ["named rootbeer", { name: "rootbeer", mfa: "false" }, "fail", no],
  ["with a path", { name: "division/grace" }, "pass"],
  [
    "no yes and no no for the password (cloudquery#1902)",
    { password: "not_supported" },
    "error",
    odd("password_enabled", "not_supported"),
  ],
  ["TRUE and FALSE in capitals (prowler#1929)", { password: "TRUE", mfa: "FALSE" }, "fail", no],
  ["an odd date of making, MFA off", { made: "N/A", mfa: "false" }, "fail", no],
  ["an odd date of making, MFA on (cloudquery#1902)", { made: "not_supported" }, "pass"],
  ["an odd word for MFA", { mfa: "no_information" }, "error", odd("mfa_active", "no_information")],
  ["a comma in its name, quoted (Pyrenote#295)", { name: "o,hara", mfa: "false" }, "fail", no],
  ["the administrator of GovCloud (ScoutSuite#1432)", { name: "Administrator", mfa: "false" }, "fail", no],
];

const users = cases.map(([, user], index) => {
  const path = user.name ?? `user-${index}`;
  return { ...user, name: path.replace(/^.*\//, ""), arn: `arn:aws:iam::111111111111:user/${path}` };
});
const quoted = (cell: string) => (cell.includes(",") ? `"${cell}"` : cell);
const rows = users
  .filter(({ inReport }) => inReport !== false)
  .map(
    ({
      name,
      arn,
      password = "true",
      mfa = "true",
      used = "2025-12-01T00:00:00+00:00",
      made = "2020-01-01T00:00:00+00:00",
    }) =>
      [name, arn, made, password, used, "2025-01-01T00:00:00+00:00", "N/A", mfa, ...Array(14).fill("N/A")]
        .map(quoted)
        .join(","),
  );
const root = `<root_account>,arn:aws:iam::111111111111:root,2019-01-01T00:00:00+00:00,not_supported,no_information,not_supported,not_supported,false${",N/A".repeat(14)}`;
const details = users
  .filter(({ inAccount }) => inAccount !== false)
  .map(({ name, arn, created = "2020-01-01T00:00:00Z" }) => ({
    UserName: name,
    Arn: arn,
    CreateDate: new Date(created),
    Tags: [],
  }));

describe("aws/iam-user-console-mfa", () => {
  let verdicts: readonly Verdict[];
  beforeAll(async () => {
    verdicts = await judgeScript(iamUserConsoleMfa, {
      "iam:GenerateCredentialReport": { State: "COMPLETE" },
      [get]: {
        Content: Buffer.from([columns, root, ...rows].join("\n")),
        ReportFormat: "text/csv",
        GeneratedTime: new Date(generatedAt),
      },
      "iam:GetAccountAuthorizationDetails": { UserDetailList: details, IsTruncated: false },
    });
  });

  test.each(cases.map(([name, , outcome, says], index) => ({ name, outcome, says, index })))(
    "$name: $outcome",
    ({ outcome, says, index }) => {
      const user = users[index];
      const found = verdicts.find(({ resource }) => resource === user?.name || resource === user?.arn);
      expect(found?.outcome).toBe(outcome);
      if (says !== undefined) expect(found?.says).toContain(says);
    },
  );

  test("nothing is said of the root user, and of nobody twice", () => {
    expect(verdicts).toHaveLength(details.length);
  });
});
