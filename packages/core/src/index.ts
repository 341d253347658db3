// The front door of a company and of whoever writes checks. Providers use ./provider, front ends ./run.
export type { Assertion } from "./language/checks/assertion.ts";
export type {
  Advisory,
  AnyCheck,
  Assertions,
  Check,
  CheckUse,
  Selector,
  Severity,
  Source,
  WhenEmpty,
} from "./language/checks/check.ts";
export type { Collector } from "./language/checks/collector.ts";
export { allOf } from "./language/checks/compose.ts";
export { type CheckDefinition, defineCheck } from "./language/checks/define-check.ts";
export { fact } from "./language/checks/fact.ts";
export type { Lookup } from "./language/checks/lookup.ts";
export type { Provider } from "./language/checks/provider.ts";
export { asFarAsRead, defineView, type Listing, type View } from "./language/checks/view.ts";
export {
  type AccessReview,
  type AccessReviewDefinition,
  defineAccessReview,
} from "./language/company/access-review.ts";
export type { Account, ListedAccount, SystemListing } from "./language/company/account.ts";
export { anyOf } from "./language/company/alternative.ts";
export { type Backlog, defineBacklog } from "./language/company/backlog.ts";
export {
  type ChecklistLine,
  type ChecklistShower,
  type ChecklistSource,
  defineChecklistLine,
} from "./language/company/checklist.ts";
export { type Control, type ControlDefinition, defineControl } from "./language/company/control.ts";
export { type DataClass, defineDataClass } from "./language/company/data-class.ts";
export {
  type CriterionReference,
  defineFramework,
  type Framework,
  type FrameworkScope,
} from "./language/company/framework.ts";
export { type Soc2Category, type Soc2Criterion, soc2 } from "./language/company/frameworks/soc2.ts";
export { definePolicy, type Policy } from "./language/company/policy.ts";
export {
  type Attribute,
  type Attributes,
  definePopulation,
  type LookedAt,
  type Population,
} from "./language/company/population.ts";
export { defineProgram, type Program, type ProgramDefinition } from "./language/company/program.ts";
export {
  defaultRiskMatrix,
  defineRisk,
  fiveByFive,
  type Risk,
  type RiskMatrix,
} from "./language/company/risk.ts";
export {
  type Demand,
  may,
  must,
  mustNot,
  type Statement,
  should,
  shouldNot,
} from "./language/company/statement.ts";
export { type Audit, defineSystem, type Milestones, type System } from "./language/company/system.ts";
export { defineVendor, type Vendor } from "./language/company/vendor.ts";
export { type Waiver, waive } from "./language/company/waiver.ts";
export { says, type Wording } from "./language/company/wording.ts";
export { attested, exercise } from "./language/evidence/built-in.ts";
export { defineEvidenceKind } from "./language/evidence/define-kind.ts";
export type { EvidenceRequirement } from "./language/evidence/requirement.ts";
export { definePerson, defineRole, type Owner, type Person, type Role } from "./language/people/person.ts";
export { type RecordReviews, type ReviewedFile, reviewsFrom } from "./language/people/reviews.ts";
export { staffFrom } from "./language/people/staff.ts";
export { age } from "./language/values/age.ts";
export { countWhere } from "./language/values/count-where.ts";
export type { IsoDate } from "./language/values/date.ts";
export { defineEnvironment, type Environment } from "./language/values/environment.ts";
export { BylawError, type BylawErrorCode, isBylawError } from "./language/values/errors.ts";
export { from, whenAbsent } from "./language/values/from.ts";
export { atLeast, atMost, type Limit } from "./language/values/limit.ts";
export { both, either, not } from "./language/values/logic.ts";
export type { Observed } from "./language/values/observed.ts";
export { defineParameter, type Parameter, type Setting } from "./language/values/parameter.ts";
export {
  count,
  days,
  hours,
  months,
  names,
  type Quantity,
  type TlsVersion,
  tls,
  type Unit,
  years,
} from "./language/values/quantity.ts";
