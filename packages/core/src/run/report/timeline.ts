import type { Program } from "../../language/company/program.ts";
import { approvalsOf } from "../../language/links/requirement-task.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { dayIn, daysBetween } from "../../language/values/day.ts";
import { counted } from "../../language/values/text.ts";
import { type ChecklistReport, checklistOf } from "./checklist.ts";
import { type PhaseDays, type PhaseId, phaseDays, phaseIds } from "./phase-days.ts";
import type { ControlReport, Report } from "./report.ts";

/**
 * How a phase stands. `done` and `open` follow from the run; `to-come`, `running` and `over` from the day alone; `planned` is what
 * nothing here reads: what the auditor does.
 */
export type PhaseState = "done" | "open" | "to-come" | "running" | "over" | "planned";

export interface Phase {
  readonly id: PhaseId;
  readonly title: string;
  /** What it is for. */
  readonly purpose: string;
  /** Undefined where the program has no period. */
  readonly days?: PhaseDays;
  readonly state: PhaseState;
  /** True for what is open after its last day. */
  readonly overdue: boolean;
  readonly why: string;
}

/** The way to an audit report in five phases, as of the day of a run. */
export interface Timeline {
  readonly today: IsoDate;
  readonly phases: readonly Phase[];
}

const TITLES: Readonly<Record<PhaseId, readonly [title: string, purpose: string]>> = {
  readiness: ["Readiness", "The scope is set, policies are written, and gaps are found."],
  remediation: ["Remediation", "Controls are put in place, and gaps are closed."],
  evidence: ["Evidence collection", "Controls operate over the audit period, and what shows it is kept."],
  fieldwork: ["Fieldwork", "The auditor tests controls against the evidence."],
  report: ["Report", "The auditor writes the report, and management answers."],
};

/**
 * The phases of a program's audit, and how each stands in a run of the whole program.
 *
 * @example timelineOf(report).phases.map(({ title, days, state }) => `${title} ${days?.from} ${state}`);
 */
export function timelineOf(report: Report): Timeline {
  const { program, startedAt } = report;
  const { period, audit, organization } = program;
  const today = dayIn(new Date(startedAt), organization.timeZone ?? "UTC");
  const days = period && phaseDays(period, audit?.milestones);
  const phases = phaseIds.map((id): Phase => {
    const own = days?.[id];
    const [title, purpose] = TITLES[id];
    const standing = standingOf(id, report, own, today);
    const overdue = standing.state === "open" && own !== undefined && own.to < today;
    return { id, title, purpose, ...(own !== undefined && { days: own }), ...standing, overdue };
  });
  return { today, phases };
}

type PhaseStanding = Pick<Phase, "state" | "why">;

function standingOf(id: PhaseId, report: Report, days: PhaseDays | undefined, today: IsoDate): PhaseStanding {
  switch (id) {
    case "readiness":
      return readiness(report);
    case "remediation":
      return remediation(report);
    case "evidence":
      return evidence(report.program, days, today);
    case "fieldwork":
    case "report":
      return planned(days, today);
  }
}

/** By the lines of the checklist on the scope and on the approval of policies. */
function readiness(report: Report): PhaseStanding {
  const lines = checklistOf(report).filter((one) => isOfReadiness(one, report.program));
  if (lines.length === 0)
    return { state: "open", why: "No line of the checklist is on the scope or on the approval of policies." };
  const open = lines.filter(({ state }) => state !== "done");
  const said = `${lines.length - open.length} of ${counted(lines.length, "line")} on scope and policies ${lines.length === 1 ? "is" : "are"} done`;
  if (open.length === 0) return { state: "done", why: `${said}.` };
  return {
    state: "open",
    why: `${said}; ${open.map(({ line, state }) => `${line.id} ${state}`).join(", ")}.`,
  };
}

function isOfReadiness({ line }: ChecklistReport, program: Program): boolean {
  const approvals = new Set(approvalsOf(program).map(({ id }) => id));
  return line.shownBy.some(
    (one) =>
      one === "system" ||
      (typeof one !== "string" && one.kind === "control" && one.evidence.some(({ id }) => approvals.has(id))),
  );
}

/**
 * By what fails, planned, waived or not, and by criteria that nothing stands behind yet. What else is still to be shown is for the
 * period.
 */
function remediation({ controls, gaps, waiting }: Report): PhaseStanding {
  const number = (test: (counts: ControlReport["counts"]) => boolean): number =>
    controls.filter(({ counts }) => test(counts)).length;
  const found = [
    [number(({ fail }) => fail > 0), "fail"],
    [number(({ planned, advisory }) => planned + advisory > 0), "have failures that are planned"],
    [number(({ waived }) => waived > 0), "have failures that are waived"],
    [number(({ error, skipped }) => error + skipped > 0), "could not be decided"],
  ] as const;
  const told = found.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const bare = [
    ...(gaps.length === 0 ? [] : [`${criteriaText(gaps.length)} no control`]),
    ...(waiting.length === 0
      ? []
      : [
          `${criteriaText(waiting.length)} nothing behind ${waiting.length === 1 ? "it" : "them"} yet but what is still to be shown`,
        ]),
  ];
  const of = `Of ${counted(controls.length, "control")}`;
  const failing = told.length > 0 ? `${of}: ${told.join(", ")}` : `${of} none fails or could not be decided`;
  return {
    state: told.length + bare.length > 0 ? "open" : "done",
    why: `${[failing, ...bare].join("; ")}.`,
  };
}

function criteriaText(count: number): string {
  return count === 1 ? "1 criterion in scope has" : `${count} criteria in scope have`;
}

function evidence({ audit }: Program, days: PhaseDays | undefined, today: IsoDate): PhaseStanding {
  if (days === undefined) return { state: "open", why: "The program has no audit period." };
  const note = audit?.type === 1 ? " A type 1 report is as of one day, and asks for no period." : "";
  const { from, to } = days;
  const length = daysBetween(from, to) + 1;
  if (today < from)
    return { state: "to-come", why: `It begins in ${counted(daysBetween(today, from), "day")}.${note}` };
  if (today > to) return { state: "over", why: `Its ${counted(length, "day")} are over.${note}` };
  return { state: "running", why: `Day ${daysBetween(from, today) + 1} of ${length}.${note}` };
}

function planned(days: PhaseDays | undefined, today: IsoDate): PhaseStanding {
  if (days === undefined) return { state: "planned", why: "Without an audit period it has no days." };
  const over = days.to < today ? " Its days are over." : "";
  return { state: "planned", why: `Planned only: nothing here reads what the auditor does.${over}` };
}
