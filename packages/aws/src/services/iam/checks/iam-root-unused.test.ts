import { absent, known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { reportScript, rootRow } from "../../../testing/iam-report.ts";
import { judgeScript } from "../../../testing/judge.ts";
import { type RootUser, rootUsers } from "../root-users.ts";
import { activeKey, noKey } from "../user.fixture.ts";
import { iamRootUnused } from "./iam-root-unused.ts";

const report = "iam:GetCredentialReport";
const root: RootUser = {
  id: "arn:aws:iam::111111111111:root",
  created: known("2019-01-01T00:00:00.000Z"),
  passwordLastUsed: absent(report, "no_information"),
  accessKeys: [noKey, noKey],
  reportedAt: "2025-12-31T21:30:00.000Z",
  readAt: "2026-01-01T00:00:00.000Z",
};
const odd = unreadable({
  code: "schema-mismatch",
  message: `${report} answered password_last_used with "not_supported".`,
});
const one = (change: Partial<RootUser>) => [listingOf(rootUsers, [{ ...root, ...change }])];

testCheck(
  iamRootUnused,
  { test, expect },
  {
    pass: [
      {
        name: "never used",
        given: one({}),
        says: [
          "password: last use: absent (no_information), expected absent",
          "access key 1: last use: absent (N/A), expected absent",
          "access key 2: last use: absent (N/A), expected absent",
        ],
      },
      {
        name: "used ninety days ago",
        given: one({ passwordLastUsed: known("2025-10-03T00:00:00.000Z") }),
        says: [
          "password: time since its last use: 90 days, expected at least 90 days",
          "access key 1: last use: absent (N/A), expected absent",
          "access key 2: last use: absent (N/A), expected absent",
        ],
      },
    ],
    fail: [
      {
        name: "signed in to yesterday",
        given: one({ passwordLastUsed: known("2025-12-31T00:00:00.000Z") }),
        says: ["password: none of 2, expected at least one"],
      },
      {
        name: "a key was used lately, and the password long ago",
        given: one({
          passwordLastUsed: known("2020-01-01T00:00:00.000Z"),
          accessKeys: [noKey, activeKey("2020-01-01", "2025-12-30")],
        }),
        says: ["access key 2: none of 2, expected at least one"],
      },
    ],
    unreadable: [
      {
        name: "the report does not say when the password was used",
        given: one({ passwordLastUsed: odd }),
        says: [`${report} answered password_last_used with "not_supported".`],
      },
    ],
    empty: {
      name: "no root user",
      given: [listingOf(rootUsers, [])],
      says: ["There is no AWS root user in aws/test-account: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const old = "2020-01-01T00:00:00+00:00";
  const recent = "2025-12-30T00:00:00+00:00";
  const cases: readonly (readonly [
    name: string,
    cells: Readonly<Record<string, string>>,
    outcome: string,
  ])[] = [
    [
      "an old sign-in hides no recent use of a key (a peer looks no further)",
      { password_last_used: old, access_key_1_active: "true", access_key_1_last_used_date: recent },
      "fail",
    ],
    [
      "password_enabled is not_supported (steampipe-plugin-aws#656)",
      { password_enabled: "not_supported" },
      "pass",
    ],
    [
      "password_enabled is true (steampipe-plugin-aws#656)",
      { password_enabled: "true", password_last_used: recent },
      "fail",
    ],
    ["N/A is no date", { password_last_used: "N/A" }, "pass"],
    ["not_supported is no date", { password_last_used: "not_supported" }, "error"],
    [
      "a third key, which the report only counts",
      { additional_credentials_info: "1 (ListAccessKeys)" },
      "error",
    ],
    [
      "a key that is off was used lately",
      { access_key_2_active: "false", access_key_2_last_used_date: recent },
      "fail",
    ],
  ];
  test.each(cases)("%s", async (_, cells, outcome) => {
    const said = await judgeScript(iamRootUnused, reportScript({}, rootRow(cells)));
    expect(said.map((verdict) => verdict.outcome)).toEqual([outcome]);
  });

  test("a report without the root user is an error, and not a root user that was never used", async () => {
    const said = await judgeScript(iamRootUnused, reportScript({ ada: {} }, undefined));
    expect(said).toEqual([
      {
        resource: "aws/111111111111",
        outcome: "error",
        says: [`${report} answered with a report that does not know the root user.`],
      },
    ]);
  });
});
