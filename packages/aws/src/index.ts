export type { Check, CheckUse, Collector, Limit, Provider, View } from "@bylaw/core";
export type { ProviderKind } from "@bylaw/core/provider";
export * from "./checks.gen.ts";
export type { Permissions } from "./lib/permissions.ts";
export type {
  PolicyCondition,
  PolicyDocument,
  PolicyPrincipal,
  PolicyStatement,
} from "./lib/policy-document.ts";
export * from "./listings.gen.ts";
export type { AwsAccount, AwsOptions } from "./provider/options.ts";
export type { AwsOrganization } from "./provider/organization.ts";
export { aws } from "./provider/provider.ts";
export { type GithubTrust, githubTrusts, type TrustedRepository } from "./services/iam/github-trusts.ts";
export { awsKind } from "./session/kind.ts";
export type { AwsSession, BucketsFrom, CallOptions } from "./session/session.ts";
