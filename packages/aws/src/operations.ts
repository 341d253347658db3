import type * as cloudtrail from "@aws-sdk/client-cloudtrail";
import type * as elb from "@aws-sdk/client-elastic-load-balancing-v2";
import type * as iam from "@aws-sdk/client-iam";
import type * as kms from "@aws-sdk/client-kms";
import type * as s3 from "@aws-sdk/client-s3";

/** The input and output of every operation a collector may call. */
export interface OperationTypes {
  "cloudtrail:DescribeTrails": [
    cloudtrail.DescribeTrailsCommandInput,
    cloudtrail.DescribeTrailsCommandOutput,
  ];
  "cloudtrail:GetEventSelectors": [
    cloudtrail.GetEventSelectorsCommandInput,
    cloudtrail.GetEventSelectorsCommandOutput,
  ];
  "cloudtrail:GetTrailStatus": [
    cloudtrail.GetTrailStatusCommandInput,
    cloudtrail.GetTrailStatusCommandOutput,
  ];
  "elasticloadbalancing:DescribeListeners": [
    elb.DescribeListenersCommandInput,
    elb.DescribeListenersCommandOutput,
  ];
  "elasticloadbalancing:DescribeLoadBalancers": [
    elb.DescribeLoadBalancersCommandInput,
    elb.DescribeLoadBalancersCommandOutput,
  ];
  "elasticloadbalancing:DescribeSSLPolicies": [
    elb.DescribeSSLPoliciesCommandInput,
    elb.DescribeSSLPoliciesCommandOutput,
  ];
  "iam:GenerateCredentialReport": [
    iam.GenerateCredentialReportCommandInput,
    iam.GenerateCredentialReportCommandOutput,
  ];
  "iam:GetAccountAuthorizationDetails": [
    iam.GetAccountAuthorizationDetailsCommandInput,
    iam.GetAccountAuthorizationDetailsCommandOutput,
  ];
  "iam:GetAccountSummary": [iam.GetAccountSummaryCommandInput, iam.GetAccountSummaryCommandOutput];
  "iam:GetCredentialReport": [iam.GetCredentialReportCommandInput, iam.GetCredentialReportCommandOutput];
  "kms:DescribeKey": [kms.DescribeKeyCommandInput, kms.DescribeKeyCommandOutput];
  "kms:GetKeyRotationStatus": [kms.GetKeyRotationStatusCommandInput, kms.GetKeyRotationStatusCommandOutput];
  "kms:ListAliases": [kms.ListAliasesCommandInput, kms.ListAliasesCommandOutput];
  "kms:ListKeys": [kms.ListKeysCommandInput, kms.ListKeysCommandOutput];
  "s3:GetBucketPolicy": [s3.GetBucketPolicyCommandInput, s3.GetBucketPolicyCommandOutput];
  "s3:ListBuckets": [s3.ListBucketsCommandInput, s3.ListBucketsCommandOutput];
}

export type Operation = keyof OperationTypes;
export type InputOf<O extends Operation> = OperationTypes[O][0];
export type OutputOf<O extends Operation> = OperationTypes[O][1];

/** What the SDK's types do not say about an operation. */
export interface OperationFacts {
  /** The IAM action that allows it. Not always the operation's own name. */
  readonly action: string;
  /**
   * The error names, or for a table the words in a cell, that say "there is none". That is a fact and not a failure,
   * and nothing else may be read as one.
   */
  readonly absent?: readonly string[];
  /** Where the answer continues: the field to send, the field that holds it, and the flag that says so. */
  readonly paging?: { readonly send: string; readonly next: string; readonly more?: string };
}

export const operations: Readonly<Record<Operation, OperationFacts>> = {
  "cloudtrail:DescribeTrails": { action: "cloudtrail:DescribeTrails" },
  "cloudtrail:GetEventSelectors": { action: "cloudtrail:GetEventSelectors" },
  "cloudtrail:GetTrailStatus": { action: "cloudtrail:GetTrailStatus" },
  "elasticloadbalancing:DescribeListeners": {
    action: "elasticloadbalancing:DescribeListeners",
    paging: { send: "Marker", next: "NextMarker" },
  },
  "elasticloadbalancing:DescribeLoadBalancers": {
    action: "elasticloadbalancing:DescribeLoadBalancers",
    paging: { send: "Marker", next: "NextMarker" },
  },
  "elasticloadbalancing:DescribeSSLPolicies": {
    action: "elasticloadbalancing:DescribeSSLPolicies",
    paging: { send: "Marker", next: "NextMarker" },
  },
  "iam:GenerateCredentialReport": { action: "iam:GenerateCredentialReport" },
  "iam:GetAccountAuthorizationDetails": {
    action: "iam:GetAccountAuthorizationDetails",
    paging: { send: "Marker", next: "Marker", more: "IsTruncated" },
  },
  "iam:GetAccountSummary": { action: "iam:GetAccountSummary" },
  "iam:GetCredentialReport": { action: "iam:GetCredentialReport", absent: ["N/A", "no_information"] },
  "kms:DescribeKey": { action: "kms:DescribeKey" },
  "kms:GetKeyRotationStatus": { action: "kms:GetKeyRotationStatus" },
  "kms:ListAliases": {
    action: "kms:ListAliases",
    paging: { send: "Marker", next: "NextMarker", more: "Truncated" },
  },
  "kms:ListKeys": {
    action: "kms:ListKeys",
    paging: { send: "Marker", next: "NextMarker", more: "Truncated" },
  },
  "s3:GetBucketPolicy": { action: "s3:GetBucketPolicy", absent: ["NoSuchBucketPolicy", "NoSuchBucket"] },
  "s3:ListBuckets": {
    action: "s3:ListAllMyBuckets",
    paging: { send: "ContinuationToken", next: "ContinuationToken" },
  },
};

/**
 * Calls per second to start from, per account, region and service. KMS publishes 500/s for lists and more for
 * the rest, CloudTrail 10/s, EC2 and load balancing a bucket that refills at about 20/s; IAM publishes none.
 */
export const callsPerSecond: Readonly<Record<string, number>> = {
  cloudtrail: 8,
  elasticloadbalancing: 10,
  iam: 8,
  kms: 100,
  s3: 100,
};
