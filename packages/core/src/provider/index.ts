// The door of whoever brings in a system: what a provider and its listings are made of.

export { type CallCount, callsAtMost, callsInWords, type Population } from "../language/checks/call-count.ts";
export type { Applicability } from "../language/checks/check.ts";
export {
  type CollectorDefinition,
  defineCollector,
  type Identified,
  type ResourceLocation,
  type UnreadableResource,
  unreadableResource,
} from "../language/checks/collector.ts";
export {
  type CallRequest,
  type Connection,
  defineProviderKind,
  type ExpectedScope,
  type PermissionSet,
  type ProviderKind,
  type Scope,
  type ScopeAccess,
  type SessionTools,
  scopeKey,
} from "../language/checks/provider.ts";
export { type Omission, omit } from "../language/company/omission.ts";
export { levelOf, needsAcceptance, type RiskRating, ratingText } from "../language/company/risk.ts";
export { wordingText } from "../language/company/wording.ts";
export {
  approvalKind,
  type FindingNoted,
  findingsSchema,
  openFindings,
} from "../language/evidence/built-in.ts";
export {
  type ClosedFile,
  type ClosedSystem,
  closedReviewSchema,
  closedWords,
  type FileDigest,
  REVIEW_FORMAT,
  reviewFiles,
  sealedFiles,
} from "../language/evidence/closed-review.ts";
export type { DefinedKind, EvidenceKindDefinition } from "../language/evidence/define-kind.ts";
export type { EvidenceKind, ShowsContext } from "../language/evidence/kind.ts";
export { isPlaceholder } from "../language/evidence/placeholder.ts";
export {
  commonFields,
  type EvidenceRecord,
  type RecordFault,
  type RecordReview,
  recordSchema,
} from "../language/evidence/record.ts";
export type {
  EvidenceEvent,
  PersonAnswer,
  RequirementOptions,
  RequirementTerms,
} from "../language/evidence/requirement.ts";
export {
  type EvidenceSession,
  evidenceOperations,
  evidenceProvider,
  type Folder,
  isHeldToReview,
  type ReviewHeldTo,
} from "../language/evidence/session.ts";
export { personOf } from "../language/people/person.ts";
export { addDays, addMonths } from "../language/values/day.ts";
export { located } from "../language/values/defined.ts";
export { byCodeUnits, type Json } from "../language/values/json.ts";
export type { JsonSafe } from "../language/values/json-safe.ts";
export { nameKey } from "../language/values/names.ts";
export {
  absent,
  countBetween,
  inspect,
  isObserved,
  known,
  type ObservedState,
  observed,
  unreadable,
} from "../language/values/observed.ts";
export {
  isReadError,
  type Problem,
  ReadError,
  type ReasonCode,
  reasonCodes,
} from "../language/values/problem.ts";
export { listText, quantity, quantityText, tlsVersions } from "../language/values/quantity.ts";
export { describeEach, describeMany } from "./describe-each.ts";
export { defineHttpKind, type HttpKind } from "./http/kind.ts";
export type { HttpOperation, HttpParameters } from "./http/operation.ts";
export { type HttpProviderOptions, httpProvider } from "./http/provider.ts";
export type { HttpPaging, HttpSession } from "./http/session.ts";
export { listedOncePerRun, oncePerRun, type SharingSession } from "./once.ts";
export { followPages } from "./paging.ts";
export { mapParallel } from "./parallel.ts";
export { isThisMachine, type Proxies, proxiesOf } from "./proxies.ts";
export { answerMismatch, observeCall, partialAnswer, readable, shapeMismatch } from "./reading.ts";
export { scopeOf } from "./scope-of.ts";
