import type { IsoDate } from "../language/values/date.ts";
import type { Occurrence } from "./occurrence.ts";

/** What a subject came to on one day. */
export interface DayState {
  readonly day: IsoDate;
  readonly state: "holds" | "overdue" | "undecided" | "waived" | "not-due";
  readonly why?: string;
  readonly due?: IsoDate;
}

/** What stands for a requirement as a whole: no id is empty. */
export const WHOLE = "";

/** Days in a row on which something was not as it should be. */
interface Trouble {
  readonly state: "overdue" | "undecided" | "waived";
  readonly first: DayState;
  readonly last: DayState;
  /** What it was the day after; absent where nothing is known of that day. */
  readonly next?: DayState;
}

/** Every stretch of days that were not in order: what came after settles none of them. */
function troublesIn(states: readonly DayState[]): readonly Trouble[] {
  const found: Trouble[] = [];
  let first: DayState | undefined;
  for (const [at, day] of states.entries()) {
    const { state } = day;
    if (state === "holds" || state === "not-due") continue;
    first ??= day;
    const next = states[at + 1];
    if (next?.state === state) continue;
    found.push({ state, first, last: day, ...(next !== undefined && { next }) });
    first = undefined;
  }
  return found;
}

/** What a stretch is as something that was owed. */
function occurrenceOf({ state, first, last, next }: Trouble, until: IsoDate): Occurrence {
  const dated = first.due === undefined ? {} : { due: first.due };
  const base = { from: first.day, to: last.day, ...dated };
  const why = first.why === undefined ? {} : { why: first.why };
  if (state !== "overdue") return { state, ...base, ...why };
  if (next?.state === "holds") return { state: "late", ...base, ...why };
  const ended =
    next === undefined ? (last.day < until ? "it is asked for no more" : undefined) : ENDED[next.state];
  return { state: "gap", ...base, ...(ended !== undefined && { why: ended }), ...why };
}

/** The days of one subject as what was owed: each time that it was not in order, and what it comes to in the end. */
export function stretchesOf(
  subject: string,
  states: readonly DayState[],
  last: IsoDate,
): readonly Occurrence[] {
  const of = subject === WHOLE ? {} : { subject };
  const found = troublesIn(states).map((one) => ({ ...occurrenceOf(one, last), ...of }));
  const [first, end] = [states[0], states.at(-1)];
  if (first === undefined || end === undefined) return found;
  const dated = end.due === undefined ? {} : { due: end.due };
  const whole = { ...of, from: first.day, to: end.day, ...dated };
  if (end.state === "holds") return [...found, { state: "operated", ...whole }];
  return end.state === "not-due" && end.due !== undefined
    ? [...found, { state: "not-yet-due", ...whole }]
    : found;
}

/** Why somebody is overdue no more, though nothing answers. */
const ENDED: Partial<Readonly<Record<DayState["state"], string>>> = {
  "not-due": "it is owed no more",
  undecided: "it could not be decided any more",
  waived: "it was waived",
};

/** What windows do not say: days on which a record was there and showed what does not hold, or nothing could be decided. */
export function besideWindows(
  windows: readonly Occurrence[],
  states: readonly DayState[],
  last: IsoDate,
): readonly Occurrence[] {
  const isTold = ({ to }: Occurrence): boolean =>
    windows.some(({ state, due }) => state === "undecided" && due !== undefined && due < to);
  const unheld = states.map((one): DayState => {
    if (isUnheld(one) || one.state === "undecided" || one.state === "holds") return one;
    return { day: one.day, state: "not-due" };
  });
  return troublesIn(unheld)
    .map((one) => occurrenceOf(one, last))
    .filter((one) => one.state !== "undecided" || !isTold(one));
}

function isUnheld({ state, why }: DayState): boolean {
  return state === "overdue" && why !== undefined;
}
