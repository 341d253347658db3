import { defineCheck, fact, from } from "@bylaw/core";
import { iamUserAccess } from "../access.ts";
import {
  administratorSeen,
  credentialReports,
  policyEvaluation,
  unreadPolicies,
  untoldBoundary,
} from "../sources.ts";

export const iamAdminMfa = defineCheck({
  id: "aws/iam-admin-mfa",
  title: "IAM user who is an administrator has MFA",
  why: "A password or a key of an administrator that leaks gives the account away, unless a second factor stands in between.",
  fix: "In the console: IAM, Users, the user, Security credentials, Assign MFA device. Or: aws iam enable-mfa-device --user-name <user> --serial-number <device> --authentication-code1 <code> --authentication-code2 <next code>. Or take the administrator's powers away: aws iam remove-user-from-group --group-name <group> --user-name <user>, or aws iam detach-user-policy --user-name <user> --policy-arn <arn>. AWS renews the credential report at most every four hours, so a fresh fix may show late.",
  severity: "critical",
  whenEmpty: "notApplicable",
  blindSpots: [
    ...administratorSeen,
    "That a user has MFA is read, and not that it is asked for: an access key works without it unless a policy demands it.",
    unreadPolicies,
    untoldBoundary,
    "The answer is as old as the credential report, up to four and a half hours. Users who came since then are an error.",
    "Roles that a user may take, the root user, and people who sign in through IAM Identity Center, SAML or OIDC are not judged.",
  ],
  sources: [credentialReports, policyEvaluation],
  each: iamUserAccess,
  appliesTo: (user) => from(user.administrator, (is) => is || "The user is no administrator."),
  assert: (user) => [fact("MFA", user.mfa).is(true)],
});
