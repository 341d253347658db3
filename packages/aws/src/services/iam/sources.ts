/** What the columns of the credential report say, and how old it may be. */
export const credentialReports = {
  title: "IAM: Generate credential reports for your AWS account",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html",
  read: "2026-11",
} as const;

/** How policies, boundaries and conditions add up. */
export const policyEvaluation = {
  title: "IAM: Policy evaluation logic",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html",
  read: "2026-11",
} as const;

/** What the powers of an administrator are taken for, said to whoever reads a check of them. */
export const administratorSeen = [
  "An administrator is whoever may do everything in IAM, or everything but some actions, with every user, every group, every role or every policy of the account, by one statement, and is left a way to give permissions. Who can come to that by other steps is judged by aws/iam-no-privilege-escalation.",
  "An Allow with a condition does not count, unless it asks for MFA, TLS or a network alone, or for what is so of all that IAM is asked in the account: its number, and the region that IAM has, such as us-east-1. A Deny with a condition takes nothing away.",
] as const;

/** From when the credential report counts the age of an access key. */
export const datedKeys =
  "The report dates a key by when it was made or last changed, and does not say which: one that is switched off and on again may count from then.";

/** What bears on permissions, and stands elsewhere. */
export const unreadPolicies =
  "Service control policies, session policies, and policies of resources are not read.";

/** What the permissions of a user or a role may lack. */
export const untoldBoundary =
  "A permissions boundary that AWS leaves out of its answer is taken for none: who has one then passes for more than they are.";
