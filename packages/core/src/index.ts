export {
  type AnyCheck,
  type Applicability,
  type Assertions,
  asUse,
  type Bindings,
  type Check,
  type CheckSubject,
  type CheckUse,
  defineCheck,
  type EachDefinition,
  type Limits,
  type OverDefinition,
  type Selector,
  type Severity,
} from "./language/checks/check.ts";
export {
  type Collector,
  type CollectorDefinition,
  defineCollector,
  type Identified,
  type UnreadableResource,
  unreadableResource,
} from "./language/checks/collector.ts";
export {
  type Assertion,
  allOf,
  type Fact,
  fact,
  type ListFact,
  type QuantityFact,
} from "./language/checks/fact.ts";
export {
  type CallRequest,
  type Connection,
  defineProviderKind,
  type PermissionSet,
  type Provider,
  type ProviderKind,
  type Scope,
  type ScopeAccess,
  type SessionTools,
  scopeKey,
} from "./language/checks/provider.ts";
export {
  collectorsOf,
  defineView,
  type Listing,
  primaryCollector,
  type ResourcesOf,
  type View,
  type ViewDefinition,
} from "./language/checks/view.ts";
export { type Alternative, anyOf, type Verification } from "./language/company/alternative.ts";
export {
  type Control,
  type ControlDefinition,
  defineControl,
  type Frequency,
} from "./language/company/control.ts";
export {
  attested,
  type EvidenceOptions,
  type EvidenceRequirement,
  exercise,
  type Recurrence,
} from "./language/company/evidence.ts";
export {
  type Criterion,
  type CriterionReference,
  defineFramework,
  type Framework,
  type FrameworkDefinition,
  type FrameworkScope,
  type ScopeOptions,
} from "./language/company/framework.ts";
export { type Soc2Category, type Soc2Criterion, soc2 } from "./language/company/frameworks/soc2.ts";
export {
  definePerson,
  defineRole,
  type Owner,
  ownerText,
  type Person,
  personOf,
  type Role,
} from "./language/company/person.ts";
export { definePolicy, type Policy } from "./language/company/policy.ts";
export {
  defineProgram,
  type Organization,
  type Period,
  type Program,
  type ProgramDefinition,
} from "./language/company/program.ts";
export {
  defaultRiskMatrix,
  defineRisk,
  type Risk,
  type RiskLevel,
  type RiskMatrix,
  type RiskRating,
} from "./language/company/risk.ts";
export {
  type Level,
  may,
  must,
  mustNot,
  parameterText,
  type Statement,
  type StatementTag,
  should,
  shouldNot,
  shownParameters,
  statementText,
} from "./language/company/statement.ts";
export { type Waiver, waive } from "./language/company/waiver.ts";
export { assertValidProgram, type ProgramProblem, validateProgram } from "./language/validate/validate.ts";
export type { IsoDate } from "./language/values/date.ts";
export { defineEnvironment, type Environment } from "./language/values/environment.ts";
export { BylawError, type BylawErrorCode, isBylawError } from "./language/values/errors.ts";
export type { Json, JsonSafe } from "./language/values/json.ts";
export { byCodeUnits } from "./language/values/json.ts";
export { atLeast, atMost, type Direction, type Limit, limitText } from "./language/values/limit.ts";
export {
  absent,
  from,
  inspect,
  isObserved,
  known,
  type Observed,
  type ObservedState,
  observed,
  unreadable,
  whenAbsent,
} from "./language/values/observed.ts";
export {
  type AnyParameter,
  defineParameter,
  type Parameter,
  resolveLimit,
  type Setting,
} from "./language/values/parameter.ts";
export {
  isReadError,
  type Problem,
  ReadError,
  type ReasonCode,
  reasonCodes,
} from "./language/values/problem.ts";
export {
  type Amount,
  count,
  days,
  hours,
  listText,
  months,
  names,
  type Quantity,
  quantity,
  quantityText,
  type TlsVersion,
  tls,
  tlsVersions,
  type Unit,
  type UnitAmounts,
  years,
} from "./language/values/quantity.ts";
export { plainText } from "./language/values/text.ts";
export type { CollectOptions, CollectProgress } from "./run/collect/collect.ts";
export { mapParallel } from "./run/collect/parallel.ts";
export type { RunTools } from "./run/collect/tools.ts";
export type { ObservationSink } from "./run/judge/evaluate-scope.ts";
export type { Observation, ResourceReference, Verdict } from "./run/observation.ts";
export { type Counts, exitCodeOf, isWaived, type Outcome, outcomes, rollUp } from "./run/outcome.ts";
export { collectorsOfCheck, type Plan, planRun, type Task } from "./run/plan.ts";
export type { Item, ListingSummary, RecordedListing, Recording } from "./run/recording.ts";
export {
  type Explanation,
  explainObservation,
  problemLine,
  statementLine,
  statementsOf,
} from "./run/report/explain.ts";
export type {
  ControlReport,
  CriterionReport,
  Report,
  Result,
  RiskReport,
  TaskReport,
} from "./run/report/report.ts";
export type { WaiverReport, WaiverState } from "./run/report/waivers.ts";
export { collectProgram, type EvaluateOptions, evaluateRecording } from "./run/run.ts";
