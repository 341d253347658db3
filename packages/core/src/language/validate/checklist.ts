import type { ChecklistLine } from "../company/checklist.ts";
import { omissionFor } from "../company/omission.ts";
import type { Program } from "../company/program.ts";
import type { IsoDate } from "../values/date.ts";
import { isDay } from "../values/day.ts";
import type { ProgramProblem } from "./problem.ts";

/** Each line is there once, and what shows it is part of the program or left out with a reason. */
export function faultyChecklist({
  checklist = [],
  controls,
  policies,
  omissions,
}: Program): readonly ProgramProblem[] {
  const known = { control: idsOf(controls), policy: idsOf(policies) };
  const ids = checklist.map(({ id }) => id);
  const place = ({ id }: ChecklistLine): string => `checklist › ${id}`;
  const twice = checklist
    .filter(({ id }, at) => ids.indexOf(id) !== at)
    .map((line): ProgramProblem => {
      const message = `The checklist has ${line.id} twice.`;
      return { code: "duplicate-id", place: place(line), message, next: "Give one of them another id." };
    });
  const unknown = checklist.flatMap((line) =>
    line.shownBy.flatMap((one): readonly ProgramProblem[] => {
      if (typeof one === "string" || known[one.kind].has(one.id)) return [];
      if (omissionFor(omissions, one) !== undefined) return [];
      const message = `It is shown by the ${one.kind} ${one.id}, which the program neither has nor leaves out with a reason.`;
      const next = `Add ${one.id} to the program, or take it off the line.`;
      return [{ code: "unknown-id", place: place(line), message, next }];
    }),
  );
  return [...twice, ...unknown];
}

/** The days of the audit's plan are real, and in the order of the phases; the firm may begin its fieldwork within the period. */
export function faultyMilestones({ audit, period }: Program): readonly ProgramProblem[] {
  const { milestones } = audit ?? {};
  if (milestones === undefined) return [];
  const { readiness, remediation, fieldwork, report, issued } = milestones;
  const inOrder = given({ readiness, remediation, "the period": period?.from, fieldwork, report, issued });
  const after = given({
    "the end of the period": period?.to,
    [report === undefined ? "issued" : "report"]: report ?? issued,
  });
  const faults = [
    ...inOrder.filter(([, day]) => !isDay(day)).map(([name]) => `${name} is not a calendar day.`),
    ...[...reversedIn(inOrder), ...reversedIn(after)].map(
      ([[former, before], [later, day]]) => `${later}, ${day}, does not come after ${former}, ${before}.`,
    ),
  ];
  const next = 'Write the first day of each phase as "2027-10-04", in the order of the phases.';
  return faults
    .slice(0, 1)
    .map((message) => ({ code: "bad-date", place: "audit › milestones", message, next }));
}

type Named = readonly [name: string, day: IsoDate];

function given(days: Readonly<Record<string, IsoDate | undefined>>): readonly Named[] {
  return Object.entries(days).flatMap(([name, day]) => (day === undefined ? [] : [[name, day] as const]));
}

function reversedIn(days: readonly Named[]): readonly (readonly [Named, Named])[] {
  return days.flatMap((later, at) => {
    const former = days[at - 1];
    return former === undefined || former[1] < later[1] ? [] : [[former, later] as const];
  });
}

function idsOf(all: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(all.map(({ id }) => id));
}
