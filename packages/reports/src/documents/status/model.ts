import {
  type Counts,
  countsText,
  explainObservation,
  type Finding,
  linksOf,
  type Observation,
  type Obstacle,
  type Report,
  type Result,
  recordLines,
  scopeKey,
  tallyText,
  type WaiverState,
  waiverStateText,
} from "@bylaw/core/run";
import { type WaiverModel, waiverModel } from "../../parts/waiver.ts";

/** What the status of one run says. */
export interface StatusModel {
  readonly organization: string;
  readonly framework: string;
  readonly startedAt: string;
  readonly revision: string | null;
  /** What the run was asked for; null when it ran the whole program. */
  readonly selection: string | null;
  readonly total: ResultModel;
  /** What `bylaw check` ends with: 0 only when nothing fails, is undecided, missing or a gap. */
  readonly exitCode: number;
  /** True when coverage.md, beside it, tells how the period went. */
  readonly coverage: boolean;
  /** What else is written of the run beside it. */
  readonly beside: readonly string[];
  /** How many criteria in scope no control satisfies. */
  readonly gaps: number;
  readonly waiting: number;
  /** What was asked for and not found. */
  readonly missing: readonly string[];
  readonly criteria: readonly ({
    readonly id: string;
    readonly title: string;
    readonly coverage: string;
    readonly reason: string | null;
  } & ResultModel)[];
  readonly controls: readonly ({ readonly id: string; readonly title: string } & ResultModel)[];
  readonly risks: readonly RiskStatus[];
  readonly waivers: readonly (WaiverModel & { readonly state: WaiverState; readonly meaning: string })[];
  readonly backlog: readonly BacklogModel[];
  readonly listings: {
    readonly total: number;
    readonly complete: number;
    readonly incomplete: readonly { readonly id: string; readonly scope: string; readonly problem: string }[];
  };
  /** The evidence records that count for nothing, and what else a person has to look at among them. */
  readonly records: readonly string[];
  /** What failed, waived or not; null when the run kept no findings. */
  readonly findings: readonly FindingModel[] | null;
  /** How many more failed than are listed. */
  readonly unlisted: number;
  /** What could not be decided, by what stands in the way; null when the run kept no findings. */
  readonly undecided: readonly ObstacleModel[] | null;
}

/** A group of the backlog, and how much of it fails still. */
export interface BacklogModel {
  readonly check: string;
  /** True when it is an evidence requirement. */
  readonly evidence: boolean;
  readonly owner: string;
  readonly until: string;
  readonly overdue: boolean;
  readonly reason: string;
  readonly total: number;
  readonly fails: number;
}

export interface ResultModel {
  readonly outcome: string;
  readonly waived: boolean;
  readonly planned: boolean;
  readonly counts: Readonly<Counts>;
  /** `12 pass, 1 fail`. */
  readonly tally: string;
}

export interface RiskStatus {
  readonly id: string;
  readonly title: string;
  readonly inherent: string;
  readonly residual: string;
  /** Whether the controls earn the residual rating in this run. */
  readonly status: string;
  readonly controls: ResultModel;
}

export interface FindingModel {
  readonly control: string;
  readonly check: string;
  /** True when it is an evidence requirement. */
  readonly evidence: boolean;
  readonly outcome: string;
  readonly waived: boolean;
  /** True for what is on the backlog, or of an advisory use. */
  readonly planned: boolean;
  readonly subject: string;
  readonly lines: readonly string[];
}

export interface ObstacleModel {
  readonly problem: string;
  readonly findings: readonly FindingModel[];
  /** How many more are undecided by it than are listed. */
  readonly unlisted: number;
}

export interface StatusInputs {
  readonly revision?: string;
  readonly coverage?: boolean;
  readonly beside?: readonly string[];
}

export function statusModel(
  report: Report,
  { revision, coverage = false, beside = [] }: StatusInputs,
): StatusModel {
  const { program, findings, selection } = report;
  const asked = new Set(linksOf(program).requirements.map(({ requirement }) => requirement.id));
  const failing =
    findings === undefined
      ? []
      : [...findings.failing, ...findings.waived, ...findings.planned, ...findings.advisory];
  return {
    organization: program.organization.name,
    framework: program.frameworks.map(({ title }) => title).join(", "),
    startedAt: report.startedAt,
    revision: revision ?? null,
    selection: selection?.ids.join(", ") ?? null,
    total: resultModel(report.total),
    exitCode: report.exitCode,
    coverage,
    beside,
    gaps: report.gaps.length,
    waiting: report.waiting.length,
    missing: report.missing,
    criteria: report.criteria.map(({ criterion: { id, title }, coverage, reason, primary, ...result }) => ({
      id,
      title,
      coverage,
      reason: reason ?? null,
      ...resultModel(result),
      tally: tallyText(result.counts, primary),
    })),
    controls: report.controls.map((one) => ({
      id: one.control.id,
      title: one.control.title,
      ...resultModel(one),
      tally: tallyText(one.counts, [one]),
    })),
    risks: report.risks.map(({ risk: { id, title }, inherent, residual, status, controls }) => ({
      id,
      title,
      inherent,
      residual,
      status,
      controls: resultModel(controls),
    })),
    waivers: report.waivers.map(({ waiver, state }) => ({
      ...waiverModel(waiver),
      state,
      meaning: waiverStateText(state, waiver.until),
    })),
    backlog: report.backlog.map(({ group: { check, owner, until, reason }, overdue, entries }) => ({
      check,
      evidence: asked.has(check),
      owner,
      until,
      overdue,
      reason,
      total: entries.length,
      fails: entries.filter(({ state }) => state === "fails").length,
    })),
    listings: listingsOf(report),
    records: recordLines(report),
    findings: findings === undefined ? null : shownOf(failing, asked),
    unlisted: unlistedOf(failing),
    undecided: findings === undefined ? null : findings.obstacles().map((one) => obstacleModel(one, asked)),
  };
}

function resultModel({ outcome, waived, planned, counts }: Result): ResultModel {
  return { outcome, waived, planned, counts, tally: countsText(counts) };
}

function listingsOf({ listings }: Report): StatusModel["listings"] {
  const incomplete = listings.filter((listing) => listing.state === "incomplete");
  return {
    total: listings.length,
    complete: listings.length - incomplete.length,
    incomplete: incomplete.map(({ collector, scope, problem }) => ({
      id: collector,
      scope: scopeKey(scope),
      problem: problem === undefined ? "" : `${problem.code}: ${problem.message}`,
    })),
  };
}

function obstacleModel({ line, tasks }: Obstacle, asked: ReadonlySet<string>): ObstacleModel {
  return { problem: line, findings: shownOf(tasks, asked), unlisted: unlistedOf(tasks) };
}

function shownOf(findings: readonly Finding[], asked: ReadonlySet<string>): readonly FindingModel[] {
  return findings.flatMap(({ shown }) => shown.map((one) => findingModel(one, asked)));
}

function unlistedOf(findings: readonly Finding[]): number {
  return findings.reduce((sum, { total, shown }) => sum + total - shown.length, 0);
}

function findingModel(observation: Observation, asked: ReadonlySet<string>): FindingModel {
  const { control, check, outcome, waiver, planned, advisory } = observation;
  return {
    control,
    check,
    evidence: asked.has(check),
    outcome,
    waived: waiver !== undefined,
    planned: planned !== undefined || advisory !== undefined,
    ...explainObservation(observation),
  };
}
