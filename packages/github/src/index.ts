export type { Check, CheckUse, Collector, Limit, Provider } from "@bylaw/core";
export type { ProviderKind } from "@bylaw/core/provider";
export * from "./checks.gen.ts";
export { repositories } from "./collectors/repositories/repositories.ts";
export type {
  Actor,
  ClassicProtection,
  Repository,
  RequiredCheck,
  Review,
  Ruleset,
} from "./collectors/repositories/repository.ts";
export { hasLiveBranch } from "./lib/live-branch.ts";
export { asksForReview, reviewed } from "./lib/review.ts";
export type { GithubApp } from "./provider/connect.ts";
export { type GithubOptions, github } from "./provider/provider.ts";
export { githubKind } from "./session/kind.ts";
export type { CallParameters, ConnectionQuery, GithubSession, Page } from "./session/session.ts";
