import type { EvidenceRequirement, IsoDate, Program } from "@bylaw/core";
import { byCodeUnits } from "@bylaw/core/provider";
import {
  addDays,
  type Coverage,
  isOpen,
  type Plan,
  personOf,
  type Recording,
  windowsOfTask,
} from "@bylaw/core/run";
import { allAsked } from "../evidence/asked.ts";
import { personIn } from "../evidence/owed/items.ts";
import { planOf, subjectsByTask, type TaskSubject } from "../evidence/owed/subjects.ts";

/** What is owed from a day on, whatever the period is. */
export interface Ahead {
  readonly days: number;
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly owed: readonly OwedAhead[];
  /** That of which nobody can tell when it is due. */
  readonly undecided: readonly { readonly task: string; readonly subject?: string; readonly why: string }[];
  readonly waivers: readonly WaiverAhead[];
  readonly actions: readonly ActionAhead[];
}

/** One thing that somebody owes. */
export interface OwedAhead {
  readonly task: string;
  readonly about: EvidenceRequirement["of"]["about"];
  readonly subject?: string;
  readonly window?: string;
  /** Before `from` for what is still within its tolerance. */
  readonly due: IsoDate;
  /** The person who owes it, or else who answers for the control. */
  readonly who: string;
}

/** A waiver that ends. */
interface WaiverAhead {
  readonly check: string;
  readonly resource: string;
  readonly scope?: string;
  readonly until: IsoDate;
  readonly reason: string;
  readonly approvedBy: string;
}

/** What an answer says will be done. */
interface ActionAhead {
  readonly answer: string;
  readonly task: string;
  readonly what: string;
  readonly owner: string;
  readonly due: string;
}

type Days = Pick<Ahead, "from" | "until">;

/** A plan that also reads what `bylaw evidence due` does. */
export function planAhead(plan: Plan): Plan {
  const tasks = allAsked(plan.program).flatMap((one) => one.tasks);
  if (tasks.length === 0) return plan;
  const all = [...plan.collectors, ...planOf(plan.program, tasks).collectors];
  const collectors = [...new Map(all.map((one) => [one.id, one])).values()];
  return { ...plan, collectors: collectors.sort((a, b) => byCodeUnits(a.id, b.id)) };
}

/** What falls due within so many days, as `bylaw evidence due` finds it; which waivers end, and what answers promise. */
export async function aheadOf(
  program: Program,
  recording: Recording,
  coverage: Coverage,
  days: number,
): Promise<Ahead> {
  const span = { from: coverage.today, until: addDays(coverage.today, days) };
  const asked = allAsked(program);
  const subjects = asked.length === 0 ? [] : await subjectsByTask(program, recording, asked);
  return {
    days,
    ...span,
    owed: subjects.flatMap((one) => owedIn(one, program, span)).sort(byDayAndTask),
    undecided: subjects.flatMap(undecidedIn),
    waivers: waiversIn(program, span),
    actions: actionsIn(coverage, span),
  };
}

function owedIn(one: TaskSubject, program: Program, span: Days): readonly OwedAhead[] {
  const { task, subject } = one;
  const { about } = task.requirement.of;
  return duesOf(one, program, span).map((owed) => ({
    task: task.id,
    about,
    ...(subject.id !== undefined && { subject: subject.id }),
    ...owed,
    who: whoOf(one),
  }));
}

function whoOf({ task, subject: { id } }: TaskSubject): string {
  const { about } = task.requirement.of;
  if (id !== undefined && about === "person") return id;
  if (id !== undefined && about === "person-policy") return personIn(id);
  return personOf(task.control.owner).id;
}

/** Of what the company owes by windows each of them, also where one before it was missed; of all else the next. */
function duesOf(
  { task, subject, isWaived }: TaskSubject,
  program: Program,
  { from, until }: Days,
): readonly Pick<OwedAhead, "due" | "window">[] {
  const { state, due = subject.next } = subject;
  if (state === "undecided" || due === undefined) return [];
  const isOpenNow = state === "open" && !isWaived;
  const windows = task.requirement.of.about === "company" ? windowsOfTask(task, program, until) : undefined;
  // What a document covers ends on a day of its own.
  if (windows?.some((one) => one.due === due))
    return windows
      .filter((one) => due <= one.due && one.due <= until && (isOpenNow || from <= one.due))
      .map((one) => ({ due: one.due, window: one.label }));
  return isOpenNow && due <= until ? [{ due }] : [];
}

function undecidedIn({ task, subject }: TaskSubject): Ahead["undecided"] {
  const { id, state, reason } = subject;
  if (state !== "undecided") return [];
  return [{ task: task.id, ...(id !== undefined && { subject: id }), why: reason ?? "" }];
}

function waiversIn({ waivers }: Program, { from, until }: Days): readonly WaiverAhead[] {
  return waivers
    .filter((one) => from <= one.until && one.until <= until)
    .map(({ check, resource, scope, until: last, reason, approvedBy }) => ({
      check: check.id,
      resource,
      ...(scope !== undefined && { scope }),
      until: last,
      reason,
      approvedBy: approvedBy.id,
    }))
    .sort((a, b) => byCodeUnits(a.until, b.until) || byCodeUnits(a.check, b.check));
}

/** What is past its day answers no more, and is told with what it is of. */
function actionsIn({ controls, today }: Coverage, { from, until }: Days): readonly ActionAhead[] {
  const answered = controls.flatMap(({ requirements, deviations }) => [
    ...requirements.flatMap(({ task, occurrences }) => occurrences.map(({ answer }) => ({ task, answer }))),
    ...deviations,
  ]);
  return answered
    .flatMap(({ task, answer }) => {
      if (answer === undefined || !isOpen(answer.action, today)) return [];
      const { what, owner, due } = answer.action;
      return from <= due && due <= until ? [{ answer: answer.id, task, what, owner, due }] : [];
    })
    .sort((a, b) => byCodeUnits(a.due, b.due) || byCodeUnits(a.answer, b.answer));
}

function byDayAndTask(a: OwedAhead, b: OwedAhead): number {
  return (
    byCodeUnits(a.due, b.due) || byCodeUnits(a.task, b.task) || byCodeUnits(a.subject ?? "", b.subject ?? "")
  );
}
