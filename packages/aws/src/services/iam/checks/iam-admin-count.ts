import { atMost, count, defineCheck, fact, from, type Observed } from "@bylaw/core";
import { together } from "../../../lib/together.ts";
import { type IamPrincipal, iamPrincipals } from "../principals.ts";
import { administratorSeen, policyEvaluation, unreadPolicies, untoldBoundary } from "../sources.ts";

export const iamAdminCount = defineCheck({
  id: "aws/iam-admin-count",
  title: "Few IAM users and roles are administrators",
  why: "Each administrator is a way to lose the account, and of many nobody knows who needs it.",
  fix: "Give whoever does not administer what they need, and take AdministratorAccess from them: aws iam detach-role-policy --role-name <role> --policy-arn arn:aws:iam::aws:policy/AdministratorAccess, or detach-user-policy with --user-name, or detach-group-policy with --group-name. In the console: IAM, Policies, AdministratorAccess, Entities attached. Of Identity Center: take the permission set from the account. Where more are needed, raise the limit and say why.",
  severity: "medium",
  whenEmpty: "notApplicable",
  // Nobody publishes a number: room for a role to break glass, one to deploy, and those that AWS's own tools make.
  parameters: { administrators: atMost(count(5)), permissionSets: atMost(count(2)) },
  blindSpots: [
    ...administratorSeen,
    unreadPolicies,
    untoldBoundary,
    "Users and roles are counted, and not people: how many may take a role, or are given a permission set, is not read.",
    "The root user is not counted, nor is who may become an administrator by a role of another account. Roles that services of AWS keep are left out.",
  ],
  sources: [policyEvaluation],
  over: iamPrincipals,
  assert: (principals, { administrators, permissionSets }) => [
    fact(
      "administrators",
      administratorsIn(principals.filter((one) => !one.ofIdentityCenter && !one.serviceLinked)),
    ).hasLength(administrators),
    fact(
      "roles of permission sets that administer",
      administratorsIn(principals.filter((one) => one.ofIdentityCenter)),
    ).hasLength(permissionSets),
  ],
});

function administratorsIn(principals: readonly IamPrincipal[]): Observed<readonly string[]> {
  const names = principals.map(({ kind, name, administrator }) =>
    from(administrator, (is) => (is ? [`${kind} ${name}`] : [])),
  );
  return from(together(names), (all) => all.flat());
}
