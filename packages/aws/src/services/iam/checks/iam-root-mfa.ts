import { defineCheck, fact, from } from "@bylaw/core";
import { accountSummaries } from "../account-summary.ts";

export const iamRootMfa = defineCheck({
  id: "aws/iam-root-mfa",
  title: "The root user has MFA",
  why: "The root user can do everything and no policy of its own account can stop it.",
  fix: "Sign in as the root user and assign an MFA device under Security credentials, or remove the root user's credentials centrally in AWS Organizations.",
  severity: "critical",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Any MFA device counts, whatever its kind and whoever holds it.",
    "A root user without a password can be given one by whoever reads its mailbox.",
    "MFA does not guard what is signed with the root user's access keys.",
  ],
  each: accountSummaries,
  appliesTo: (account) =>
    from([account.rootPassword, account.rootAccessKeys], (password, accessKeys) =>
      password || accessKeys ? true : "The root user has no password and no access keys.",
    ),
  assert: (account) => [fact("MFA of the root user", account.rootMfa).is(true)],
});
