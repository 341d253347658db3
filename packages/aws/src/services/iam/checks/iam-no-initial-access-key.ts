import { both, defineCheck, either, fact, from, type Observed, whenAbsent } from "@bylaw/core";
import type { AccessKeySlot } from "../report-row.ts";
import { credentialReports, datedKeys } from "../sources.ts";
import { iamUsers } from "../users.ts";

export const iamNoInitialAccessKey = defineCheck({
  id: "aws/iam-no-initial-access-key",
  title: "IAM user with a password has no unused access key that was made along with the user",
  why: "A key that was made because a form offered it is needed by nobody, works all the same, and lies wherever it was saved.",
  fix: "In the console: IAM, Users, the user, Security credentials, Access keys, Delete. Or: aws iam delete-access-key --user-name <user> --access-key-id <key>. AWS renews the credential report at most every four hours, so a fresh fix may show late.",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: [
    "It is a guess: a key that was made within a minute of the user, and never used, is taken for one that nobody asked for.",
    "A key that took the place of such a key passes, and so does one that was used once.",
    datedKeys,
    "The answer is as old as the credential report, up to four and a half hours. Users who came since then are an error.",
  ],
  sources: [credentialReports],
  each: iamUsers,
  appliesTo: (user) =>
    from(user.consolePassword, (has) => has || "The user has no password for the console."),
  assert: ({ accessKeys, created }) => [
    fact(
      "an active access key was made with the user and never used",
      either(...accessKeys.map((slot) => isLeftOver(slot, created))),
    ).is(false),
  ],
});

function isLeftOver({ active, lastRotated, lastUsed }: AccessKeySlot, created: string): Observed<boolean> {
  const near = from(lastRotated, (made) => Math.abs(Date.parse(made) - Date.parse(created)) <= 60_000);
  return both(
    active,
    from(whenAbsent(lastUsed, "never"), (used) => used === "never"),
    near,
  );
}
