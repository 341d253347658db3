import { atLeast, count, defineCheck, fact, from } from "@bylaw/core";
import { passwordPoliciesInUse } from "../password-policies.ts";

export const iamPasswordPolicy = defineCheck({
  id: "aws/iam-password-policy",
  title: "Passwords of IAM users are long, and former ones cannot be taken again",
  why: "Short passwords are guessed, and those that were used before are in somebody's list.",
  fix: "In the console: IAM, Account settings, Password policy. Or: aws iam update-account-password-policy --minimum-password-length <number> --password-reuse-prevention <number>, with whatever else the policy has: what is left out of the command falls back to its default.",
  severity: "medium",
  whenEmpty: "notApplicable",
  parameters: { length: atLeast(count(14)), remembered: atLeast(count(24)) },
  blindSpots: [
    "The policy holds for passwords that are set from now on: those that were set before it may be shorter.",
    "Kinds of characters and the time after which a password expires are not judged.",
    "The root user's password has rules of its own, and so have the passwords of IAM Identity Center and of other identity providers.",
    "Not applicable means that no IAM user has a console password in the credential report, up to four and a half hours old.",
  ],
  sources: [
    {
      title: "IAM: Set an account password policy for IAM users",
      url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html",
      read: "2026-11",
    },
  ],
  each: passwordPoliciesInUse,
  appliesTo: ({ hasConsoleUsers }) =>
    from(
      hasConsoleUsers,
      (any) => any || "No IAM user of the account had a console password in the credential report.",
    ),
  assert: (policy, { length, remembered }) => [
    fact("minimum length", policy.minimumLength).atLeast(length),
    fact("former passwords that cannot be taken again", policy.remembered).atLeast(remembered),
  ],
});
