import { defineCheck, either, fact, from, type Observed } from "@bylaw/core";
import { type IamIdentity, iamIdentities } from "../identities.ts";

export const iamSupportRole = defineCheck({
  id: "aws/iam-support-role",
  title: "A role may work with AWS Support",
  why: "In an incident nobody should have to find out first who may open a case with AWS.",
  fix: "Create a role for whoever handles incidents, and attach AWSSupportAccess: aws iam attach-role-policy --role-name <role> --policy-arn arn:aws:iam::aws:policy/AWSSupportAccess. In the console: IAM, Roles, Create role.",
  severity: "low",
  whenEmpty: "fails",
  blindSpots: [
    "The attached policy AWSSupportAccess counts alone: an administrator's role, and a policy of your own that allows as much, do not.",
    "Users and groups that have the policy do not count: it is for people who handle incidents to take a role.",
    "Who may take the role, a boundary of it, and the support plan are not read.",
  ],
  sources: [
    {
      title: "AWS Support: Manage access to AWS Support Center",
      url: "https://docs.aws.amazon.com/awssupport/latest/user/accessing-support.html",
      read: "2026-11",
    },
  ],
  over: iamIdentities,
  assert: (identities) => [
    fact("a role has AWSSupportAccess", either(...identities.map((one) => hasSupportAccess(one)))).is(true),
  ],
});

function hasSupportAccess({ id, kind, attachedPolicies }: IamIdentity): boolean | Observed<boolean> {
  const policy = `arn:${id.split(":")[1]}:iam::aws:policy/AWSSupportAccess`;
  return kind === "role" && from(attachedPolicies, (all) => all.includes(policy));
}
