export { type Alternative, anyOf, type Verification } from "./language/alternative.ts";
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
} from "./language/check.ts";
export {
  type Collector,
  type CollectorDefinition,
  defineCollector,
  type Identified,
  type UnreadableResource,
  unreadableResource,
} from "./language/collector.ts";
export {
  type Control,
  type ControlDefinition,
  defineControl,
  type Frequency,
} from "./language/control.ts";
export type { IsoDate } from "./language/date.ts";
export { defineEnvironment, type Environment } from "./language/environment.ts";
export { BylawError, type BylawErrorCode, isBylawError } from "./language/errors.ts";
export {
  attested,
  type EvidenceOptions,
  type EvidenceRequirement,
  exercise,
  type Recurrence,
} from "./language/evidence.ts";
export {
  type Assertion,
  allOf,
  type Fact,
  fact,
  type ListFact,
  type QuantityFact,
} from "./language/fact.ts";
export {
  type Criterion,
  type CriterionReference,
  defineFramework,
  type Framework,
  type FrameworkDefinition,
  type FrameworkScope,
  type ScopeOptions,
} from "./language/framework.ts";
export { type Soc2Category, type Soc2Criterion, soc2 } from "./language/frameworks/soc2.ts";
export type { Json, JsonSafe } from "./language/json.ts";
export { byCodeUnits } from "./language/json.ts";
export { atLeast, atMost, type Direction, type Limit, limitText } from "./language/limit.ts";
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
} from "./language/observed.ts";
export {
  type AnyParameter,
  defineParameter,
  type Parameter,
  resolveLimit,
  type Setting,
} from "./language/parameter.ts";
export {
  definePerson,
  defineRole,
  type Owner,
  ownerText,
  type Person,
  personOf,
  type Role,
} from "./language/person.ts";
export { definePolicy, type Policy } from "./language/policy.ts";
export { isReadError, type Problem, ReadError, type ReasonCode, reasonCodes } from "./language/problem.ts";
export {
  defineProgram,
  type Organization,
  type Period,
  type Program,
  type ProgramDefinition,
} from "./language/program.ts";
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
} from "./language/provider.ts";
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
} from "./language/quantity.ts";
export {
  defaultRiskMatrix,
  defineRisk,
  type Risk,
  type RiskLevel,
  type RiskMatrix,
  type RiskRating,
} from "./language/risk.ts";
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
} from "./language/statement.ts";
export { plainText } from "./language/text.ts";
export { assertValidProgram, type ProgramProblem, validateProgram } from "./language/validate.ts";
export {
  collectorsOf,
  defineView,
  type Listing,
  primaryCollector,
  type ResourcesOf,
  type View,
  type ViewDefinition,
} from "./language/view.ts";
export { type Waiver, waive } from "./language/waiver.ts";
export type { CollectOptions, CollectProgress } from "./run/collect.ts";
export type { ObservationSink } from "./run/evaluate-scope.ts";
export {
  type Explanation,
  explainObservation,
  problemLine,
  statementLine,
  statementsOf,
} from "./run/explain.ts";
export type { Observation, ResourceReference, Verdict } from "./run/observation.ts";
export { type Counts, exitCodeOf, isWaived, type Outcome, outcomes, rollUp } from "./run/outcome.ts";
export { mapParallel } from "./run/parallel.ts";
export { collectorsOfCheck, type Plan, planRun, type Task } from "./run/plan.ts";
export type { Item, ListingSummary, RecordedListing, Recording } from "./run/recording.ts";
export type { ControlReport, CriterionReport, Report, Result, RiskReport, TaskReport } from "./run/report.ts";
export { collectProgram, type EvaluateOptions, evaluateRecording } from "./run/run.ts";
export type { RunTools } from "./run/tools.ts";
export type { WaiverReport, WaiverState } from "./run/waivers.ts";
