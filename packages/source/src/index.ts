// What a company writes, read as it is written.
export type { AcceptedFinding, LintFinding } from "./lint/finding.ts";
export { type Lint, lint } from "./lint/lint.ts";
export { type LintedProgram, lintProgram, type ToLint } from "./lint/lint-program.ts";
export type { LintOptions } from "./lint/options.ts";
export type { BadExample, Rule } from "./lint/rule.ts";
export { lintRules } from "./lint/rules/rules.ts";
export { openSources, type Sources, sourcesOf } from "./project/sources.ts";
