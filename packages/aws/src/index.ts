export type { Check, CheckUse, Collector, Limit, Provider } from "@bylaw/core";
export type { ProviderKind } from "@bylaw/core/provider";
export * from "./checks.gen.ts";
export type {
  PolicyCondition,
  PolicyDocument,
  PolicyPrincipal,
  PolicyStatement,
} from "./lib/policy-document.ts";
export { type AwsAccount, type AwsOptions, aws } from "./provider/provider.ts";
export { type CloudTrailTrail, cloudTrailTrails } from "./services/cloudtrail/trails.ts";
export {
  type LoadBalancerListener,
  loadBalancerListeners,
} from "./services/elasticloadbalancing/listeners.ts";
export { type AccountSummary, accountSummaries } from "./services/iam/account-summary.ts";
export { type GithubTrust, githubTrusts, type TrustedRepository } from "./services/iam/github-trusts.ts";
export { type IamRole, iamRoles } from "./services/iam/roles.ts";
export { type IamUser, iamUsers } from "./services/iam/users.ts";
export { type KmsKey, kmsKeys } from "./services/kms/keys.ts";
export { type S3Bucket, s3Buckets } from "./services/s3/buckets.ts";
export { awsKind } from "./session/kind.ts";
export type { AwsSession, CallOptions } from "./session/session.ts";
