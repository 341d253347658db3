import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type AccountSummary, accountSummaries } from "../account-summary.ts";
import { iamRootNoAccessKeys } from "./iam-root-no-access-keys.ts";

const operation = "iam:GetAccountSummary";
const root: AccountSummary = {
  id: "arn:aws:iam::111111111111:root",
  rootMfa: known(true),
  rootPassword: known(true),
  rootAccessKeys: known(false),
  rootSigningCertificates: known(false),
};
const missing = unreadable({
  code: "schema-mismatch",
  message: `${operation} answered without AccountAccessKeysPresent.`,
});
const one = (change: Partial<AccountSummary>) => [listingOf(accountSummaries, [{ ...root, ...change }])];

testCheck(
  iamRootNoAccessKeys,
  { test, expect },
  {
    pass: [{ name: "none", given: one({}), says: ["access keys of the root user: false, expected false"] }],
    fail: [
      {
        name: "one, with MFA and without a password",
        given: one({ rootAccessKeys: known(true), rootPassword: known(false) }),
        says: ["access keys of the root user: true, expected false"],
      },
    ],
    unreadable: [
      {
        name: "AWS does not say",
        given: one({ rootAccessKeys: missing }),
        says: [`${operation} answered without AccountAccessKeysPresent.`],
      },
    ],
    empty: {
      name: "no summary",
      given: [listingOf(accountSummaries, [])],
      says: ["There is no AWS root user in aws/test-account: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const summary = (keys: number | undefined, more = {}) => ({
    SummaryMap: {
      AccountMFAEnabled: 1,
      AccountPasswordPresent: 1,
      AccountSigningCertificatesPresent: 0,
      ...(keys !== undefined && { AccountAccessKeysPresent: keys }),
      ...more,
    },
  });
  const cases: readonly (readonly [name: string, answer: Answer, outcome: string])[] = [
    [
      "a root user without any credentials is judged too (a peer says nothing)",
      summary(0, { AccountPasswordPresent: 0 }),
      "pass",
    ],
    ["a key that is off counts (ScoutSuite#1683)", summary(1), "fail"],
    [
      "keys of users are not those of the root user",
      summary(0, { AccessKeysPerUserQuota: 2, Users: 9 }),
      "pass",
    ],
    ["another number than yes or no", summary(2), "error"],
    ["no word of keys", summary(undefined), "error"],
    ["denied", failure(operation, "AccessDenied", 403), "error"],
  ];
  test.each(cases)("%s", async (_, answer, outcome) => {
    const said = await judgeScript(iamRootNoAccessKeys, { [operation]: answer });
    expect(said.map((verdict) => verdict.outcome)).toEqual([outcome]);
  });
});
