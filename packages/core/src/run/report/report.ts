import type { AnyCheck } from "../../language/checks/check.ts";
import type { BacklogGroup } from "../../language/company/backlog.ts";
import type { Control } from "../../language/company/control.ts";
import type { Criterion, FrameworkScope } from "../../language/company/framework.ts";
import type { Program } from "../../language/company/program.ts";
import { levelOf, type Risk, type RiskLevel } from "../../language/company/risk.ts";
import type { Vendor } from "../../language/company/vendor.ts";
import type { Unclaimed } from "../../language/evidence/session.ts";
import type { AnyTask } from "../../language/links/any-task.ts";
import { linksOf } from "../../language/links/links.ts";
import type { RequirementTask } from "../../language/links/requirement-task.ts";
import type { Task } from "../../language/links/task.ts";
import { unlistedVendors, unreadVendors } from "../../language/links/unlisted-vendors.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { dayIn } from "../../language/values/day.ts";
import type { PolicyAdoption } from "../evidence/adoption.ts";
import type { NotCounted, RefusedRecord } from "../evidence/evaluate-requirements.ts";
import {
  addCounts,
  type Counts,
  exitCodeOf,
  isPlanned,
  isWaived,
  noCounts,
  type Outcome,
  rollUp,
} from "../outcome.ts";
import type { Plan } from "../plan.ts";
import type { ListingSummary, Recording } from "../recording.ts";
import type { Selection } from "../select.ts";
import { type BacklogReport, plannedFor } from "./backlog.ts";
import type { Findings, FindingsBook } from "./findings.ts";
import type { DueBook, StillDue } from "./still-due.ts";
import type { Tally } from "./tally.ts";
import { createTelling, type Telling } from "./telling.ts";
import type { WaiverReport } from "./waivers.ts";

/** A roll-up: what a group came to, and from how many of each. */
export interface Result {
  readonly outcome: Outcome;
  /** True when something failed and every failure is waived. */
  readonly waived: boolean;
  /** True when something failed that is planned or of an advisory use, and nothing else did that is not waived. */
  readonly planned: boolean;
  readonly counts: Readonly<Counts>;
}

export interface TaskReport extends Result {
  readonly task: Task;
  readonly check: AnyCheck;
  /** True when it counts for nothing, whatever it came to: another verification of its alternative is enough, or may be. */
  readonly excused: boolean;
  /** True where it is excused, and whether the other one is enough could not be decided: it may count after all. */
  readonly mayCount: boolean;
}

/** What a requirement came to: of how many persons or policies, and what is still to be shown. */
export interface RequirementReport extends Result {
  readonly task: RequirementTask;
  /** What is still to be shown by a day to come; undefined where nothing is. */
  readonly stillDue?: StillDue;
  /** True when it counts for nothing, whatever it came to: another verification of its alternative is enough, or may be. */
  readonly excused: boolean;
  /** True where it is excused, and whether the other one is enough could not be decided: it may count after all. */
  readonly mayCount: boolean;
}

export interface ControlReport extends Result {
  readonly control: Control;
  readonly tasks: readonly TaskReport[];
  readonly requirements: readonly RequirementReport[];
  /** True when a selected run judged only some of what the control asks for: the outcome is of that alone. */
  readonly partial: boolean;
}

export interface CriterionReport extends Result {
  readonly criterion: Criterion;
  /** `out-of-scope` and `uncovered` criteria have no counts. */
  readonly coverage: "covered" | "out-of-scope" | "uncovered";
  /** Why it is out of scope. */
  readonly reason?: string;
  /** What is planned where no control satisfies it, or nothing stands behind it yet. */
  readonly backlog?: BacklogGroup;
  readonly primary: readonly ControlReport[];
  readonly supporting: readonly ControlReport[];
}

export interface RiskReport {
  readonly risk: Risk;
  readonly inherent: RiskLevel;
  /** The rating that the owner declares. */
  readonly residual: RiskLevel;
  /** What the controls that earn the residual rating come to now. */
  readonly controls: Result;
  /**
   * `earned` when they pass. A waived or planned failure is a failure here: the harm it allows is not mitigated. `uncontrolled` when
   * no control is named: the owner accepts it, transfers it or avoids what it comes from.
   */
  readonly status: "earned" | "not-earned" | "undecided" | "uncontrolled";
  /** True when the day is over by which its owner was to look at it again. */
  readonly overdue: boolean;
}

/** What a run came to. Observations are not in it: they go to the sink, one by one. */
export interface Report {
  readonly program: Program;
  /**
   * What the run was asked for; absent when it ran the whole program. Then only what was judged as a whole is told: criteria,
   * risks and waivers that need more are not in the report, and the exit code is of what was asked for.
   */
  readonly selection?: Selection;
  /** The resources asked for that nothing was observed of. */
  readonly missing: readonly string[];
  /** When collecting began, ISO 8601 UTC: what the verdicts are about, and when waivers are held to. */
  readonly startedAt: string;
  readonly exitCode: 0 | 1 | 2 | 3;
  readonly total: Result;
  readonly controls: readonly ControlReport[];
  /** Of every framework that the program is held to, in its order. */
  readonly criteria: readonly CriterionReport[];
  /** Those in scope that no control satisfies. They count as undecided, but for those that are planned. */
  readonly gaps: readonly CriterionReport[];
  /** Those behind which nothing stands but what people still have to show. They count in the same way. */
  readonly waiting: readonly CriterionReport[];
  readonly risks: readonly RiskReport[];
  /** Of every policy: who approved its text, and who has still to acknowledge it. */
  readonly adoption: readonly PolicyAdoption[];
  readonly waivers: readonly WaiverReport[];
  /** Every group of failures of the backlog, and what became of it. */
  readonly backlog: readonly BacklogReport[];
  /** The proof of completeness: every listing with its size, time and calls. */
  readonly listings: readonly ListingSummary[];
  /** The evidence records that count for nothing, and why. */
  readonly refused: readonly RefusedRecord[];
  /** Behind a requirement that passes now: records that show what does not hold, and windows that nothing answered. */
  readonly unsettled: readonly RefusedRecord[];
  /** What lies where records lie and is read as none, and why. */
  readonly unclaimed: readonly Unclaimed[];
  /** The ids that records name as persons', and the people of the program do not. */
  readonly strangers: readonly string[];
  /** Whoever works here and nobody else does, where what they review is for another to submit. */
  readonly alone?: string;
  /** The kinds of provider that the program reads and none of its vendors names. */
  readonly unlistedVendors: readonly string[];
  /** The vendors that name a kind of provider which the program does not read. */
  readonly unreadVendors: readonly Vendor[];
  /** What a person has to look at, when it was asked for. */
  readonly findings?: Findings;
}

/** What a run left behind, beside its recording. */
export interface Outcomes {
  /** Of what is told about. */
  readonly tally: Tally;
  /** Of everything that was judged: which verification of an alternative is enough hangs on all of it. */
  readonly whole: Tally;
  readonly waivers: readonly WaiverReport[];
  readonly backlog: readonly BacklogReport[];
  /** The day that the backlog is held to. */
  readonly heldTo: IsoDate;
  readonly missing: readonly string[];
  readonly notCounted: NotCounted;
  readonly adoption: readonly PolicyAdoption[];
  /** What is still to be shown, of what is told about. */
  readonly due: DueBook;
  readonly findings: FindingsBook | undefined;
}

/** Sums a run up by control, criterion and risk. */
export function reportOf(plan: Plan, recording: Recording, outcomes: Outcomes): Report {
  const { program, selection, collectors } = plan;
  const { tally, missing } = outcomes;
  const told = createTelling(plan, tally);
  const controls = program.controls
    .filter(told.control)
    .map((control) => controlReport(control, told, outcomes));
  const totals = sum(controls);
  const today = dayIn(new Date(recording.startedAt), program.organization.timeZone ?? "UTC");
  const criteria = program.frameworks.flatMap((scope) =>
    scope.criteria
      .filter(told.criterion)
      .map((one) => criterionReport(program, scope, one, controls))
      .map((one) => withBacklog(one, program, outcomes.heldTo)),
  );
  const gaps = criteria.filter(({ coverage }) => coverage === "uncovered");
  const waiting = criteria.filter(isWaiting);
  const unplanned = [...gaps, ...waiting].filter(({ backlog }) => backlog === undefined);
  const tasks = controls.flatMap((control) => [...control.tasks, ...control.requirements]);
  const excused = new Set(tasks.filter((one) => one.excused).map(({ task }) => task.id));
  const read = new Set(collectors.map(({ id }) => id));
  return {
    program,
    ...(selection !== undefined && { selection }),
    missing,
    startedAt: recording.startedAt,
    exitCode: missing.length + unplanned.length > 0 ? 2 : exitCodeOf(totals.counts),
    total: totals,
    controls,
    criteria,
    gaps,
    waiting,
    risks: program.risks.filter(told.risk).map((risk) => riskReport(program, risk, controls, today)),
    waivers: outcomes.waivers.filter(({ waiver }) => told.waiver(waiver)),
    backlog: selection === undefined ? outcomes.backlog : [],
    listings: recording.listings
      .filter(({ collector }) => selection === undefined || read.has(collector))
      .map(({ lines: _, ...summary }) => summary),
    ...outcomes.notCounted,
    adoption: outcomes.adoption,
    unlistedVendors: selection === undefined ? unlistedVendors(program) : [],
    unreadVendors: selection === undefined ? unreadVendors(program) : [],
    ...(outcomes.findings !== undefined && { findings: outcomes.findings.findings(excused) }),
  };
}

function withBacklog(one: CriterionReport, { backlog }: Program, today: IsoDate): CriterionReport {
  if (one.coverage !== "uncovered" && !isWaiting(one)) return one;
  const group = plannedFor(one.criterion, backlog, today);
  return group === undefined ? one : { ...one, backlog: group };
}

/** True where nothing stands behind a criterion that could be decided, and something could not: it may still wait. */
export function mayWait({ coverage, counts }: CriterionReport): boolean {
  const { error, manual: _, "not-applicable": __, ...others } = counts;
  return coverage === "covered" && error > 0 && Object.values(others).every((count) => count === 0);
}

function isWaiting({ coverage, counts }: CriterionReport): boolean {
  const { manual, "not-applicable": _, ...others } = counts;
  return coverage === "covered" && manual > 0 && Object.values(others).every((count) => count === 0);
}

function controlReport(
  control: Control,
  told: Telling,
  { tally, whole, due }: Pick<Outcomes, "tally" | "whole" | "due">,
): ControlReport {
  const own = told.tasks(control);
  const asked = told.requirements(control);
  const all: readonly AnyTask[] = [...own, ...asked];
  const judged = new Map(all.map((task) => [task, resultOf(countsOf(task, whole))]));
  const results = new Map(all.map((task) => [task, resultOf(countsOf(task, tally))]));
  const excuses = new Map(
    control.alternatives.flatMap((alternative) =>
      excusesAmong(
        all.filter((task) => task.alternative === alternative),
        judged,
      ),
    ),
  );
  const counts = noCounts();
  for (const [task, result] of results) if (!excuses.has(task)) addCounts(counts, result.counts);
  const reported = (task: AnyTask): Result & { readonly excused: boolean; readonly mayCount: boolean } => ({
    excused: excuses.has(task),
    mayCount: excuses.get(task) === "error",
    ...(results.get(task) as Result),
  });
  return {
    control,
    tasks: own.map((task) => ({ task, check: task.check, ...reported(task) })),
    requirements: asked.map((task) => ({ task, ...withDays(due.of(task.id)), ...reported(task) })),
    partial: !told.wholly(control),
    ...resultOf(counts),
  };
}

function withDays(stillDue: StillDue | undefined): Pick<RequirementReport, "stillDue"> {
  return stillDue === undefined ? {} : { stillDue };
}

/** A task that gave no observation at all is an error. */
function countsOf(task: AnyTask, tally: Tally): Readonly<Counts> {
  const counts = tally.counts(task.id);
  const gaveNone = Object.values(counts).every((value) => value === 0);
  return gaveNone ? { ...counts, error: 1 } : counts;
}

/**
 * The members of an alternative that need not count, each with what the ones came to that excuse it. One that passes without a waiver
 * or a plan is enough. Else one that could not be decided might have passed, and counts alone. Else all count: evidence that is still
 * to come excuses no failure.
 */
function excusesAmong(
  members: readonly AnyTask[],
  results: ReadonlyMap<AnyTask, Result>,
): readonly (readonly [AnyTask, Excuse])[] {
  const came = (member: AnyTask, outcome: Outcome): boolean => {
    const result = results.get(member);
    if (result?.outcome !== outcome) return false;
    const { waived, planned, advisory } = result.counts;
    return waived + planned + advisory === 0;
  };
  const decisive = (["pass", "error"] as const).find((outcome) =>
    members.some((member) => came(member, outcome)),
  );
  return decisive === undefined
    ? []
    : members.filter((member) => !came(member, decisive)).map((member) => [member, decisive]);
}

type Excuse = "pass" | "error";

function criterionReport(
  program: Program,
  { outOfScope }: FrameworkScope,
  criterion: Criterion,
  controls: readonly ControlReport[],
): CriterionReport {
  const claiming = linksOf(program).controlsFor(criterion);
  const reports = (of: readonly Control[]): readonly ControlReport[] =>
    controls.filter(({ control }) => of.includes(control));
  const [primary, supporting] = [reports(claiming.primary), reports(claiming.supporting)];
  const reason = outOfScope[criterion.id]?.trim() || undefined;
  const coverage = reason !== undefined ? "out-of-scope" : primary.length > 0 ? "covered" : "uncovered";
  return {
    criterion,
    coverage,
    ...(reason !== undefined && { reason }),
    primary,
    supporting,
    ...sum(primary),
  };
}

function riskReport(
  program: Program,
  risk: Risk,
  controls: readonly ControlReport[],
  today: string,
): RiskReport {
  // A program whose matrix lacks a step does not run.
  const rate = (rating: Risk["inherent"]): RiskLevel => levelOf(rating, program.riskMatrix) as RiskLevel;
  const earned = sum(
    controls.filter((report) => risk.controls.some((control) => control.id === report.control.id)),
  );
  const status = risk.controls.length === 0 ? "uncontrolled" : statusOf(earned);
  return {
    risk,
    inherent: rate(risk.inherent),
    residual: rate(risk.residual),
    controls: earned,
    status,
    overdue: risk.reviewBy < today,
  };
}

function statusOf({ outcome, counts: { fail, waived, planned, advisory } }: Result): RiskReport["status"] {
  if (fail + waived + planned + advisory > 0) return "not-earned";
  return outcome === "pass" ? "earned" : "undecided";
}

function sum(results: readonly Result[]): Result {
  const counts = noCounts();
  for (const result of results) addCounts(counts, result.counts);
  return resultOf(counts);
}

function resultOf(counts: Readonly<Counts>): Result {
  return { outcome: rollUp(counts), waived: isWaived(counts), planned: isPlanned(counts), counts };
}
