import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeUser, type ReportedUser } from "../../../testing/iam-report.ts";
import { activeKey, ada, noKey } from "../user.fixture.ts";
import { type IamUser, iamUsers } from "../users.ts";
import { iamCredentialsInUse } from "./iam-credentials-in-use.ts";

const one = (change: Partial<IamUser>) => [
  listingOf(iamUsers, [
    { ...ada, passwordLastUsed: known("2025-12-01T00:00:00.000Z"), accessKeys: [noKey, noKey], ...change },
  ]),
];
const odd = unreadable({
  code: "schema-mismatch",
  message: 'iam:GetCredentialReport answered password_last_used with "not_supported".',
});
const since = (days: number) =>
  `time since it was used, or set up if it never was: ${days} ${days === 1 ? "day" : "days"}, expected at most 90 days`;
const noPassword = { consolePassword: known(false) };

testCheck(
  iamCredentialsInUse,
  { test, expect },
  {
    pass: [
      { name: "a password in use", given: one({}), says: [since(31)] },
      {
        name: "a key in use, and no password",
        given: one({ ...noPassword, accessKeys: [activeKey("2020-01-01", "2025-12-31"), noKey] }),
        says: [since(1)],
      },
      {
        name: "a key that was made yesterday and never used",
        given: one({ ...noPassword, accessKeys: [noKey, activeKey("2025-12-31")] }),
        says: [since(1)],
      },
    ],
    fail: [
      {
        name: "a password that was set long ago and never used",
        given: one({ passwordLastUsed: ada.passwordLastUsed }),
        says: [since(365)],
      },
      {
        name: "a key that was made long ago and never used",
        given: one({ ...noPassword, accessKeys: [activeKey("2025-01-01"), noKey] }),
        says: [since(365)],
      },
    ],
    unreadable: [
      {
        name: "the report does not say when the password was used",
        given: one({ passwordLastUsed: odd }),
        says: ['iam:GetCredentialReport answered password_last_used with "not_supported".'],
      },
    ],
    empty: {
      name: "neither a password nor an active key",
      given: one(noPassword),
      says: [
        "There is no credential of an IAM user among 1 of aws/iam-users in aws/test-account: the listing is complete.",
      ],
    },
  },
);

describe("situations from public reports", () => {
  const old = "2024-01-01T00:00:00+00:00";
  const recent = "2025-12-20T00:00:00+00:00";
  const keyed = (made: string, used: string, active = "true") => ({
    access_key_1_active: active,
    access_key_1_last_rotated: made,
    access_key_1_last_used_date: used,
  });
  const never = { password_last_used: "no_information" };
  const none = { password_enabled: "false", password_last_used: "N/A", password_last_changed: "N/A" };
  const cases: readonly (readonly [name: string, user: ReportedUser, outcomes: string])[] = [
    [
      "a key that was never used, however old (a peer passes it)",
      { cells: { ...none, ...keyed(old, "N/A") } },
      "fail",
    ],
    [
      "a key that was made a moment ago (prowler#645)",
      { cells: { ...none, ...keyed(recent, "N/A") } },
      "pass",
    ],
    [
      "a password that was never used, and set lately",
      { cells: { ...never, password_last_changed: recent } },
      "pass",
    ],
    [
      "a password that was never used, and set long ago",
      { cells: { ...never, password_last_changed: old } },
      "fail",
    ],
    ["an idle key that is off", { cells: keyed(old, old, "false") }, "pass"],
    ["an idle password that was taken away", { cells: none }, "not-applicable"],
    [
      "an idle password, and a key in use",
      { cells: { password_last_used: old, ...keyed(old, recent) } },
      "fail pass",
    ],
    [
      "no day on which the password was set, and never used",
      { cells: { ...never, password_last_changed: "N/A" } },
      "fail",
    ],
    ["a word where the key's last use should be", { cells: keyed(old, "not_supported") }, "pass error"],
  ];
  test.each(cases)("%s", async (_, user, outcomes) => {
    expect((await judgeUser(iamCredentialsInUse, user)).map((said) => said.outcome).join(" ")).toBe(outcomes);
  });
});
