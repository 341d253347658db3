import { defineCheck, fact, from, hours } from "@bylaw/core";
import { quantityText } from "@bylaw/core/provider";
import { credentialReports } from "../sources.ts";
import { iamUsers, reportAge } from "../users.ts";

/** AWS makes a new report at most every four hours; the listing refuses one of more than four and a half. */
const oldestReport = hours(5);

export const iamUserConsoleMfa = defineCheck({
  id: "aws/iam-user-console-mfa",
  title: "IAM user with a console password has MFA",
  why: "A password alone can be guessed, phished or leaked, and then opens the console.",
  fix: "Assign an MFA device to the user, or take away the password: aws iam delete-login-profile --user-name <user>. AWS renews the credential report at most every four hours, so a fresh fix may show late.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "The answer is as old as the credential report, up to four and a half hours: passwords that were set and devices that were taken away since then are not seen, nor are those that were mended. Users who came since then are an error.",
    "People who sign in through IAM Identity Center, SAML or OIDC are not IAM users and are not seen.",
    "A user without a password can open the console with an access key (sts:GetFederationToken), and may be allowed to set a password.",
    "That a device is enrolled is read: not that policies demand it for API calls, nor of what kind it is, nor in whose hands.",
  ],
  sources: [credentialReports],
  each: iamUsers,
  appliesTo: (user) =>
    from(
      user.consolePassword,
      (password) =>
        password ||
        `The user had no console password in the credential report, ${quantityText(reportAge(user))} old.`,
    ),
  assert: (user) => [
    fact("MFA", user.mfa).is(true),
    fact("age of the credential report", reportAge(user)).atMost(oldestReport),
  ],
});
