export type { Check, CheckUse, Collector, Limit, Provider } from "@bylaw/core";
export type { ProviderKind } from "@bylaw/core/provider";
export { type OrganizationSettings, organizationSettings } from "./areas/organization/settings.ts";
export { repositories } from "./areas/repositories/repositories.ts";
export type {
  Actor,
  ClassicProtection,
  Codeowners,
  Repository,
  RequiredCheck,
  Review,
  Ruleset,
} from "./areas/repositories/repository.ts";
export { hasLiveBranch } from "./areas/repositories/rules/live-branch.ts";
export { asksForReview, reviewed } from "./areas/repositories/rules/review.ts";
export * from "./checks.gen.ts";
export type { GithubApp } from "./provider/connect.ts";
export { type GithubOptions, github } from "./provider/provider.ts";
export { githubKind } from "./session/kind.ts";
export type { CallParameters, ConnectionQuery, GithubSession, Page } from "./session/session.ts";
