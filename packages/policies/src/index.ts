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
