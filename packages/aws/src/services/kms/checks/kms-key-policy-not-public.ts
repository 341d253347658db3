import { defineCheck, fact, from } from "@bylaw/core";
import { openStatements, whatCloses } from "../../../lib/public-statement.ts";
import { kmsKeyPolicies } from "../key-policies.ts";

export const kmsKeyPolicyNotPublic = defineCheck({
  id: "aws/kms-key-policy-not-public",
  title: "Policy of a KMS key lets in nobody whom it does not name",
  why: "Who may use the key can read whatever it encrypts.",
  fix: "In the console: KMS, Customer managed keys, the key, Key policy, Edit: name accounts or roles in place of *, or add the condition kms:CallerAccount. Or: aws kms put-key-policy --key-id <key> --policy-name default --policy file://<file>",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    `${whatCloses} kms:ViaService alone does not: it says through which service, and not for whom.`,
    "A Deny beside it is not weighed: a key that is closed by one alone fails.",
    "Accounts, roles, services and identity providers that the policy names are not judged, whoever they are.",
    "Grants, which let in others beside the policy, are not read.",
    "Keys that AWS manages are not among them.",
    "Regions that the program does not name are not looked at.",
  ],
  sources: [
    {
      title: "AWS KMS: Key policies in AWS KMS",
      url: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html",
      read: "2026-11",
    },
    {
      title: "Amazon S3: Blocking public access to your Amazon S3 storage, the meaning of public",
      url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
      read: "2026-11",
    },
  ],
  each: kmsKeyPolicies,
  assert: ({ policy }) => [fact("statements that let everyone in", from(policy, openStatements)).isEmpty()],
});
