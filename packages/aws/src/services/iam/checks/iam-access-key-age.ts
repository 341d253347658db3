import { age, atMost, days, defineCheck, fact } from "@bylaw/core";
import { iamAccessKeys } from "../credentials.ts";
import { credentialReports, datedKeys } from "../sources.ts";

export const iamAccessKeyAge = defineCheck({
  id: "aws/iam-access-key-age",
  title: "Active access key of an IAM user is not old",
  why: "A key works from anywhere until somebody takes it away: the older it is, the more places have a copy.",
  fix: "In the console: IAM, Users, the user, Security credentials. Or: aws iam create-access-key --user-name <user>, put the new key where the old one is used, then aws iam update-access-key --status Inactive --user-name <user> --access-key-id <key> and, a while later, aws iam delete-access-key --user-name <user> --access-key-id <key>. A role needs no key at all. AWS renews the credential report at most every four hours, so a fresh fix may show late.",
  severity: "medium",
  whenEmpty: "notApplicable",
  parameters: { oldest: atMost(days(90)) },
  blindSpots: [
    "The answer is as old as the credential report, up to four and a half hours: keys that were made, switched on or taken away since then are not seen. Users who came since then are an error.",
    "A key that is off is not judged, however old: whoever may change the user can switch it on again.",
    "Keys of the root user, and the credentials for one service alone (API keys of Bedrock and CloudWatch Logs, CodeCommit, Keyspaces), are not seen.",
    datedKeys,
    "The report does not name keys: it tells a user's first from their second.",
  ],
  sources: [
    credentialReports,
    {
      title: "IAM: Update access keys",
      url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html",
      read: "2026-11",
    },
  ],
  each: iamAccessKeys,
  assert: (key, { oldest }) => [fact("age of the key", age(key.made, key.readAt)).atMost(oldest)],
});
