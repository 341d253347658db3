import {
  type Counts,
  explainObservation,
  type Observation,
  outcomes,
  problemLine,
  type Report,
  type Result,
  scopeKey,
  type WaiverState,
} from "@bylaw/core/run";
import { type WaiverModel, waiverModel, waiverStateText } from "../../parts/waiver.ts";

/** What the status of one run says. */
export interface StatusModel {
  readonly organization: string;
  readonly framework: string;
  readonly startedAt: string;
  readonly revision: string | null;
  readonly total: ResultModel;
  readonly criteria: readonly ({
    readonly id: string;
    readonly title: string;
    readonly coverage: string;
    readonly reason: string | null;
  } & ResultModel)[];
  readonly controls: readonly ({ readonly id: string; readonly title: string } & ResultModel)[];
  readonly risks: readonly RiskStatus[];
  readonly waivers: readonly (WaiverModel & { readonly state: WaiverState; readonly meaning: string })[];
  readonly listings: {
    readonly total: number;
    readonly complete: number;
    readonly incomplete: readonly { readonly id: string; readonly scope: string; readonly problem: string }[];
  };
  /** What failed, waived or not; null when the observations were not given. */
  readonly findings: readonly FindingModel[] | null;
  /** What could not be decided, by what stands in the way; null when the observations were not given. */
  readonly undecided: readonly ObstacleModel[] | null;
}

export interface ResultModel {
  readonly outcome: string;
  readonly waived: boolean;
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
  readonly outcome: string;
  readonly waived: boolean;
  readonly subject: string;
  readonly lines: readonly string[];
}

export interface ObstacleModel {
  readonly problem: string;
  readonly findings: readonly FindingModel[];
}

export interface StatusInputs {
  readonly revision?: string;
  readonly observations?: readonly Observation[];
}

export function statusModel(report: Report, { revision, observations }: StatusInputs): StatusModel {
  const { program } = report;
  const tasks = report.controls.flatMap((control) => control.tasks);
  const excused = new Set(tasks.filter((one) => one.excused).map(({ task }) => task.id));
  const counted = observations?.filter(({ task }) => !excused.has(task));
  return {
    organization: program.organization.name,
    framework: program.frameworks.map(({ title }) => title).join(", "),
    startedAt: report.startedAt,
    revision: revision ?? null,
    total: resultModel(report.total),
    criteria: report.criteria.map(({ criterion: { id, title }, coverage, reason, ...result }) => ({
      id,
      title,
      coverage,
      reason: reason ?? null,
      ...resultModel(result),
    })),
    controls: report.controls.map(({ control: { id, title }, ...result }) => ({
      id,
      title,
      ...resultModel(result),
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
    listings: listingsOf(report),
    findings: counted?.filter(({ outcome }) => outcome === "fail").map(findingModel) ?? null,
    undecided: counted === undefined ? null : obstaclesOf(counted),
  };
}

function resultModel({ outcome, waived, counts }: Result): ResultModel {
  const parts = [...outcomes, "waived" as const]
    .filter((name) => counts[name] > 0)
    .map((name) => `${counts[name]} ${name}`);
  return { outcome, waived, counts, tally: parts.join(", ") || "nothing observed" };
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

/** One grant often mends many. */
function obstaclesOf(observations: readonly Observation[]): readonly ObstacleModel[] {
  const byProblem = new Map<string, FindingModel[]>();
  for (const observation of observations) {
    if (observation.outcome !== "error") continue;
    const problem = observation.problem === undefined ? "" : problemLine(observation.problem);
    byProblem.set(problem, [...(byProblem.get(problem) ?? []), findingModel(observation)]);
  }
  return [...byProblem].map(([problem, findings]) => ({ problem, findings }));
}

function findingModel(observation: Observation): FindingModel {
  const { control, check, outcome, waiver } = observation;
  return { control, check, outcome, waived: waiver !== undefined, ...explainObservation(observation) };
}
