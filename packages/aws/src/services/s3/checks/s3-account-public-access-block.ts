import { defineCheck, fact } from "@bylaw/core";
import { s3AccountBlocks } from "../public-access-block.ts";

export const s3AccountPublicAccessBlock = defineCheck({
  id: "aws/s3-account-public-access-block",
  title: "All four settings of the account's S3 public access block are on",
  why: "One wrong click makes a bucket public: what is blocked for the whole account cannot be opened bucket by bucket.",
  fix: "In the console: S3, Block Public Access settings for this account. Or: aws s3control put-public-access-block --account-id <account> --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true. First move what is meant to be public to another account, or behind CloudFront.",
  severity: "high",
  whenEmpty: "fails",
  blindSpots: [
    "What is blocked is what AWS answers for the account, with what the organization's policies add to it. A block that single buckets have, all of them alike, does not count.",
    "Other ways to share data are not blocked by it: policies that name accounts, presigned URLs, and distributions of CloudFront.",
    "Directory buckets, table buckets, vector buckets and S3 on Outposts are not looked at.",
  ],
  sources: [
    {
      title: "S3: Blocking public access to your Amazon S3 storage",
      url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
      read: "2026-11",
    },
  ],
  each: s3AccountBlocks,
  assert: (block) => [
    fact("new public ACLs are blocked", block.blockPublicAcls).is(true),
    fact("public ACLs are ignored", block.ignorePublicAcls).is(true),
    fact("new public policies are blocked", block.blockPublicPolicy).is(true),
    fact("buckets with public policies are restricted", block.restrictPublicBuckets).is(true),
  ],
});
