import { defineCheck, fact, from } from "@bylaw/core";
import { iamUsers } from "../users.ts";

export const iamUserConsoleMfa = defineCheck({
  id: "aws/iam-user-console-mfa",
  title: "IAM user with a console password has MFA",
  why: "A password alone can be guessed, phished or leaked, and then opens the console.",
  fix: "Assign an MFA device to the user, or take away the password: aws iam delete-login-profile --user-name <user>. AWS renews the credential report at most every four hours, so a fresh fix may show late.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "The answer is as old as the credential report, up to four hours.",
    "People who sign in through IAM Identity Center or another identity provider are not IAM users and are not seen.",
    "That a device is enrolled is read, not that a policy demands it.",
  ],
  each: iamUsers,
  appliesTo: (user) =>
    from(user.consolePassword, (password) => password || "The user has no console password."),
  assert: (user) => [fact("MFA", user.mfa).is(true)],
});
