import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { type AccountSummary, accountSummaries } from "../account-summary.ts";
import { iamRootMfa } from "./iam-root-mfa.ts";

const root: AccountSummary = {
  id: "arn:aws:iam::111111111111:root",
  rootMfa: known(true),
  rootPassword: known(true),
  rootAccessKeys: known(false),
  rootSigningCertificates: known(false),
};
const missing = (key: string) =>
  unreadable({ code: "schema-mismatch", message: `iam:GetAccountSummary answered without ${key}.` });
const denied = {
  code: "access-denied",
  message: "iam:GetAccountSummary was denied (AccessDenied).",
  operation: "iam:GetAccountSummary",
  permission: "iam:GetAccountSummary",
} as const;
const one = (change: Partial<AccountSummary>) => [listingOf(accountSummaries, [{ ...root, ...change }])];

testCheck(
  iamRootMfa,
  { test, expect },
  {
    pass: [
      { name: "has MFA", given: one({}), says: ["MFA of the root user: true, expected true"] },
      {
        name: "has MFA and access keys only",
        given: one({ rootPassword: known(false), rootAccessKeys: known(true) }),
        says: ["MFA of the root user: true, expected true"],
      },
    ],
    fail: [
      {
        name: "has a password and no MFA",
        given: one({ rootMfa: known(false) }),
        says: ["MFA of the root user: false, expected true"],
      },
      {
        name: "has a signing certificate and no MFA",
        given: one({
          rootMfa: known(false),
          rootPassword: known(false),
          rootSigningCertificates: known(true),
        }),
        says: ["MFA of the root user: false, expected true"],
      },
      {
        name: "has access keys and no MFA, whatever is not said of a password",
        given: one({
          rootMfa: known(false),
          rootPassword: missing("AccountPasswordPresent"),
          rootAccessKeys: known(true),
        }),
        says: ["MFA of the root user: false, expected true"],
      },
      {
        name: "has access keys and no MFA",
        given: one({ rootMfa: known(false), rootPassword: known(false), rootAccessKeys: known(true) }),
        says: ["MFA of the root user: false, expected true"],
      },
    ],
    unreadable: [
      {
        name: "AWS does not say whether there is MFA",
        given: one({ rootMfa: missing("AccountMFAEnabled") }),
        says: ["iam:GetAccountSummary answered without AccountMFAEnabled."],
      },
      {
        name: "AWS does not say whether there is a password",
        given: one({ rootMfa: known(false), rootPassword: missing("AccountPasswordPresent") }),
        says: ["iam:GetAccountSummary answered without AccountPasswordPresent."],
      },
      {
        name: "the summary is denied",
        given: [listingOf(accountSummaries, [], { problem: denied })],
        says: [denied.message],
      },
    ],
    notApplicable: [
      {
        name: "the root user has no credentials",
        given: one({ rootMfa: known(false), rootPassword: known(false) }),
        says: ["The root user has no password, no access keys and no signing certificates."],
      },
    ],
    empty: {
      name: "no summary",
      given: [listingOf(accountSummaries, [])],
      says: ["There is no AWS root user in aws/test-account: the listing is complete."],
    },
  },
);
