// The door of front ends: plan, collect, evaluate, and the words for what came of it.
export type { Answer } from "../coverage/answer.ts";
export type { Deviation, Ending, Judging } from "../coverage/checks/deviations.ts";
export type { NothingJudged } from "../coverage/checks/nothing-judged.ts";
export {
  type JudgedPopulation,
  type PopulationMember,
  populationsIn,
} from "../coverage/checks/populations.ts";
export { type TaskTally, talliesIn } from "../coverage/checks/tallies.ts";
export type { WaivedDays } from "../coverage/checks/waived.ts";
export type { Assurance, ControlCoverage, CriterionCoverage } from "../coverage/controls.ts";
export { type Coverage, type CoverageOptions, coverageOf } from "../coverage/coverage.ts";
export { planCoverage } from "../coverage/coverage-plan.ts";
export { requirementOfPlan } from "../coverage/owed/as-planned.ts";
export type { Occurrence, OccurrenceState } from "../coverage/owed/occurrence.ts";
export type { RequirementCoverage } from "../coverage/owed/occurrences.ts";
export { coveragePart } from "../coverage/part.ts";
export type { Change, ChangedNoun, PlanChange } from "../coverage/plans/plan-changes.ts";
export { DRAWING } from "../coverage/population/draw.ts";
export type { PopulationGap } from "../coverage/population/gaps.ts";
export {
  type FoundItem,
  type PopulationPlace,
  type PopulationRead,
  populationIn,
} from "../coverage/population/population-in.ts";
export { assertSeed, drawSample, type Sample, type SampledItem } from "../coverage/population/sample.ts";
export type { RecordChange } from "../coverage/records/record-changes.ts";
export type { Damage } from "../coverage/runs/damage.ts";
export { isLeftOpen } from "../coverage/runs/last-decided.ts";
export { type LatestRuns, latestRuns } from "../coverage/runs/latest-runs.ts";
export { type LostListings, lostListings } from "../coverage/runs/lost-listings.ts";
export { ofProgram } from "../coverage/runs/of-program.ts";
export {
  type ChangeKind,
  changeKinds,
  firstChanges,
  type RunChange,
  type RunChanges,
  runChanges,
} from "../coverage/runs/run-changes.ts";
export {
  branchesOf,
  type LazyRun,
  type SeenRun,
  seen,
  type Whereabouts,
  whyNotCounted,
  whyNotOurs,
} from "../coverage/runs/seen-run.ts";
export { type SeenRuns, seenRuns } from "../coverage/runs/seen-runs.ts";
export type { Stood } from "../coverage/runs/stood.ts";
export type { Span } from "../coverage/span.ts";
export { isLost, type LostRuns, lostLines } from "../coverage/words/lost.ts";
export { judgedAnewText, recordText } from "../coverage/words/owed.ts";
export {
  coverageSections,
  coverageTally,
  coverageVerdict,
  runLines,
  type Section,
} from "../coverage/words/sections.ts";
export { type Mark, markLegend, markSigns, monthsOf, proofText, stripOf } from "../coverage/words/strip.ts";
export type { BacklogChange, WaiverChange } from "../diff/allowances.ts";
export type { ClaimingControl, CriterionChange, CriterionStanding } from "../diff/criteria.ts";
export { type Diff, diffOf, isNothing, type MovedTask } from "../diff/diff.ts";
export { type JudgedProgram, judgeProgram } from "../diff/judged.ts";
export { type VerdictKind, verdictKinds } from "../diff/kinds.ts";
export type { ParameterChange } from "../diff/parameters.ts";
export type { PolicyChange } from "../diff/policies.ts";
export type { Said, SentenceChange } from "../diff/sentences.ts";
export type { SightChange } from "../diff/sight.ts";
export type { TurnedVerdict, VerdictChange } from "../diff/verdicts.ts";
export { createKeeper, type JudgedRun, type Keeper } from "../keep/keeper.ts";
export { keptDueText, keptLimitText } from "../keep/plan-words.ts";
export { bySeverity, type CheckSubject } from "../language/checks/check.ts";
export { asUse } from "../language/checks/check-use.ts";
export type { ResourceLocation } from "../language/checks/collector.ts";
export { scopeKey } from "../language/checks/provider.ts";
export { collectorsOf, joinedListing, joinedListings, primaryCollector } from "../language/checks/view.ts";
export { dormantDays, ownersIn, reviewersOf } from "../language/company/access-review.ts";
export type { Alternative, Verification } from "../language/company/alternative.ts";
export { amountsIn, type WrittenAmount } from "../language/company/amount.ts";
export {
  areFailures,
  type BacklogCriteria,
  type BacklogFailures,
  type BacklogGroup,
} from "../language/company/backlog.ts";
export type { ChecklistLine, ChecklistShower } from "../language/company/checklist.ts";
export { controlText } from "../language/company/control.ts";
export { type Criterion, claims, criterionKey } from "../language/company/framework.ts";
export { frequencyText } from "../language/company/frequency.ts";
export type { Omission } from "../language/company/omission.ts";
export { levelOf, type RiskLevel, type RiskRating, ratingText } from "../language/company/risk.ts";
export { shownParameters, statementText } from "../language/company/statement.ts";
export { parameterText } from "../language/company/wording.ts";
export { answers } from "../language/evidence/answer.ts";
export { isOpen } from "../language/evidence/built-in.ts";
export { recordsOf } from "../language/evidence/records.ts";
export { blindSpotsOf, dueText } from "../language/evidence/words.ts";
export { type AnyTask, askedOf, fixOf, titleOf } from "../language/links/any-task.ts";
export { findById, nearestIds } from "../language/links/find.ts";
export { gapsOf } from "../language/links/gaps.ts";
export {
  type ClaimingControls,
  type Links,
  linksOf,
  type Readers,
} from "../language/links/links.ts";
export { collectorsOfCheck, listingsOfCheck } from "../language/links/reads.ts";
export {
  collectorsOfRequirement,
  type RequirementTask,
  readsRecords,
  recordListing,
} from "../language/links/requirement-task.ts";
export type { Task } from "../language/links/task.ts";
export { holderOn, ownerText, personOf } from "../language/people/person.ts";
export { assertValidProgram, type ProgramProblem, validateProgram } from "../language/validate/validate.ts";
export { addDays, dayIn, isDay } from "../language/values/day.ts";
export { limitText } from "../language/values/limit.ts";
export { type AnyParameter, resolveLimit } from "../language/values/parameter.ts";
export { thrownBy } from "../language/values/problem.ts";
export { quantityText } from "../language/values/quantity.ts";
export { sha256 } from "../language/values/sha256.ts";
export { counted, jsonText, plainText, showUnseen } from "../language/values/text.ts";
export { systemsIn } from "./accounts/systems-in.ts";
export type { CollectOptions, CollectProgress } from "./collect/collect.ts";
export type { RunTools } from "./collect/tools.ts";
export { type RequirementOfControl, requirementsAbout } from "./evidence/about-vendor.ts";
export type {
  Acknowledgements,
  ApprovalRecord,
  ApprovalState,
  Owing,
  PolicyAdoption,
} from "./evidence/adoption.ts";
export { faultText } from "./evidence/counting.ts";
export { type Digests, digestsOf } from "./evidence/digests.ts";
export type { RefusedRecord } from "./evidence/evaluate-requirements.ts";
export { peopleIn } from "./evidence/people-in.ts";
export { windowsOfTask } from "./evidence/rhythm.ts";
export type { ObservationSink } from "./judge/evaluate-scope.ts";
export { createVerdictMemory, type VerdictMemory } from "./judge/memory.ts";
export type { Observation, ResourceReference, Verdict } from "./observation.ts";
export {
  type Counts,
  countsText,
  exitCodeOf,
  isPlanned,
  isWaived,
  type Outcome,
  outcomes,
  rollUp,
  type Standing,
} from "./outcome.ts";
export { type Plan, planRun } from "./plan.ts";
export type { Item, ListingSummary, RecordedListing, Recording } from "./recording.ts";
export {
  type BacklogEntry,
  type BacklogReport,
  type BacklogState,
  backlogName,
} from "./report/backlog.ts";
export {
  type ChecklistPart,
  type ChecklistReport,
  checklistOf,
} from "./report/checklist.ts";
export type { ChecklistState } from "./report/checklist-sources.ts";
export { excuseText } from "./report/excuse-text.ts";
export {
  type Explanation,
  explainObservation,
  problemLine,
  statementLine,
} from "./report/explain.ts";
export type { Finding, Findings, Obstacle } from "./report/findings.ts";
export { type PhaseDays, type PhaseId, phaseDays } from "./report/phase-days.ts";
export { whenOwnerLeft } from "./report/plan-owner.ts";
export { lastPlannedDay } from "./report/planned-days.ts";
export { recordLines } from "./report/records.ts";
export {
  type ControlReport,
  type CriterionReport,
  mayWait,
  type Report,
  type RequirementReport,
  type Result,
  type RiskReport,
  type TaskReport,
} from "./report/report.ts";
export { selectionText } from "./report/selection-text.ts";
export { type StillDue, stillDueText } from "./report/still-due.ts";
export { countedAs } from "./report/tally.ts";
export { tallyText } from "./report/tally-text.ts";
export { type Phase, type PhaseState, type Timeline, timelineOf } from "./report/timeline.ts";
export { type WaiverReport, type WaiverState, waiverStateText } from "./report/waivers.ts";
export { collectProgram, type EvaluateOptions, evaluateRecording } from "./run.ts";
export type { Selection } from "./select.ts";
