export type { Check, CheckUse, Collector, Limit, Provider, ProviderKind } from "@bylaw/core";
export * from "./checks.gen.ts";
export { repositories } from "./collectors/repositories.ts";
export type { GithubApp } from "./connect.ts";
export { githubKind } from "./kind.ts";
export { requiresApprovals } from "./lib/branch-requirements.ts";
export type { Actor, ClassicProtection, Repository, Ruleset } from "./lib/repository.ts";
export { type GithubOptions, github } from "./provider.ts";
export type { CallParameters, ConnectionQuery, GithubSession, Page } from "./session.ts";
