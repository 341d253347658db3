import { known, unreadable, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { ada } from "../user.fixture.ts";
import { type IamUser, iamUsers } from "../users.ts";
import { iamUserConsoleMfa } from "./iam-user-console-mfa.ts";

const user = ada;
const odd = unreadable({
  code: "schema-mismatch",
  message: 'iam:GetCredentialReport answered password_enabled with "not_supported".',
});
const stale = {
  code: "stale-evidence",
  message: "iam:GetCredentialReport answered with a report of 2025-12-01T00:00:00.000Z, which is too old.",
} as const;
const one = (change: Partial<IamUser>) => [listingOf(iamUsers, [{ ...user, ...change }])];

testCheck(
  iamUserConsoleMfa,
  { test, expect },
  {
    pass: [
      {
        name: "has a password and MFA",
        given: one({}),
        says: ["MFA: true, expected true", "age of the credential report: 3 hours, expected at most 5 hours"],
      },
    ],
    fail: [
      {
        name: "has a password and no MFA",
        given: one({ mfa: known(false) }),
        says: ["MFA: false, expected true"],
      },
    ],
    unreadable: [
      {
        name: "the report does not say whether there is a password",
        given: one({ consolePassword: odd }),
        says: ['iam:GetCredentialReport answered password_enabled with "not_supported".'],
      },
      {
        name: "A4: the user is younger than the report",
        given: [listingOf(iamUsers, [unreadableResource(user.id, stale)])],
        says: [stale.message],
      },
      {
        name: "the report is stale",
        given: [listingOf(iamUsers, [], { problem: stale })],
        says: [stale.message],
      },
    ],
    notApplicable: [
      {
        name: "has no password",
        given: one({ consolePassword: known(false), mfa: known(false) }),
        says: ["The user had no console password in the credential report, 3 hours old."],
      },
    ],
    empty: {
      name: "no users",
      given: [listingOf(iamUsers, [])],
      says: ["There is no IAM user in aws/test-account: the listing is complete."],
    },
  },
);
