import { atMost, defineCheck, fact, from, names, type Observed } from "@bylaw/core";
import { trustedIn } from "../role-trust.ts";
import { type IamRole, iamRoles } from "../roles.ts";

export const iamRoleTrustRestricted = defineCheck({
  id: "aws/iam-role-trust-restricted",
  title: "IAM role lets in no AWS account but its own and those that are trusted",
  why: "Whom a role trusts takes all that it may do. A partner's account that has to say no external id can be talked into it by any other customer of that partner.",
  fix: "Name the accounts or roles that may take the role, and ask the partner's for an external id: aws iam update-assume-role-policy --role-name <role> --policy-document file://<file>, with the condition sts:ExternalId. In the console: IAM, Roles, the role, Trust relationships. An account of your own that needs no external id goes on the list of those trusted.",
  severity: "high",
  whenEmpty: "notApplicable",
  parameters: {
    trusted: atMost(names("this account", "* with an external id", "organization *", "* in organization *")),
  },
  blindSpots: [
    "Whose organization a condition names is not read, nor what an external id is worth.",
    "A Deny, and any condition but an external id, an organization, an account and an ARN of who asks, is not weighed: a role that such a one alone protects fails.",
    "Which users and roles of an account may take the role is not judged. What the role may do is not read.",
    "Services that are trusted are not judged, nor whether they are held to this account by aws:SourceAccount or aws:SourceArn: AWS has no list of those that tell it. Nor are identity providers, by SAML or OIDC.",
    "An id in the place of a user or role that was deleted is taken for nobody.",
  ],
  sources: [
    {
      title: "IAM: Access to AWS accounts owned by third parties",
      url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html",
      read: "2026-11",
    },
  ],
  each: iamRoles,
  appliesTo: (role) => from(trusted(role), (all) => all.length > 0 || "The role trusts no AWS account."),
  assert: (role, { trusted: limit }) => [
    fact(
      "AWS accounts that may take the role",
      from(trusted(role), (all) => names(...all)),
    ).atMost(limit),
  ],
});

function trusted({ id, trust }: IamRole): Observed<readonly string[]> {
  return from(trust, (document) => trustedIn(document, id));
}
