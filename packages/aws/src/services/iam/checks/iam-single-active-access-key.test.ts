import { unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeUser, type ReportedUser } from "../../../testing/iam-report.ts";
import { activeKey, ada, noKey } from "../user.fixture.ts";
import { type IamUser, iamUsers } from "../users.ts";
import { iamSingleActiveAccessKey } from "./iam-single-active-access-key.ts";

const keys = (...accessKeys: IamUser["accessKeys"]) => [listingOf(iamUsers, [{ ...ada, accessKeys }])];
const odd = unreadable({
  code: "schema-mismatch",
  message: 'iam:GetCredentialReport answered access_key_2_active with "YES".',
});

testCheck(
  iamSingleActiveAccessKey,
  { test, expect },
  {
    pass: [
      {
        name: "one active key",
        given: keys(activeKey("2025-10-01"), noKey),
        says: ["access keys: active access keys: 1, expected at most 1"],
      },
      {
        name: "a second one since a week",
        given: keys(activeKey("2024-10-01"), activeKey("2025-12-25")),
        says: ["access keys: age of the newer one: 7 days, expected at most 7 days"],
      },
    ],
    fail: [
      {
        name: "two since eight days, whichever is the newer",
        given: keys(activeKey("2025-12-24"), activeKey("2024-10-01")),
        says: ["access keys: none of 2, expected at least one"],
      },
    ],
    unreadable: [
      {
        name: "the report does not say whether there is a second key",
        given: keys(activeKey("2025-10-01"), { ...noKey, active: odd }),
        says: ['iam:GetCredentialReport answered access_key_2_active with "YES".'],
      },
    ],
    notApplicable: [
      {
        name: "no active key",
        given: keys(noKey, noKey),
        says: ["The user had no active access key in the credential report."],
      },
    ],
    empty: {
      name: "no users",
      given: [listingOf(iamUsers, [])],
      says: ["There is no IAM user in aws/test-account: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const key = (number: 1 | 2, active: string, made: string) => ({
    [`access_key_${number}_active`]: active,
    [`access_key_${number}_last_rotated`]: made,
  });
  const old = "2024-01-01T00:00:00+00:00";
  const cases: readonly (readonly [name: string, user: ReportedUser, outcome: string])[] = [
    ["one of two is off", { cells: { ...key(1, "true", old), ...key(2, "false", old) } }, "pass"],
    ["the second place alone is taken", { cells: key(2, "true", old) }, "pass"],
    [
      "one, and others that the report only counts",
      { cells: { ...key(1, "true", old), additional_credentials_info: "1 (ListAccessKeys)" } },
      "error",
    ],
    ["two, made on one day long ago", { cells: { ...key(1, "true", old), ...key(2, "true", old) } }, "fail"],
    [
      "two, and the newer has no date",
      { cells: { ...key(1, "true", old), ...key(2, "true", "N/A") } },
      "error",
    ],
  ];
  test.each(cases)("%s", async (_, user, outcome) => {
    expect((await judgeUser(iamSingleActiveAccessKey, user)).map((one) => one.outcome)).toEqual([outcome]);
  });
});
