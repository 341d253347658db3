import { known, unreadable, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeUser, type ReportedUser } from "../../../testing/iam-report.ts";
import { activeKey, ada, noKey } from "../user.fixture.ts";
import { type IamUser, iamUsers } from "../users.ts";
import { iamAccessKeyAge } from "./iam-access-key-age.ts";

const one = (change: Partial<IamUser>) => [listingOf(iamUsers, [{ ...ada, ...change }])];
const keys = (...accessKeys: IamUser["accessKeys"]) => one({ accessKeys });
const odd = unreadable({
  code: "schema-mismatch",
  message: 'iam:GetCredentialReport answered access_key_1_active with "YES".',
});
const stale = {
  code: "stale-evidence",
  message: "iam:GetCredentialReport answered with a report of 2025-12-01T00:00:00.000Z, which is too old.",
} as const;

testCheck(
  iamAccessKeyAge,
  { test, expect },
  {
    pass: [
      {
        name: "a key of ninety days to the hour",
        given: keys(activeKey("2025-10-03"), noKey),
        says: ["age of the key: 90 days, expected at most 90 days"],
      },
    ],
    fail: [
      {
        name: "a key of ninety-one days",
        given: keys(activeKey("2025-10-02"), noKey),
        says: ["age of the key: 91 days, expected at most 90 days"],
      },
    ],
    unreadable: [
      {
        name: "the report does not say whether there is a key",
        given: keys({ ...activeKey("2025-12-01"), active: odd }, noKey),
        says: ['iam:GetCredentialReport answered access_key_1_active with "YES".'],
      },
      {
        name: "the report dates a key that is active with N/A",
        given: keys({ ...noKey, active: known(true) }, noKey),
        says: [
          'iam:GetCredentialReport answered access_key_1_last_rotated with "N/A", and that the key is active.',
        ],
      },
      {
        name: "the user is younger than the report",
        given: [listingOf(iamUsers, [unreadableResource(ada.id, stale)])],
        says: [stale.message],
      },
    ],
    empty: {
      name: "no user has an active key",
      given: keys(noKey, noKey),
      says: [
        "There is no active access key among 1 of aws/iam-users in aws/test-account: the listing is complete.",
      ],
    },
  },
);

describe("situations from public reports", () => {
  const old = "2024-01-01T00:00:00+00:00";
  const young = "2025-12-01T00:00:00+00:00";
  const key = (number: 1 | 2, made: string, active = "true", used = "N/A") => ({
    [`access_key_${number}_active`]: active,
    [`access_key_${number}_last_rotated`]: made,
    [`access_key_${number}_last_used_date`]: used,
  });
  const cases: readonly (readonly [name: string, user: ReportedUser, says: readonly string[]])[] = [
    ["an old key that is off is not judged", { cells: key(1, old, "false") }, []],
    [
      "the two keys of a user are told apart (cloud-custodian#2302)",
      { cells: { ...key(1, young), ...key(2, old) } },
      ["ada/access-key-1 pass", "ada/access-key-2 fail"],
    ],
    ["the second place alone is taken", { cells: key(2, old) }, ["ada/access-key-2 fail"]],
    [
      "an old key that is used each day is old",
      { cells: key(1, old, "true", young) },
      ["ada/access-key-1 fail"],
    ],
    [
      "a key of somebody without a password",
      { cells: { ...key(1, old), password_enabled: "false" } },
      ["ada/access-key-1 fail"],
    ],
    ["a date with another offset", { cells: key(1, "2025-10-03T02:00:00+02:00") }, ["ada/access-key-1 pass"]],
    ["a word where the date should be", { cells: key(1, "not_supported") }, ["ada/access-key-1 error"]],
    ["a date that lies ahead", { cells: key(1, "2026-03-01T00:00:00+00:00") }, ["ada/access-key-1 error"]],
  ];
  test.each(cases)("%s", async (_, user, says) => {
    const said = await judgeUser(iamAccessKeyAge, user);
    const told = said.map(({ resource, outcome }) => `${resource} ${outcome}`);
    expect(told).toEqual(says.length === 0 ? ["aws/111111111111 not-applicable"] : says);
  });
});
