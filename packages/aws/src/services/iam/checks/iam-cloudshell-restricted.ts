import { defineCheck, fact, from } from "@bylaw/core";
import { iamIdentities } from "../identities.ts";

export const iamCloudshellRestricted = defineCheck({
  id: "aws/iam-cloudshell-restricted",
  title: "IAM user, group or role does not have AWSCloudShellFullAccess",
  why: "CloudShell with full access moves files in and out of the account through a browser, past everything that watches the network.",
  fix: "Attach a policy without file transfer in its place, which denies cloudshell:GetFileDownloadUrls and cloudshell:GetFileUploadUrls. Then: aws iam detach-role-policy --role-name <role> --policy-arn arn:aws:iam::aws:policy/AWSCloudShellFullAccess, or detach-group-policy, or detach-user-policy. In the console: IAM, Policies, AWSCloudShellFullAccess, Entities attached.",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: [
    "The attached policy AWSCloudShellFullAccess is looked for alone: an administrator, and a policy of your own that allows as much, pass.",
    "A Deny or a boundary that takes the file transfer away is not weighed. Service control policies are not read.",
  ],
  sources: [
    {
      title: "AWS CloudShell: Managing access and usage with IAM policies",
      url: "https://docs.aws.amazon.com/cloudshell/latest/userguide/sec-auth-with-identities.html",
      read: "2026-11",
    },
  ],
  each: iamIdentities,
  assert: ({ id, attachedPolicies }) => [
    fact(
      "has AWSCloudShellFullAccess",
      from(attachedPolicies, (all) =>
        all.includes(`arn:${id.split(":")[1]}:iam::aws:policy/AWSCloudShellFullAccess`),
      ),
    ).is(false),
  ],
});
