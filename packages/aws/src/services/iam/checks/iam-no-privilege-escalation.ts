import { defineCheck, fact, from, type Observed } from "@bylaw/core";
import { escalationsOf } from "../escalation.ts";
import { type IamPrincipal, iamPrincipals } from "../principals.ts";
import { policyEvaluation, unreadPolicies, untoldBoundary } from "../sources.ts";

export const iamNoPrivilegeEscalation = defineCheck({
  id: "aws/iam-no-privilege-escalation",
  title: "IAM user or role that is no administrator has no known way to become one",
  why: "Who may make keys for any user, or give any role to a machine of their own, has what these have, and stands on no list of administrators.",
  fix: "Name the users, roles or policies that it is for in Resource, in place of a star, and for iam:PassRole add the condition iam:PassedToService. Or give the user or role a permissions boundary: aws iam put-role-permissions-boundary --role-name <role> --permissions-boundary <arn>. In the console: IAM, the user or role, Permissions.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Only the ways that stand in the list of Bylaw are seen: those that change what IAM has, the boundary of who does so among it, and those that pass a role to something new. One that uses what is there, such as the code of a function or a command on an instance, is not, nor is taking a role that trusts the user, nor what IAM Identity Center or the organization gives.",
    "A way counts where it is open to every user, group, role or policy of the account. What is allowed for some of them, by name or by path, is taken for bounded, whatever these may do.",
    "An Allow with a condition is taken for bounded, unless it asks for MFA, TLS, a network, a region or the own account alone: so is iam:PassRole to one service, also where that is the very service that the way needs. A Deny with a condition, or on a part, closes no way.",
    unreadPolicies,
    untoldBoundary,
    "Where a way leads is not read: a role to pass may have no more than who passes it.",
  ],
  sources: [
    {
      title: "Rhino Security Labs: AWS IAM Privilege Escalation Methods",
      url: "https://github.com/RhinoSecurityLabs/AWS-IAM-Privilege-Escalation",
      read: "2026-11",
    },
    { title: "pathfinding.cloud", url: "https://github.com/DataDog/pathfinding.cloud", read: "2026-11" },
    policyEvaluation,
  ],
  each: iamPrincipals,
  appliesTo: (principal) =>
    principal.serviceLinked
      ? "A service of AWS keeps the role, and nobody else may use it."
      : toJudge(principal),
  assert: ({ id, permissions }) => [
    fact(
      "ways to more than is given",
      from(permissions, (all) => escalationsOf(all, id)),
    ).isEmpty(),
  ],
});

function toJudge({ administrator }: IamPrincipal): Observed<true | string> {
  return from(administrator, (is) => !is || "It is an administrator already, and counted as one.");
}
