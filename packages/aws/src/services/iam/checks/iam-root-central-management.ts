import { defineCheck, fact } from "@bylaw/core";
import { rootAccessFeatures } from "../root-access-features.ts";

export const iamRootCentralManagement = defineCheck({
  id: "aws/iam-root-central-management",
  title: "The organization manages the credentials of its accounts' root users in one place",
  why: "Each account has a root user who may do anything, and the password of one that nobody watches is the way in.",
  fix: "In the management account's console: IAM, Root access management, Enable. Or: aws organizations enable-aws-service-access --service-principal iam.amazonaws.com, then aws iam enable-organizations-root-credentials-management. Then delete the root credentials of the member accounts there.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "That it is on deletes no credentials: whether a member account still has some is for the checks of its root user.",
    "The root user of the management account is not managed by it.",
    "Only the management account and a delegated administrator may read it: run from another account, the check cannot decide.",
    "Not applicable means that the account belongs to no organization.",
  ],
  sources: [
    {
      title: "IAM: Centrally manage root access for member accounts",
      url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html",
      read: "2026-11",
    },
  ],
  each: rootAccessFeatures,
  assert: ({ features }) => [fact("features that are on", features).includes("RootCredentialsManagement")],
});
