import {
  type Counts,
  explainObservation,
  type Observation,
  outcomes,
  type Report,
  type Result,
} from "@bylaw/core";
import { type WaiverModel, waiverModel } from "./waivers.ts";

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
  readonly waivers: readonly (WaiverModel & { readonly state: string })[];
  readonly listings: {
    readonly total: number;
    readonly complete: number;
    readonly incomplete: readonly { readonly id: string; readonly scope: string; readonly problem: string }[];
  };
  /** What failed and what could not be decided; null when the observations were not given. */
  readonly findings: readonly FindingModel[] | null;
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

export interface StatusInputs {
  readonly revision?: string;
  readonly observations?: readonly Observation[];
}

export function statusModel(report: Report, { revision, observations }: StatusInputs): StatusModel {
  const { program } = report;
  return {
    organization: program.organization.name,
    framework: program.framework.title,
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
    waivers: report.waivers.map(({ waiver, state }) => ({ ...waiverModel(waiver), state })),
    listings: listingsOf(report),
    findings: observations === undefined ? null : observations.filter(isFinding).map(findingModel),
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
      scope: [scope.provider, ...scope.path].join("/"),
      problem: problem === undefined ? "" : `${problem.code}: ${problem.message}`,
    })),
  };
}

function isFinding({ outcome }: Observation): boolean {
  return outcome === "fail" || outcome === "error";
}

function findingModel(observation: Observation): FindingModel {
  const { control, check, outcome, waiver } = observation;
  return { control, check, outcome, waived: waiver !== undefined, ...explainObservation(observation) };
}
