import { defineCheck, fact, from, type Observed } from "@bylaw/core";
import { iamOf, isAdministrator } from "../../../lib/administrator.ts";
import { type ManagedPolicy, managedPolicies } from "../managed-policies.ts";
import { administratorSeen, policyEvaluation, unreadPolicies } from "../sources.ts";

export const iamPolicyNotAdmin = defineCheck({
  id: "aws/iam-policy-not-admin",
  title: "Customer-managed IAM policy makes nobody an administrator",
  why: "A policy that allows everything is attached by its name, and nobody who sees that name on a list sees an administrator.",
  fix: "Write down what its holders need, and make that the default version: aws iam create-policy-version --set-as-default --policy-arn <arn> --policy-document file://<file>. Attach AdministratorAccess of AWS to the few who administer, so that they can be counted. In the console: IAM, Policies.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    ...administratorSeen,
    "The policy is judged by itself: what else its holders have, and their boundaries, are not.",
    unreadPolicies,
    "A policy that serves as a boundary alone is not judged, nor are those that AWS wrote.",
  ],
  sources: [policyEvaluation],
  each: managedPolicies,
  appliesTo: (policy) =>
    policy.byAws ? "AWS wrote the policy, and its name says what it allows." : isAttached(policy),
  assert: ({ id, document }) => [
    fact(
      "gives the powers of an administrator",
      from(document, (one) => isAdministrator({ policies: [one] }, iamOf(id))),
    ).is(false),
  ],
});

function isAttached({ attachments }: ManagedPolicy): Observed<true | string> {
  return from(attachments, (number) => number !== 0 || "The policy is attached to nobody.");
}
