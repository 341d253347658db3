import type { IsoDate } from "../../language/values/date.ts";
import { addDays, earlierOf, laterOf } from "../../language/values/day.ts";
import { byCodeUnits } from "../../language/values/json.ts";
import { answersOf } from "../../period/answers.ts";
import { type Window, windowsOf } from "../../period/windows.ts";
import { afterSpan } from "../../run/evidence/context.ts";
import type { Accepted } from "../../run/evidence/counting.ts";
import { countingOf } from "../../run/evidence/judge-requirement.ts";
import { rhythmOf } from "../../run/evidence/rhythm.ts";
import type { Span } from "../span.ts";
import type { AsPlanned } from "./as-planned.ts";
import type { Occurrence } from "./occurrence.ts";
import type { DayState } from "./stretches.ts";

/** Days on which plans asked for a requirement. */
export interface AskedDays {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** A record that counts, by the plan of now or only by that of its own day. */
export interface CountedRecord extends Accepted {
  readonly isOfNow: boolean;
}

/** What is known of a requirement of the company. */
export interface Known {
  readonly states: readonly DayState[];
  readonly accepted: readonly CountedRecord[];
  /** The last day that is judged. */
  readonly last: IsoDate;
}

/** The windows of what the company owes whose last day lies in the period, each as the plan of the day had it on which it was due. */
export function owedWindows(
  id: string,
  asked: readonly AskedDays[],
  planned: AsPlanned,
  span: Span,
  { states, accepted, last }: Known,
): readonly Occurrence[] {
  const all = windowsAsked(id, asked, planned, span, last);
  const open = all.find(({ window }) => window.until >= last);
  // A window that is still open is answered as the plan of now has it: no day after it says yet that one of then was enough.
  const acts = accepted.flatMap(({ record, isOfNow }) =>
    countingOf(record)
      .filter(({ on }) => isOfNow || open === undefined || on < open.window.from)
      .map((one) => ({ ...one, isOfNow })),
  );
  const dated = acts.filter(({ through }) => through === undefined);
  const documents = acts.flatMap(({ through, ...one }) =>
    through === undefined ? [] : [{ ...one, through }],
  );
  // A record that answered a window of before answers none of the period.
  return answersOf(
    all.map(({ window }) => window),
    dated,
  ).flatMap(({ window, by, late }, at) => {
    if (window.due < span.from || window.due > span.to) return [];
    const { every } = all[at] as Asked;
    const covers = ({ on, through, isOfNow }: (typeof documents)[number]): boolean =>
      (isOfNow || window.until < last) &&
      on <= window.due &&
      window.due <= earlierOf(through, addDays(afterSpan(on, every), -1));
    const given = by ?? documents.find(covers);
    const base = { window: window.label, from: window.from, to: window.to, due: window.due };
    const missing = states.filter((one) => isMissing(one, window));
    if (given === undefined) return [{ ...base, ...unanswered(window, states, missing, last) }];
    // By the plan of those days nothing answers it, whatever counts by the plan of today.
    const isMissed = missing.some(({ day, state }) => state === "overdue" && (!late || day >= given.on));
    if (isMissed) return [{ state: "gap" as const, ...base }];
    const state = late
      ? ("late" as const)
      : given.record?.none !== undefined
        ? ("no-occurrence" as const)
        : ("operated" as const);
    return [{ state, ...base, by: { id: given.id, on: given.on } }];
  });
}

interface Asked {
  readonly window: Window;
  readonly every: NonNullable<ReturnType<typeof rhythmOf>>["every"];
}

/** Every window since the first day that is owed, in order of its last day; those before the period take their answers. */
function windowsAsked(
  id: string,
  asked: readonly AskedDays[],
  planned: AsPlanned,
  span: Span,
  last: IsoDate,
): readonly Asked[] {
  const found = asked.flatMap(({ from, to }) => {
    const day = laterOf(from, earlierOf(to, last));
    const task = planned.tasksOn(day).get(id);
    const rhythm = task === undefined ? undefined : rhythmOf(task, planned.momentOn(day).program);
    if (rhythm === undefined) return [];
    // A window that is not due yet is owed as the plan of the last day has it.
    return windowsOf(rhythm, laterOf(span.to, rhythm.from))
      .filter((window) => {
        const [due, ends] = [earlierOf(window.due, last), earlierOf(window.to, last)];
        return from <= ends && due <= to && window.due <= span.to;
      })
      .map((window): Asked => ({ window, every: rhythm.every }));
  });
  // A first window may be due on one day by one plan, and on another by the next: it is one window, due as it was first said.
  const unique = new Map<string, Asked>();
  for (const one of found) {
    const key = `${one.window.label} ${one.window.to}`;
    if (!unique.has(key)) unique.set(key, one);
  }
  return [...unique.values()].sort((a, b) => byCodeUnits(a.window.due, b.window.due));
}

/** True for a day of which `check` says that this window is missing. */
function isMissing(
  { day, state, due, window, unheld }: DayState,
  { label, due: last, until }: Window,
): boolean {
  if (unheld === true || (state !== "overdue" && state !== "waived" && state !== "excused")) return false;
  return day > until && due === last && (window === undefined || window === label);
}

/** What a window that nothing answers is: as the days after its tolerance say, once the first of them is there. */
function unanswered(
  { until }: Window,
  states: readonly DayState[],
  missing: readonly DayState[],
  last: IsoDate,
): Pick<Occurrence, "state" | "why"> {
  const after = states.find(({ day }) => day > until);
  const isOver = last > until || missing.length > 0;
  if (!isOver) return { state: "not-yet-due" };
  // A permission that ended, and a reading that was mended, leave it as it is after them.
  if (missing.some(({ state }) => state === "overdue")) return { state: "gap" };
  const why = after?.why === undefined ? {} : { why: after.why };
  switch (after?.state) {
    case "undecided":
    case "waived":
      return { state: after.state, ...why };
    case "excused":
      return { state: "operated", ...why };
    default:
      return { state: "gap" };
  }
}
