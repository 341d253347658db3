import type { IsoDate } from "../../language/values/date.ts";
import type { Occurrence } from "./occurrence.ts";

/** What a subject came to on one day. */
export interface DayState {
  readonly day: IsoDate;
  readonly state: "holds" | "overdue" | "undecided" | "waived" | "not-due" | "excused";
  readonly why?: string;
  readonly due?: IsoDate;
  /** The window that is missing, or the one that is answered. */
  readonly window?: string;
  /** True where a record is there, and what it shows does not hold. */
  readonly unheld?: boolean;
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

/** Every stretch of days that were not in order: what came after settles none of them. `isSame` keeps two days in one. */
function troublesIn(
  states: readonly DayState[],
  isSame: (a: DayState, b: DayState) => boolean = (a, b) => a.state === b.state,
): readonly Trouble[] {
  const found: Trouble[] = [];
  let first: DayState | undefined;
  for (const [at, day] of states.entries()) {
    const { state } = day;
    if (state === "holds" || state === "not-due" || state === "excused") continue;
    first ??= day;
    const next = states[at + 1];
    if (next !== undefined && isSame(day, next)) continue;
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
  const held = states.find(({ state }) => state === "holds")?.day ?? first.day;
  if (end.state === "holds") return [...found, { state: "operated", ...whole, from: held }];
  if (end.state !== "not-due") return found;
  if (end.why !== undefined) return [...found, { state: "no-occurrence", ...whole, why: end.why }];
  if (end.due !== undefined) return [...found, { state: "not-yet-due", ...whole }];
  // Whoever left owes nothing any more, and did what they owed.
  const owed = states.findLast(({ state }) => state !== "not-due");
  return owed?.state === "holds"
    ? [...found, { state: "operated", ...whole, from: held, to: owed.day }]
    : found;
}

/** Why somebody is overdue no more, though nothing answers. */
const ENDED: Partial<Readonly<Record<DayState["state"], string>>> = {
  "not-due": "it is owed no more",
  undecided: "it could not be decided any more",
  waived: "it was waived",
  excused: "another verification of its alternative held",
};

/** What windows do not say: days on which `check` was louder than any of them. */
export function besideWindows(
  windows: readonly Occurrence[],
  states: readonly DayState[],
  last: IsoDate,
): readonly Occurrence[] {
  const left = states.map((one): DayState => (isTold(one, windows) ? { ...one, state: "not-due" } : one));
  return troublesIn(left, isOfOneWindow).map((one) => {
    const { window, unheld } = one.first;
    const told = occurrenceOf(one, last);
    if (window === undefined || unheld === true || told.state === "undecided") return told;
    // What is held for the next window makes up for none.
    return { ...told, ...(told.state === "late" && { state: "gap" as const }), window };
  });
}

function isOfOneWindow(a: DayState, b: DayState): boolean {
  return a.state === b.state && a.unheld === b.unheld && (a.unheld === true || a.window === b.window);
}

/** True where a window tells the day: what was missed, could not be decided, or was waived, from the day after it was due on. */
function isTold({ day, state, due, unheld }: DayState, windows: readonly Occurrence[]): boolean {
  if (unheld === true) return false;
  const before = windows.filter((one) => one.due !== undefined && one.due < day);
  switch (state) {
    case "overdue":
      return before.some(
        (one) => (one.state === "gap" || (one.state === "late" && day < lateOn(one))) && isOf(one, due),
      );
    case "waived":
      return before.some((one) => ["gap", "late", "waived"].includes(one.state) && isOf(one, due));
    case "undecided":
      return before.some((one) => one.state === "undecided");
    default:
      return false;
  }
}

function isOf({ due }: Occurrence, missing: IsoDate | undefined): boolean {
  return missing === undefined || due === missing;
}

function lateOn({ by, due }: Occurrence): IsoDate {
  return by?.on ?? due ?? LAST_DAY;
}

const LAST_DAY: IsoDate = "9999-12-31";
