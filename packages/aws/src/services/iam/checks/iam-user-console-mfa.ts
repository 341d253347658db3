import { defineCheck, fact, from } from "@bylaw/core";
import { iamUsers } from "../users.ts";

export const iamUserConsoleMfa = defineCheck({
  id: "aws/iam-user-console-mfa",
  title: "IAM user with a console password has MFA",
  why: "A password alone can be guessed, phished or leaked, and then opens the console.",
  fix: "Assign an MFA device to the user, or take away the password: aws iam delete-login-profile --user-name <user>. AWS renews the credential report at most every four hours, so a fresh fix may show late.",
  severity: "high",
  each: iamUsers,
  appliesTo: (user) =>
    from(user.consolePassword, (password) => password || "The user has no console password."),
  assert: (user) => [fact("MFA", user.mfa).is(true)],
});
