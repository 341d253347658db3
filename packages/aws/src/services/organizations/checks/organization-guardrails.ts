import { countWhere, defineCheck, fact } from "@bylaw/core";
import { organizationsOfAccounts } from "../organizations.ts";

export const organizationGuardrails = defineCheck({
  id: "aws/organization-guardrails",
  title: "The organization has all features, and a service control policy of its own that is attached",
  why: "Within one account an administrator can switch off every safeguard; only the organization can forbid it to all of them.",
  fix: "In the console: AWS Organizations, Policies, Service control policies: enable them, write one that denies what no account may do, such as to stop CloudTrail or to leave, and attach it to the root. Or: aws organizations enable-policy-type --root-id <root> --policy-type SERVICE_CONTROL_POLICY, then aws organizations create-policy --type SERVICE_CONTROL_POLICY --name <name> --description <text> --content file://<file>, then aws organizations attach-policy --policy-id <policy> --target-id <root>. Where only the bill is shared, first: aws organizations enable-all-features.",
  severity: "medium",
  whenEmpty: "fails",
  blindSpots: [
    "What the policy denies, and which accounts it is attached to, is not judged: one that is attached to a single account, or to a unit without accounts, counts.",
    "Service control policies never bind the management account: one that is attached to it alone does not count.",
    "Policies that AWS wrote, such as FullAWSAccess, do not count. Resource control policies and declarative policies are not read.",
    "Only the management account and delegated administrators may read policies: run from another account, the check cannot decide.",
  ],
  sources: [
    {
      title: "AWS Organizations: Service control policies",
      url: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html",
      read: "2026-11",
    },
  ],
  each: organizationsOfAccounts,
  assert: ({ features, guardrails }) => [
    fact("features", features).is("ALL"),
    fact(
      "service control policies of its own that are attached",
      countWhere(guardrails, ({ targets }) => targets > 0),
    ).atLeast(1),
  ],
});
