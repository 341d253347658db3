import { defineCheck, either, fact, not } from "@bylaw/core";
import { accountSignIns } from "../federation.ts";

export const iamFederatedWorkforce = defineCheck({
  id: "aws/iam-federated-workforce",
  title: "Identity Center is active or a SAML provider is valid, or no IAM user has a console password",
  why: "A password that AWS alone knows of outlives the person: whoever leaves is removed where people are kept, and can still sign in.",
  fix: "In the management account's console: IAM Identity Center, Enable, then AWS accounts, Assign users or groups. Or, for a provider of your own: aws iam create-saml-provider --name <name> --saml-metadata-document file://metadata.xml. Then take the passwords away: aws iam delete-login-profile --user-name <user>.",
  severity: "medium",
  whenEmpty: "fails",
  blindSpots: [
    "One way in is enough: IAM users may have console passwords beside it, and so may the root user.",
    "Who may sign in by Identity Center or by a SAML provider, whether a role trusts the provider, and where people are kept is not read. Nor is whether anybody is removed there.",
    "An instance of Identity Center that belongs to one account does not count: alone it gives access to applications, and what account access manager adds to it is not read.",
    "A member account seldom sees the organization's instance, and an instance is listed in its own region: where it may be unseen, the check cannot decide. Give Bylaw that region.",
    "OpenID Connect and brokers of your own that call AWS STS do not count.",
    "Console passwords are those of the credential report, up to four and a half hours old.",
  ],
  sources: [
    {
      title: "IAM Identity Center: Organization and account instances",
      url: "https://docs.aws.amazon.com/singlesignon/latest/userguide/identity-center-instances.html",
    },
    {
      title: "IAM: Security best practices, federation with an identity provider",
      url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    },
  ],
  each: accountSignIns,
  assert: ({ consoleUsers, samlProvider, identityCenter }) => [
    fact(
      "Identity Center is active, a SAML provider is valid, or no IAM user has a console password",
      either(samlProvider, not(consoleUsers), identityCenter),
    ).is(true),
  ],
});
