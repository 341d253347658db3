import { defineCheck, fact } from "@bylaw/core";
import { s3PublicAccess } from "../public-access.ts";

export const s3BucketNotPublic = defineCheck({
  id: "aws/s3-bucket-not-public",
  title: "S3 bucket is not opened to everybody by its ACL or its policy",
  why: "Whoever finds the name of a public bucket can read it, and names are found by trying.",
  fix: "Block public access to the bucket: aws s3api put-public-access-block --bucket <bucket> --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true. In the console: S3, the bucket, Permissions, Block public access. What a site needs of it goes through CloudFront.",
  severity: "critical",
  whenEmpty: "notApplicable",
  blindSpots: [
    "The access that is left counts: an ACL or a policy that the account or the bucket overrules does not fail, and would be in force once the block is taken away.",
    "Whether a policy is public is AWS's word, GetBucketPolicyStatus: a policy that is limited to accounts, networks or organizations is not.",
    "Where ACLs are in force, an object may be public by its own ACL, which is not read.",
    "Access points of the bucket have policies of their own, which are not read, and neither are presigned URLs and distributions of CloudFront.",
    "Directory buckets, table buckets, vector buckets and S3 on Outposts are not looked at.",
  ],
  sources: [
    {
      title: "S3: Blocking public access to your Amazon S3 storage",
      url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
      read: "2026-11",
    },
    {
      title: "S3: Controlling ownership of objects and disabling ACLs for your bucket",
      url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
      read: "2026-11",
    },
  ],
  each: s3PublicAccess,
  assert: (bucket) => [
    fact("opened to everybody by its ACL", bucket.openByAcl).is(false),
    fact("opened to everybody by its policy", bucket.openByPolicy).is(false),
  ],
});
