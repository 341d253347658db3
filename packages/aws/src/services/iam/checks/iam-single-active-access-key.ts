import { age, anyOf, atMost, countWhere, days, defineCheck, either, fact, from } from "@bylaw/core";
import { newerKey } from "../credentials.ts";
import { credentialReports, datedKeys } from "../sources.ts";
import { iamUsers } from "../users.ts";

export const iamSingleActiveAccessKey = defineCheck({
  id: "aws/iam-single-active-access-key",
  title: "IAM user has one active access key, or a second one only while it replaces the first",
  why: "A second key that nobody needs is one more to leak, and hides which of the two is in use.",
  fix: "In the console: IAM, Users, the user, Security credentials. Or: aws iam list-access-keys --user-name <user>, then for the one that is not needed aws iam update-access-key --status Inactive --user-name <user> --access-key-id <key> and, a while later, aws iam delete-access-key --user-name <user> --access-key-id <key>. AWS renews the credential report at most every four hours, so a fresh fix may show late.",
  severity: "low",
  whenEmpty: "notApplicable",
  parameters: { overlap: atMost(days(7)) },
  blindSpots: [
    "The answer is as old as the credential report, up to four and a half hours: keys that were made, switched on or taken away since then are not seen. Users who came since then are an error.",
    "A second key that is off is not counted: whoever may change the user can switch it on again.",
    datedKeys,
    "That the newer key replaces the older is not seen: for as long as it is new it is taken for that.",
    "Keys of the root user are not seen.",
  ],
  sources: [credentialReports],
  each: iamUsers,
  appliesTo: (user) =>
    from(
      either(...user.accessKeys.map(({ active }) => active)),
      (any) => any || "The user had no active access key in the credential report.",
    ),
  assert: (user, { overlap }) => [
    anyOf("access keys", [
      fact(
        "active access keys",
        countWhere(user.accessKeys, ({ active }) => active),
      ).atMost(1),
      fact("age of the newer one", age(newerKey(user), user.readAt)).atMost(overlap),
    ]),
  ],
});
