export type {
  BaselineControlId,
  BaselinePolicyId,
  BaselineRiskId,
  BaselineStatementId,
} from "./baseline/ids.ts";
export type {
  BaselineOptions,
  Removable,
  Replacements,
  Supply,
  Tightening,
  Tightenings,
} from "./baseline/options.ts";
export { type Baseline, type BaselineProgram, soc2Baseline } from "./baseline/soc2-baseline.ts";
export type { Controls, Originals, Owners, Terms } from "./terms.ts";
export * from "./topics/acceptable-use/parameters.ts";
export * from "./topics/access/parameters.ts";
export * from "./topics/business-continuity/parameters.ts";
export * from "./topics/change-management/parameters.ts";
export * from "./topics/code-of-conduct/parameters.ts";
export * from "./topics/data-classification/classes.ts";
export * from "./topics/encryption/parameters.ts";
export * from "./topics/incident-response/parameters.ts";
export * from "./topics/information-security/parameters.ts";
export * from "./topics/logging-and-monitoring/parameters.ts";
export * from "./topics/retention-and-disposal/parameters.ts";
export * from "./topics/risk-management/parameters.ts";
export * from "./topics/vendor-management/parameters.ts";
export * from "./topics/vulnerability-management/parameters.ts";
