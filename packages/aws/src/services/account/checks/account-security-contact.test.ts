import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type SecurityContact, securityContacts } from "../security-contacts.ts";
import { accountSecurityContact } from "./account-security-contact.ts";

const operation = "account:GetAlternateContact";
const contact: SecurityContact = {
  id: "alternate-contact/security",
  hasName: true,
  hasEmail: true,
  hasPhone: true,
};
const one = (change: Partial<SecurityContact>) => [listingOf(securityContacts, [{ ...contact, ...change }])];
const denied = { code: "access-denied", message: `${operation} was denied.` } as const;

testCheck(
  accountSecurityContact,
  { test, expect },
  {
    pass: [
      {
        name: "a whole contact",
        given: one({}),
        says: [
          "has a name: true, expected true",
          "has an e-mail address: true, expected true",
          "has a phone number: true, expected true",
        ],
      },
    ],
    fail: [
      {
        name: "without an address",
        given: one({ hasEmail: false }),
        says: ["has an e-mail address: false, expected true"],
      },
    ],
    unreadable: [
      {
        name: "denied",
        given: [listingOf(securityContacts, [], { problem: denied })],
        says: [denied.message],
      },
    ],
    empty: {
      name: "none is named",
      given: [listingOf(securityContacts, [])],
      says: ["security contact of the account: none, expected at least one"],
    },
  },
);

describe("situations from public reports", () => {
  const AlternateContact = {
    AlternateContactType: "SECURITY",
    Name: "Security",
    Title: "Team",
    EmailAddress: "security@example.com",
    PhoneNumber: "+1 555 0100",
  };
  const cases: readonly (readonly [name: string, answer: Answer, outcome: string])[] = [
    ["set (cloud-custodian#10431)", { AlternateContact }, "pass"],
    [
      "not set, which AWS words as not found (tevico-community#91, cloudquery#8152)",
      failure(operation, "ResourceNotFoundException", 404),
      "fail",
    ],
    [
      "denied, which is not missing (cloud-custodian#10627)",
      failure(operation, "AccessDeniedException", 403),
      "error",
    ],
    [
      "a partition that has no such contacts (steampipe-mod-aws-compliance#917)",
      failure(operation, "UnknownOperationException", 404),
      "error",
    ],
    ["a phone number of spaces", { AlternateContact: { ...AlternateContact, PhoneNumber: "  " } }, "fail"],
    ["an empty answer", {}, "error"],
    ["throttled to the end", failure(operation, "TooManyRequestsException", 429), "error"],
  ];
  test.each(cases)("%s", async (_, answer, outcome) => {
    const [verdict, ...others] = await judgeScript(accountSecurityContact, { [operation]: answer });
    expect([verdict?.outcome, others]).toEqual([outcome, []]);
  });
});
