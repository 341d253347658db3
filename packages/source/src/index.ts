// What a company writes, read as it is written.

export { sourceAuthenticationHandlers } from "./application/authentication-handlers.ts";
export type { SourceSession } from "./application/kind.ts";
export type { SourceOptions } from "./application/options.ts";
export { type SourceProvider, source } from "./application/provider.ts";
export type { AuthenticationHandler, SourceRoute } from "./application/resources.ts";
export { sourceRoutes } from "./application/routes.ts";
export type { AuthenticationEvent } from "./audit-calls/events.ts";
export * from "./checks.gen.ts";
export type { AcceptedFinding, LintFinding } from "./lint/finding.ts";
export { type Lint, lint } from "./lint/lint.ts";
export { type LintedProgram, lintProgram, type ToLint } from "./lint/lint-program.ts";
export type { LintOptions } from "./lint/options.ts";
export type { BadExample, Rule } from "./lint/rule.ts";
export { lintRules } from "./lint/rules/rules.ts";
export { openSources, type Sources, sourcesOf } from "./project/sources.ts";
