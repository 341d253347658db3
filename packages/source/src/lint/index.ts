// The language lint: what a company writes, read as it is written.

export { openSources, type Sources, sourcesOf } from "../project/sources.ts";
export type { AcceptedFinding, LintFinding } from "./finding.ts";
export { type Lint, lint } from "./lint.ts";
export { type LintedProgram, lintProgram, type ToLint } from "./lint-program.ts";
export type { LintOptions } from "./options.ts";
export type { BadExample, Rule } from "./rule.ts";
export { lintRules } from "./rules/rules.ts";
