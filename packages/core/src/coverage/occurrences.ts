import type { KeptRequirement } from "../keep/kept-plan.ts";
import type { RequirementTask } from "../language/links/requirement-task.ts";
import type { IsoDate } from "../language/values/date.ts";
import { byCodeUnits } from "../language/values/json.ts";
import { answersOf } from "../period/answers.ts";
import { addDays, earlierOf, laterOf } from "../period/day.ts";
import { type Window, windowsOf } from "../period/windows.ts";
import type { Judged } from "../run/evidence/context.ts";
import type { Accepted } from "../run/evidence/counting.ts";
import { countingOf, judgeRequirement } from "../run/evidence/judge-requirement.ts";
import { rhythmOf } from "../run/evidence/rhythm.ts";
import { openWaivers } from "../run/report/waivers.ts";
import type { AsPlanned } from "./as-planned.ts";
import type { Occurrence } from "./occurrence.ts";
import type { PlanDays } from "./plan-on.ts";
import { besideWindows, type DayState, stretchesOf, WHOLE } from "./stretches.ts";

/** A requirement over the days of a period. */
export interface RequirementCoverage {
  /** `control / requirement`. */
  readonly task: string;
  readonly kept: KeptRequirement;
  readonly occurrences: readonly Occurrence[];
  /** The last day on which it was asked for, where it is asked for no more. */
  readonly until?: IsoDate;
}

/** The days that are judged: of the period, up to today. */
export interface Span {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** Every requirement that a plan of the period asked for, and what was owed for it, in order of id. */
export async function occurrencesIn(
  days: readonly PlanDays[],
  planned: AsPlanned,
  { from, to }: Span,
  today: IsoDate,
): Promise<readonly RequirementCoverage[]> {
  const ids = new Set<string>();
  for (const { from: since, to: until, plan } of days)
    if (since <= to && until >= from) for (const { id } of plan.requirements) ids.add(id);
  const all: RequirementCoverage[] = [];
  for (const id of [...ids].sort(byCodeUnits)) {
    const one = await coverageOf(id, days, planned, { from, to }, today);
    if (one !== undefined) all.push(one);
  }
  return all;
}

async function coverageOf(
  id: string,
  days: readonly PlanDays[],
  planned: AsPlanned,
  span: Span,
  today: IsoDate,
): Promise<RequirementCoverage | undefined> {
  const asked = days.flatMap(({ from, to, plan }) => {
    const kept = plan.requirements.find((one) => one.id === id);
    return kept === undefined ? [] : [{ from, to, kept }];
  });
  const kept = asked.at(-1)?.kept;
  if (kept === undefined) return undefined;
  // What is due on the last day of the period is settled when its tolerance is over, if that day has come.
  const last = earlierOf(addDays(span.to, kept.tolerance + 1), today);
  const story = await storyOf(id, planned, { from: span.from, to: last });
  const accepted = await acceptedNow(id, planned, earlierOf(asked.at(-1)?.to ?? today, today), today);
  const isCompany = kept.about === "company" && kept.due.every !== undefined;
  const occurrences = isCompany
    ? ofCompany(windowsIn(id, asked, planned, span, last, { ...story, accepted }), story, last)
    : [...named(story.subjects)].flatMap(([subject, states]) => stretchesOf(subject, states, last));
  const until = asked.at(-1)?.to;
  return {
    task: id,
    kept,
    // What held after the period is not of it; what was owed in it may be settled later.
    occurrences: occurrences.map((one) =>
      one.state === "operated" && one.window === undefined ? { ...one, to: earlierOf(one.to, span.to) } : one,
    ),
    ...(until !== undefined && until < earlierOf(span.to, last) && { until }),
  };
}

/** The windows, and what they do not say. */
function ofCompany(
  windows: readonly Occurrence[],
  { subjects }: Story,
  last: IsoDate,
): readonly Occurrence[] {
  return [...windows, ...besideWindows(windows, [...subjects.values()].flat(), last)];
}

interface Story {
  readonly subjects: ReadonlyMap<string, readonly DayState[]>;
}

/** The records that count today, by the plan of the last day on which it was asked for: what came late came after the period. */
async function acceptedNow(
  id: string,
  planned: AsPlanned,
  day: IsoDate,
  today: IsoDate,
): Promise<readonly Accepted[]> {
  const task = planned.tasksOn(day).get(id);
  if (task === undefined) return [];
  const { sifted } = await judgeRequirement(task, { ...planned.momentOn(day), today });
  return sifted.accepted;
}

/** While nobody is due a requirement is judged as a whole: that says nothing beside those who are. */
function named(subjects: Story["subjects"]): Story["subjects"] {
  const own = new Map([...subjects].filter(([subject]) => subject !== WHOLE));
  return own.size === 0 ? subjects : own;
}

/** What each subject came to on every day, as `check` says it of that day. */
async function storyOf(id: string, planned: AsPlanned, { from, to }: Span): Promise<Story> {
  const subjects = new Map<string, DayState[]>();
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const task = planned.tasksOn(day).get(id);
    if (task === undefined) continue;
    const { judged } = await judgeRequirement(task, planned.momentOn(day));
    const waivers = openWaivers(planned.waiversOn(day), new Date(`${day}T12:00:00Z`));
    for (const one of judged) {
      const subject = one.resource.type === "evidence requirement" ? WHOLE : one.resource.id;
      const states = subjects.get(subject) ?? [];
      states.push(dayState(day, task, one, waivers));
      subjects.set(subject, states);
    }
  }
  return { subjects };
}

function dayState(
  day: IsoDate,
  { id, requirement }: RequirementTask,
  { resource, verdict }: Judged,
  waivers: ReturnType<typeof openWaivers>,
): DayState {
  const { outcome, due } = verdict;
  const dated = due === undefined ? {} : { due };
  switch (outcome) {
    case "pass":
      return { day, state: "holds", ...dated };
    case "error":
      return { day, state: "undecided", why: verdict.problem?.message ?? "", ...dated };
    case "fail": {
      const observation = { task: id, control: "", check: requirement.id, scope: "", resource, ...verdict };
      const { waiver } = waivers.overlay(observation);
      if (waiver !== undefined) return { day, state: "waived", why: waiver.reason, ...dated };
      // A record is there: it was done, and what it shows does not hold.
      const isUnshown = verdict.assertions[0]?.outcome === "pass";
      return {
        day,
        state: "overdue",
        ...dated,
        ...(isUnshown && { why: "what its record shows does not hold" }),
      };
    }
    default:
      return { day, state: "not-due", ...dated };
  }
}

/** The windows of what the company owes, each as the plan of its last day had it. */
function windowsIn(
  id: string,
  asked: readonly { readonly from: IsoDate; readonly to: IsoDate }[],
  planned: AsPlanned,
  span: Span,
  last: IsoDate,
  { subjects, accepted }: Story & { readonly accepted: readonly Accepted[] },
): readonly Occurrence[] {
  const windows = asked.flatMap(({ from, to }) => {
    const day = laterOf(from, earlierOf(to, last));
    const task = planned.tasksOn(day).get(id);
    const rhythm = task === undefined ? undefined : rhythmOf(task, planned.momentOn(day).program);
    if (rhythm === undefined) return [];
    // A window that is not due yet is owed as the plan of the last day has it.
    return windowsOf(rhythm, laterOf(span.to, rhythm.from)).filter(({ due }) => {
      const settled = earlierOf(due, last);
      return from <= settled && settled <= to && span.from <= due && due <= span.to;
    });
  });
  const unique = [...new Map(windows.map((one) => [one.label, one])).values()].sort((a, b) =>
    byCodeUnits(a.due, b.due),
  );
  const acts = accepted.flatMap(({ record }) => countingOf(record));
  const dated = acts.filter(({ through }) => through === undefined);
  const documents = acts.flatMap(({ through, ...one }) =>
    through === undefined ? [] : [{ ...one, through }],
  );
  const states = [...subjects.values()].flat();
  return answersOf(unique, dated).map(({ window, by, late }) => {
    const given = by ?? documents.find(({ on, through }) => on <= window.due && window.due <= through);
    const base = { window: window.label, from: window.from, to: window.to, due: window.due };
    if (given === undefined) return { ...base, ...unanswered(window, states, last) };
    const state = given.record?.none !== undefined ? "no-occurrence" : late ? "late" : "operated";
    return { state, ...base, by: { id: given.id, on: given.on } };
  });
}

/** What a window that nothing answers is: as the day after its tolerance says, once that day is there. */
function unanswered(
  { until }: Window,
  states: readonly DayState[],
  last: IsoDate,
): Pick<Occurrence, "state" | "why"> {
  if (last <= until) return { state: "not-yet-due" };
  const after = states.find(({ day }) => day > until);
  if (after?.state !== "undecided" && after?.state !== "waived") return { state: "gap" };
  return { state: after.state, ...(after.why !== undefined && { why: after.why }) };
}
