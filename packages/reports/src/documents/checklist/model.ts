import {
  type ChecklistPart,
  type ChecklistReport,
  type ChecklistState,
  checklistOf,
  type Report,
  type StillDue,
} from "@bylaw/core/run";
import { type RunModel, runModel } from "../../parts/of-run.ts";

/** What the checklist says of one run. */
export interface ChecklistModel extends RunModel {
  readonly lines: readonly LineModel[];
  readonly total: number;
  readonly done: number;
  readonly due: number;
  readonly missing: number;
}

export interface LineModel {
  readonly number: number;
  readonly id: string;
  readonly title: string;
  readonly state: ChecklistState;
  /** True when something could not be decided that it hangs on. */
  readonly undecided: boolean;
  /** The day, or the first and the last; null where nothing is still due or no day is known. */
  readonly days: string | null;
  readonly parts: readonly PartModel[];
}

export interface PartModel {
  /** The page that it has; `none` for what of the program itself shows a line, and for what is left out. */
  readonly page: "control" | "policy" | "none";
  readonly id: string;
  readonly title: string;
  readonly state: ChecklistState;
  readonly why: string;
}

export function checklistModel(report: Report, revision?: string): ChecklistModel {
  const all = checklistOf(report);
  const number = (wanted: ChecklistState): number => all.filter(({ state }) => state === wanted).length;
  return {
    ...runModel(report, revision),
    lines: all.map((one, at) => lineModel(one, at + 1, report)),
    total: all.length,
    done: number("done"),
    due: number("due"),
    missing: number("missing"),
  };
}

function lineModel(
  { line: { id, title }, state, undecided, stillDue, parts }: ChecklistReport,
  number: number,
  report: Report,
): LineModel {
  return {
    number,
    id,
    title,
    state,
    undecided,
    days: daysText(stillDue),
    parts: parts.map((part) => partModel(part, report)),
  };
}

function daysText(stillDue: StillDue | undefined): string | null {
  const { first, last } = stillDue ?? {};
  if (first === undefined || last === undefined) return null;
  return first === last ? first : `${first} to ${last}`;
}

function partModel({ of, id, title, state, why }: ChecklistPart, { program }: Report): PartModel {
  const isThere =
    (of === "control" && program.controls.some((one) => one.id === id)) ||
    (of === "policy" && program.policies.some((one) => one.id === id));
  return { page: isThere ? of : "none", id, title, state, why };
}
