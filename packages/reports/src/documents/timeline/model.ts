import { type Phase, type Report, timelineOf } from "@bylaw/core/run";
import { type RunModel, runModel } from "../../parts/of-run.ts";

/** What the timeline says as of one run. */
export interface TimelineModel extends RunModel {
  readonly today: string;
  readonly auditor: string | null;
  readonly type: number | null;
  /** True when the phases have days: the program has an audit period. */
  readonly dated: boolean;
  readonly phases: readonly PhaseModel[];
}

export interface PhaseModel {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly state: string;
  readonly overdue: boolean;
  readonly why: string;
  /** What was assumed of its days. */
  readonly assumed: string | null;
  /** How the chart draws it. */
  readonly drawn: string | null;
}

export function timelineModel(report: Report, revision?: string): TimelineModel {
  const { today, phases } = timelineOf(report);
  const { audit, period } = report.program;
  return {
    ...runModel(report, revision),
    today,
    auditor: audit?.firm ?? null,
    type: audit?.type ?? null,
    dated: period !== undefined,
    phases: phases.map(phaseModel),
  };
}

function phaseModel(phase: Phase): PhaseModel {
  const { id, title, purpose, days, state, overdue, why } = phase;
  return {
    id,
    title,
    purpose,
    from: days?.from ?? null,
    to: days?.to ?? null,
    state,
    overdue,
    why,
    assumed: days?.assumed ?? null,
    drawn: drawnAs(phase),
  };
}

function drawnAs({ state, overdue }: Phase): string | null {
  if (overdue) return "crit";
  if (state === "done" || state === "over") return "done";
  return state === "open" || state === "running" ? "active" : null;
}
