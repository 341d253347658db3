import { defineCheck, fact } from "@bylaw/core";
import { securityContacts } from "../security-contacts.ts";

export const accountSecurityContact = defineCheck({
  id: "aws/account-security-contact",
  title: "The account names a contact for security",
  why: "What AWS has to tell of an abuse or a leaked key goes to the root user's mailbox alone, which nobody may read.",
  fix: "In the console: Account, Alternate contacts, Security, with a mailbox and a phone that several people attend. Or: aws account put-alternate-contact --alternate-contact-type SECURITY --name <name> --title <title> --email-address <address> --phone-number <number>. For the accounts of an organization add --account-id, from its management account.",
  severity: "medium",
  whenEmpty: "fails",
  blindSpots: [
    "Whether anybody reads the mailbox or answers the phone is not seen, nor whether it is another contact than the root user's.",
    "The contacts for billing and operations are not read.",
  ],
  sources: [
    {
      title: "Account Management: GetAlternateContact",
      url: "https://docs.aws.amazon.com/accounts/latest/reference/API_GetAlternateContact.html",
      read: "2026-11",
    },
  ],
  each: securityContacts,
  assert: ({ hasName, hasEmail, hasPhone }) => [
    fact("has a name", hasName).is(true),
    fact("has an e-mail address", hasEmail).is(true),
    fact("has a phone number", hasPhone).is(true),
  ],
});
