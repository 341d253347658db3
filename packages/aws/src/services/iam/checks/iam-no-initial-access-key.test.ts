import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeUser } from "../../../testing/iam-report.ts";
import { activeKey, ada, noKey } from "../user.fixture.ts";
import { type IamUser, iamUsers } from "../users.ts";
import { iamNoInitialAccessKey } from "./iam-no-initial-access-key.ts";

const one = (change: Partial<IamUser>) => [
  listingOf(iamUsers, [{ ...ada, accessKeys: [activeKey("2025-01-01"), noKey], ...change }]),
];
const says = (found: boolean) => [
  `an active access key was made with the user and never used: ${found}, expected false`,
];
const odd = {
  code: "schema-mismatch",
  message: 'iam:GetCredentialReport answered access_key_1_last_used_date with "soon".',
} as const;

testCheck(
  iamNoInitialAccessKey,
  { test, expect },
  {
    pass: [
      {
        name: "was used",
        given: one({ accessKeys: [activeKey("2025-01-01", "2025-01-02"), noKey] }),
        says: says(false),
      },
      {
        name: "was made a day later",
        given: one({ accessKeys: [activeKey("2025-01-02"), noKey] }),
        says: says(false),
      },
    ],
    fail: [{ name: "was made with the user", given: one({}), says: says(true) }],
    unreadable: [
      {
        name: "the report does not say whether it was used",
        given: one({ accessKeys: [{ ...activeKey("2025-01-01"), lastUsed: unreadable(odd) }, noKey] }),
        says: [odd.message],
      },
    ],
    notApplicable: [
      {
        name: "a user without a password",
        given: one({ consolePassword: known(false) }),
        says: ["The user has no password for the console."],
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
  const key = (made: string, used = "N/A", active = "true", number = 1) => ({
    [`access_key_${number}_active`]: active,
    [`access_key_${number}_last_rotated`]: made,
    [`access_key_${number}_last_used_date`]: used,
  });
  const created = "2020-01-01T00:00:00+00:00";
  const cases: readonly (readonly [
    name: string,
    outcome: string,
    cells: Readonly<Record<string, string>>,
  ])[] = [
    ["made in the same second", "fail", key(created)],
    ["made a few seconds later", "fail", key("2020-01-01T00:00:07+00:00")],
    ["the second key", "fail", key(created, "N/A", "true", 2)],
    ["switched off", "pass", key(created, "N/A", "false")],
    ["used since", "pass", key(created, "2020-02-01T00:00:00+00:00")],
    ["made an hour later", "pass", key("2020-01-01T01:00:00+00:00")],
    ["a robot, whose key is all it has", "not-applicable", { ...key(created), password_enabled: "false" }],
    ["a word where the last use should be", "error", key(created, "not_supported")],
    ["no key at all", "pass", {}],
  ];
  test.each(cases)("%s: %s", async (_, outcome, cells) => {
    const said = await judgeUser(iamNoInitialAccessKey, { cells });
    expect(said.map((each) => each.outcome)).toEqual([outcome]);
  });
});
