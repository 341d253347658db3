export type { Check, CheckUse, Collector, Limit, Provider, ProviderKind } from "@bylaw/core";
export * from "./checks.gen.ts";
export { repositories } from "./collectors/repositories/repositories.ts";
export type { Actor, ClassicProtection, Repository, Ruleset } from "./collectors/repositories/repository.ts";
export { requiresApprovals } from "./lib/branch-requirements.ts";
export type { GithubApp } from "./provider/connect.ts";
export { type GithubOptions, github } from "./provider/provider.ts";
export { githubKind } from "./session/kind.ts";
export type { CallParameters, ConnectionQuery, GithubSession, Page } from "./session/session.ts";
