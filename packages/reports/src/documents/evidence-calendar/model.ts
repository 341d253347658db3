import type { Control, EvidenceRequirement, Program } from "@bylaw/core";
import { counted, dueText, monthsOf, ownerText } from "@bylaw/core/run";
import { type DueDay, dueDaysOf, firstDueOf, heldFrom, isOfCompany } from "../../parts/due.ts";

/** What is due, and when, as the definitions have it. */
export interface EvidenceCalendarModel {
  readonly organization: string;
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly controls: readonly {
    readonly id: string;
    readonly title: string;
    readonly owner: string;
    readonly rows: readonly RowModel[];
  }[];
  /** By month of the period. */
  readonly months: readonly { readonly month: string; readonly days: readonly DayModel[] }[];
  /** What is due once, on a day outside of the period. */
  readonly outside: readonly DayModel[];
  /** What is due when something happens, or counts from a day of each person's or policy's own. */
  readonly events: readonly EventModel[];
}

export interface RowModel {
  readonly what: string;
  readonly rhythm: string;
  readonly first: string;
}

interface EventModel {
  readonly control: string;
  readonly controlTitle: string;
  readonly what: string;
  readonly each: string;
  readonly rhythm: string;
  readonly reviewer: string | null;
}

/** One requirement in one month. */
interface DayModel {
  /** `2026-10-07, 2026-10-14`. */
  readonly due: string;
  /** Every control that asks for it. */
  readonly controls: readonly { readonly id: string; readonly title: string }[];
  readonly what: string;
  readonly windows: string;
  /** `14 days`; null where no day is given. */
  readonly tolerance: string | null;
  readonly owner: string;
  readonly reviewer: string | null;
}

interface Asking {
  readonly control: Control;
  readonly requirement: EvidenceRequirement;
}

export function evidenceCalendarModel(program: Program): EvidenceCalendarModel {
  const { organization, period, controls } = program;
  const asking = controls.flatMap((control) =>
    control.evidence.map((requirement): Asking => ({ control, requirement })),
  );
  const owed = asking.flatMap((one) =>
    dueDaysOf(one.requirement, one.control, program).map((day) => ({ ...one, day })),
  );
  const inPeriod = ({ day }: { readonly day: DueDay }): boolean =>
    period !== undefined && period.from <= day.due && day.due <= period.to;
  return {
    organization: organization.name,
    period: period === undefined ? null : { from: period.from, to: period.to },
    controls: controls.map((control) => ({
      id: control.id,
      title: control.title,
      owner: ownerText(control.owner),
      rows: rowsOf(control, program),
    })),
    months: (period === undefined ? [] : monthsOf(period)).map((month) => ({
      month,
      days: daysOf(owed.filter((one) => inPeriod(one) && one.day.due.startsWith(month))),
    })),
    outside: daysOf(owed.filter((one) => one.day.window === null && !inPeriod(one))),
    events: asking
      .filter(({ requirement }) => !isOfCompany(requirement))
      .map(({ control, requirement }) => ({
        control: control.id,
        controlTitle: control.title,
        what: whatOf(requirement),
        each: eachOf(requirement),
        rhythm: dueText(requirement, program.settings),
        reviewer: reviewerOf(requirement),
      })),
  };
}

function rowsOf(control: Control, program: Program): readonly RowModel[] {
  const { checks, evidence, frequency = "continuous" } = control;
  const checked: readonly RowModel[] =
    checks.length === 0
      ? []
      : [{ what: counted(checks.length, "check"), rhythm: frequency, first: heldFrom(control, program) }];
  return [
    ...checked,
    ...evidence.map((one) => ({
      what: whatOf(one),
      rhythm: dueText(one, program.settings),
      first: firstDueOf(one, control, program),
    })),
  ];
}

/** One line for each requirement, those first whose first day comes first. */
function daysOf(owed: readonly (Asking & { readonly day: DueDay })[]): readonly DayModel[] {
  const groups = new Map<EvidenceRequirement, (Asking & { readonly day: DueDay })[]>();
  for (const one of owed) groups.set(one.requirement, [...(groups.get(one.requirement) ?? []), one]);
  return [...groups.values()]
    .map((all): DayModel => {
      const { control, requirement } = all[0] as Asking;
      return {
        due: listed(all.map(({ day }) => day.due)),
        controls: [...new Set(all.map((one) => one.control))].map(({ id, title }) => ({ id, title })),
        what: whatOf(requirement),
        windows: listed(all.flatMap(({ day }) => day.window ?? [])),
        tolerance: requirement.tolerance.amount === 0 ? null : counted(requirement.tolerance.amount, "day"),
        owner: ownerText(control.owner),
        reviewer: reviewerOf(requirement),
      };
    })
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

const MANY = 6;

/** Every one of a few; of many the first, the last and how many. */
function listed(given: readonly string[]): string {
  const all = [...new Set(given)];
  return all.length <= MANY ? all.join(", ") : `${all.length} in all, ${all[0]} to ${all.at(-1)}`;
}

function eachOf({ of, due }: EvidenceRequirement): string {
  if (typeof due.after === "object") return due.after.resource;
  return of.about === "person-policy" ? "person and policy" : of.about;
}

function whatOf({ title, environment }: EvidenceRequirement): string {
  return environment === undefined ? title : `${title}, in ${environment.id}`;
}

function reviewerOf({ reviewer }: EvidenceRequirement): string | null {
  return reviewer === undefined ? null : ownerText(reviewer);
}
