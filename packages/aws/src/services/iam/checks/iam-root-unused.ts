import {
  type Assertion,
  age,
  anyOf,
  atLeast,
  days,
  defineCheck,
  fact,
  type Limit,
  type Observed,
} from "@bylaw/core";
import { type RootUser, rootUsers } from "../root-users.ts";
import { credentialReports } from "../sources.ts";

export const iamRootUnused = defineCheck({
  id: "aws/iam-root-unused",
  title: "The root user has not been used lately",
  why: "No policy of its account limits the root user: daily work as the root user leaves no trace of who did it.",
  fix: "Give whoever signs in as the root user, and whatever uses its keys, a role with what it needs. Keep the root user for the few tasks that only it can do, and write down each use. The days run from the last use.",
  severity: "high",
  whenEmpty: "notApplicable",
  parameters: { quiet: atLeast(days(90)) },
  blindSpots: [
    "The answer is as old as the credential report, up to four and a half hours: a use since then is not seen.",
    "Of a key that was deleted, and of one whose place was taken by another, the report no longer tells the last use.",
    "What was done, and whether it is one of the tasks that only the root user can do, is not read. Nor are uses of signing certificates.",
    "Central root access of AWS Organizations acts through short sessions of its own, which the report does not know.",
  ],
  sources: [
    credentialReports,
    {
      title: "IAM: Tasks that require root user credentials",
      url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-tasks.html",
      read: "2026-11",
    },
  ],
  each: rootUsers,
  assert: (root, { quiet }) => [
    longAgo("password", root.passwordLastUsed, root, quiet),
    ...root.accessKeys.map(({ lastUsed }, index) =>
      longAgo(`access key ${index + 1}`, lastUsed, root, quiet),
    ),
  ],
});

function longAgo(
  what: string,
  lastUsed: Observed<string>,
  { readAt }: RootUser,
  quiet: Limit<"days", "atLeast">,
): Assertion {
  return anyOf(what, [
    fact("last use", lastUsed).isAbsent(),
    fact("time since its last use", age(lastUsed, readAt)).atLeast(quiet),
  ]);
}
