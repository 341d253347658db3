import { defineCheck, fact } from "@bylaw/core";
import { accountSummaries, rootToJudge } from "../account-summary.ts";

export const iamRootMfa = defineCheck({
  id: "aws/iam-root-mfa",
  title: "The root user has MFA",
  why: "The root user can do everything and no policy of its own account can stop it.",
  fix: "Sign in as the root user and assign an MFA device under Security credentials, or remove the root user's credentials centrally in AWS Organizations.",
  severity: "critical",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Not applicable means that the root user has no password, access keys or signing certificates when AWS was asked: whoever reads its mailbox can set a password, unless AWS Organizations manages root access centrally, which is not read.",
    "Any MFA device counts: virtual, hardware or passkey, one or many, in whose hands it is and whether it still works.",
    "MFA guards the root user's sign-in, and not what is signed with its access keys or certificates. In AWS GovCloud (US) there is no such sign-in: there the mend is to delete the keys.",
    "Whether the root user was used is not read.",
  ],
  sources: [
    {
      title: "IAM: GetAccountSummary",
      url: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html",
      read: "2026-11",
    },
  ],
  each: accountSummaries,
  appliesTo: rootToJudge,
  assert: (account) => [fact("MFA of the root user", account.rootMfa).is(true)],
});
