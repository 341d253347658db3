import { defineCheck, fact } from "@bylaw/core";
import { iamUsers } from "../users.ts";

export const iamNoDirectUserPolicies = defineCheck({
  id: "aws/iam-no-direct-user-policies",
  title: "IAM user has permissions through groups alone",
  why: "Who may do what is reviewed by group: what a single user was given besides is found by nobody.",
  fix: "Attach the policy to a group and put the user in it, then take it from the user. In the console: IAM, Users, the user, Permissions. Or: aws iam detach-user-policy --user-name <user> --policy-arn <arn>, and aws iam delete-user-policy --user-name <user> --policy-name <name> for one that is written into the user.",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: [
    "That a policy is there is read, and not what it allows: one that only denies counts too.",
    "A list of policies written into the user that AWS leaves out of its answer is taken for an empty one: AWS answers so where there is none, and does not document it.",
    "A permissions boundary is no permission, and does not count.",
    "What groups give, and how many people are in one, is not judged here. Nor are roles, and people who sign in through IAM Identity Center.",
  ],
  sources: [
    {
      title: "IAM: GetAccountAuthorizationDetails",
      url: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html",
      read: "2026-11",
    },
  ],
  each: iamUsers,
  assert: (user) => [
    fact("policies written into the user", user.inlinePolicies).isEmpty(),
    fact("policies attached to the user", user.attachedPolicies).isEmpty(),
  ],
});
