export type { Check, CheckUse, Collector, Limit, Provider, ProviderKind } from "@bylaw/core";
export * from "./checks.gen.ts";
export { type AccountSummary, accountSummaries } from "./collectors/account-summary.ts";
export { type CloudTrailTrail, cloudTrailTrails } from "./collectors/cloudtrail-trails.ts";
export { type IamRole, iamRoles } from "./collectors/iam-roles.ts";
export { type IamUser, iamUsers } from "./collectors/iam-users.ts";
export { type KmsKey, kmsKeys } from "./collectors/kms-keys.ts";
export { type LoadBalancerListener, loadBalancerListeners } from "./collectors/load-balancer-listeners.ts";
export { type S3Bucket, s3Buckets } from "./collectors/s3-buckets.ts";
export { awsKind } from "./kind.ts";
export { type GithubSubject, githubSubjects, mayBeRepository } from "./lib/github-subjects.ts";
export type {
  PolicyCondition,
  PolicyDocument,
  PolicyPrincipal,
  PolicyStatement,
} from "./lib/policy-document.ts";
export { type AwsAccount, type AwsOptions, aws } from "./provider.ts";
export type { AwsSession, CallOptions } from "./session.ts";
