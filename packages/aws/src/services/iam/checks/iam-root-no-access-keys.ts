import { defineCheck, fact } from "@bylaw/core";
import { accountSummaries } from "../account-summary.ts";

export const iamRootNoAccessKeys = defineCheck({
  id: "aws/iam-root-no-access-keys",
  title: "The root user has no access keys",
  why: "A key of the root user can do everything, from anywhere, without a second factor.",
  fix: "Sign in as the root user and delete its access keys under Security credentials, or remove the root user's credentials centrally in AWS Organizations. Give whatever used them a role.",
  severity: "critical",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Whoever signs in as the root user can make a key at any time, unless AWS Organizations manages root access centrally, which is not read.",
    "A key that is off counts as a key.",
    "Signing certificates of the root user, which sign calls to old services, are another credential.",
  ],
  sources: [
    {
      title: "IAM: GetAccountSummary",
      url: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html",
      read: "2026-11",
    },
  ],
  each: accountSummaries,
  assert: (account) => [fact("access keys of the root user", account.rootAccessKeys).is(false)],
});
