import { age, atMost, days, defineCheck, fact, from, type Observed, whenAbsent } from "@bylaw/core";
import { type IamCredential, iamCredentials } from "../credentials.ts";
import { credentialReports, datedKeys } from "../sources.ts";

export const iamCredentialsInUse = defineCheck({
  id: "aws/iam-credentials-in-use",
  title: "Password or active access key of an IAM user was used or set up lately",
  why: "What nobody uses nobody misses: a forgotten password or key can be taken over without a sign.",
  fix: "In the console: IAM, Users, the user, Security credentials. Or take away the password, aws iam delete-login-profile --user-name <user>, and the key, aws iam update-access-key --status Inactive --user-name <user> --access-key-id <key>. AWS renews the credential report at most every four hours, so a fresh fix may show late.",
  severity: "medium",
  whenEmpty: "notApplicable",
  parameters: { idle: atMost(days(90)) },
  blindSpots: [
    "The answer is as old as the credential report, up to four and a half hours. Users who came since then are an error.",
    "What was never used counts from the day on which the password was set or the key was made: a password that is set anew each month is never idle.",
    datedKeys,
    "Who used it is not seen, nor what for: a script that signs in each day keeps a leaver's credentials in use.",
    "AWS tells the use of a key by its latest call, which may have been refused.",
    "Other credentials of a user are not judged: signing certificates, SSH keys, API keys of Bedrock and CloudWatch Logs, passwords of CodeCommit and Keyspaces. Nor are the root user, and people who sign in through IAM Identity Center, SAML or OIDC.",
  ],
  sources: [credentialReports],
  each: iamCredentials,
  assert: (credential, { idle }) => [
    fact(
      "time since it was used, or set up if it never was",
      age(lastUse(credential), credential.readAt),
    ).atMost(idle),
  ],
});

/** When it was last used: where it never was, since when it could have been. */
function lastUse({ lastUsed, since }: IamCredential): Observed<string> {
  return from(whenAbsent(lastUsed, "never"), (used) => (used === "never" ? since : used));
}
