import type { Control, EvidenceRequirement, Program } from "@bylaw/core";
import { dueText, linksOf, windowsOfTask } from "@bylaw/core/run";

type IsoDate = NonNullable<Program["period"]>["from"];

/** A day on which something is due, and what it is due for. */
export interface DueDay {
  readonly due: IsoDate;
  /** `2026-Q4`; null where it is due once. */
  readonly window: string | null;
  /** The last day on which it still counts as on time. */
  readonly until: IsoDate;
}

/** The last day that a calendar looks at: the end of the period. */
const endOf = ({ period }: Program): IsoDate | undefined => period?.to;

/** The days on which the company owes a requirement up to the period's end; empty where it depends on something else. */
export function dueDaysOf(
  requirement: EvidenceRequirement,
  control: Control,
  program: Program,
): readonly DueDay[] {
  const { once } = requirement.due;
  if (once !== undefined) return [{ due: once, window: null, until: once }];
  const end = endOf(program);
  if (end === undefined || !isOfCompany(requirement)) return [];
  return windowsFor(requirement, control, program, end)
    .map(({ label, due, until }) => ({ due, window: label, until }))
    .filter(({ due }) => due <= end);
}

/** The first day on which a requirement is due; what that hangs on where no definition has the day. */
export function firstDueOf(requirement: EvidenceRequirement, control: Control, program: Program): string {
  const { once } = requirement.due;
  if (once !== undefined) return once;
  if (!isOfCompany(requirement)) return dependsOn(requirement, program);
  const from = control.implementedFrom ?? program.period?.from;
  if (from === undefined) return "not defined: neither its control nor the program says since when";
  return windowsFor(requirement, control, program, from)[0]?.due ?? dependsOn(requirement, program);
}

/** Since when the checks of a control are held. */
export function heldFrom({ implementedFrom }: Control, { period }: Program): string {
  const from = implementedFrom ?? period?.from;
  return from === undefined ? "at each run" : `at each run, from ${from}`;
}

/** True of what the company owes again and again on days of the calendar, or once. */
export function isOfCompany({ of, due }: EvidenceRequirement): boolean {
  return due.once !== undefined || (of.about === "company" && due.every !== undefined);
}

function windowsFor(requirement: EvidenceRequirement, control: Control, program: Program, through: IsoDate) {
  const task = linksOf(program)
    .requirementsOf(control)
    .find((one) => one.requirement.id === requirement.id);
  return task === undefined ? [] : (windowsOfTask(task, program, through) ?? []);
}

const EACH = {
  company: "each event",
  person: "each person",
  policy: "each policy",
  "person-policy": "each person and policy",
};

/** `each person: within 30 days of the start, then every year`. */
function dependsOn(requirement: EvidenceRequirement, { settings }: Program): string {
  return `${EACH[requirement.of.about]}: ${dueText(requirement, settings)}`;
}
