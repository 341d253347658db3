import type { ChecklistLine, ChecklistShower } from "../../language/company/checklist.ts";
import type { Control } from "../../language/company/control.ts";
import { omissionFor } from "../../language/company/omission.ts";
import type { Policy } from "../../language/company/policy.ts";
import { readsRecords } from "../../language/links/requirement-task.ts";
import { countsText } from "../outcome.ts";
import { type ChecklistState, type PartState, sourcePart } from "./checklist-sources.ts";
import type { ControlReport, Report } from "./report.ts";
import { type StillDue, stillDueText, together } from "./still-due.ts";

/** What shows a line, or stands in its way. */
export interface ChecklistPart extends PartState {
  readonly of: "control" | "policy" | "definition";
  /** The id of the control or the policy; else what of the program it is. */
  readonly id: string;
  readonly title: string;
}

export interface ChecklistReport {
  readonly line: ChecklistLine;
  readonly state: ChecklistState;
  /** True when something could not be decided that it hangs on. */
  readonly undecided: boolean;
  readonly stillDue?: StillDue;
  /** In the line's order. */
  readonly parts: readonly ChecklistPart[];
}

/**
 * The checklist of a program as of a run. A run of a part tells only the lines whose controls and policies were all judged as a whole.
 *
 * @example checklistOf(report).filter(({ state }) => state === "missing").map(({ line }) => line.title);
 */
export function checklistOf(report: Report): readonly ChecklistReport[] {
  const { program, selection } = report;
  const lines = program.checklist ?? [];
  const told = selection === undefined ? lines : lines.filter((line) => isJudged(line, report));
  return told.map((line) => lineReport(line, report));
}

function isJudged({ shownBy }: ChecklistLine, { controls, adoption }: Report): boolean {
  return shownBy.every((one) => {
    if (typeof one === "string") return one !== "records";
    if (one.kind === "control")
      return controls.some(({ control, partial }) => control.id === one.id && !partial);
    return adoption.some(({ policy, approval }) => policy.id === one.id && approval.state !== "not-judged");
  });
}

function lineReport(line: ChecklistLine, report: Report): ChecklistReport {
  const parts = line.shownBy.map((one) => partOf(one, report));
  const stillDue = together(parts.map((part) => part.stillDue));
  return {
    line,
    state: worst(parts),
    undecided: parts.some(({ undecided }) => undecided === true),
    ...(stillDue !== undefined && { stillDue }),
    parts,
  };
}

function worst(parts: readonly ChecklistPart[]): ChecklistState {
  if (parts.some(({ state }) => state === "missing")) return "missing";
  return parts.every(({ state }) => state === "done") && parts.length > 0 ? "done" : "due";
}

function partOf(one: ChecklistShower, report: Report): ChecklistPart {
  if (typeof one === "string") return { of: "definition", id: one, ...sourcePart(one, report) };
  const { kind: of, id, title } = one;
  const found = one.kind === "control" ? controlPart(one, report) : policyPart(one, report);
  if (found !== undefined) return { of, id, ...found };
  const omission = omissionFor(report.program.omissions, one);
  const why = omission === undefined ? "is not part of the program" : `is left out: ${omission.reason}`;
  return { of, id, title, state: "missing", why };
}

function controlPart({ id }: Control, { controls, program }: Report): PartState | undefined {
  const report = controls.find(({ control }) => control.id === id);
  return report === undefined
    ? undefined
    : { title: report.control.title, ...stateOf(report, readsRecords(program)) };
}

function stateOf(
  report: ControlReport,
  areRead: boolean,
): Pick<PartState, "state" | "why" | "undecided" | "stillDue"> {
  const { counts, outcome, partial, requirements } = report;
  const { pass: _, manual, "not-applicable": __, ...against } = counts;
  const told = countsText(counts);
  const stillDue = together(requirements.map((one) => (one.excused ? undefined : one.stillDue)));
  if (Object.values(against).some((count) => count > 0))
    return {
      state: "missing",
      why: `${wordOf(report)}: ${told}`,
      ...(against.error > 0 && { undecided: true }),
    };
  if (partial) return { state: "missing", why: "was judged in part only", undecided: true };
  if (stillDue !== undefined && stillDue.first === undefined && !areRead)
    return { state: "missing", why: `nothing reads the records that would show it: ${told}` };
  if (stillDue !== undefined)
    return {
      state: "due",
      why: `${stillDueText(stillDue)}${counts.pass > 0 ? `; ${counts.pass} pass` : ""}`,
      stillDue,
    };
  if (outcome === "pass") return { state: "done", why: `passes: ${told}` };
  return manual > 0
    ? { state: "due", why: `is still to be shown: ${told}` }
    : { state: "missing", why: `nothing shows it, for nothing of it applies: ${told}` };
}

function wordOf({ counts }: ControlReport): string {
  if (counts.fail > 0) return "fails";
  if (counts.error > 0) return "could not be decided";
  if (counts.planned > 0) return "fails, and is planned";
  if (counts.advisory > 0) return "fails, and is advisory";
  return counts.waived > 0 ? "fails, and is waived" : "was skipped";
}

function policyPart({ id }: Policy, { adoption }: Report): PartState | undefined {
  const found = adoption.find(({ policy }) => policy.id === id);
  if (found === undefined) return undefined;
  const { policy, approval, digest, inForce } = found;
  const { state, due, reason = "" } = approval;
  const { title } = policy;
  switch (state) {
    case "approved": {
      if (approval.renewalDue && due !== undefined) {
        const stillDue: StillDue = { count: 1, first: due, last: due };
        return { title, state: "due", why: `its text was to be approved anew by ${due}`, stillDue };
      }
      const by = inForce === undefined ? "" : ` by ${inForce.by.id}, in force since ${inForce.from}`;
      return { title, state: "done", why: `its text ${digest.slice(0, 12)} is approved${by}` };
    }
    case "waiting": {
      const stillDue: StillDue = { count: 1, ...(due !== undefined && { first: due, last: due }) };
      return { title, state: "due", why: `its text is still to be approved: ${reason}`, stillDue };
    }
    case "not-approved":
      return { title, state: "missing", why: `its text ${digest.slice(0, 12)} is not approved: ${reason}` };
    case "undecided":
      return {
        title,
        state: "missing",
        why: `its approval could not be decided: ${reason}`,
        undecided: true,
      };
    case "not-judged":
      return { title, state: "missing", why: `nothing tells whether its text is approved: ${reason}` };
  }
}
