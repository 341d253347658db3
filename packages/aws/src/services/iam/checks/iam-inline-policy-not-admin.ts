import { defineCheck, fact, from } from "@bylaw/core";
import { iamOf, isAdministrator } from "../../../lib/administrator.ts";
import { iamInlinePolicies } from "../inline-policies.ts";
import { administratorSeen, policyEvaluation, unreadPolicies } from "../sources.ts";

export const iamInlinePolicyNotAdmin = defineCheck({
  id: "aws/iam-inline-policy-not-admin",
  title: "Inline IAM policy makes nobody an administrator",
  why: "A policy that is written into a user, a group or a role stands on no list of policies: who is an administrator by it is found by nobody.",
  fix: "Write down what its holder needs, and put that in its place: aws iam put-role-policy --role-name <role> --policy-name <name> --policy-document file://<file>, or put-user-policy with --user-name, or put-group-policy with --group-name. Whoever administers gets AdministratorAccess of AWS, so that they can be counted. In the console: IAM, the user, group or role, Permissions.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    ...administratorSeen,
    "The policy is judged by itself: what else its holder has, and a boundary, are not.",
    unreadPolicies,
    "A list of policies written into a user that AWS leaves out of its answer is taken for an empty one: AWS answers so where there is none, and does not document it.",
  ],
  sources: [policyEvaluation],
  each: iamInlinePolicies,
  assert: ({ of, document }) => [
    fact(
      "gives the powers of an administrator",
      from(document, (one) => isAdministrator({ policies: [one] }, iamOf(of))),
    ).is(false),
  ],
});
