import type { IsoDate } from "../language/values/date.ts";
import type { Answer, Answered } from "./answers.ts";
import type { Standing } from "./standing.ts";
import type { Rhythm, Window } from "./windows.ts";

// The same rules a second time, day by day and with nothing of the sources, to hold them against. Slow on purpose.

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function lengthOf(year: number, month: number): number {
  const leap = year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0);
  return month === 2 && leap ? 29 : (LENGTHS[month - 1] as number);
}

function written(year: number, month: number, date: number): IsoDate {
  return `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}` as IsoDate;
}

function read(day: IsoDate): [number, number, number] {
  const [year, month, date] = day.split("-").map(Number);
  return [year as number, month as number, date as number];
}

export function tomorrow(day: IsoDate): IsoDate {
  const [year, month, date] = read(day);
  if (date < lengthOf(year, month)) return written(year, month, date + 1);
  return month < 12 ? written(year, month + 1, 1) : written(year + 1, 1, 1);
}

export function yesterday(day: IsoDate): IsoDate {
  const [year, month, date] = read(day);
  if (date > 1) return written(year, month, date - 1);
  return month > 1 ? written(year, month - 1, lengthOf(year, month - 1)) : written(year - 1, 12, 31);
}

export function step(day: IsoDate, n: number): IsoDate {
  let at = day;
  for (let i = 0; i < Math.abs(n); i += 1) at = n > 0 ? tomorrow(at) : yesterday(at);
  return at;
}

/** The label of the box that each day lies in, asked for one day after the other from `from` on. */
function labeller({ every, from }: Rhythm): (day: IsoDate) => string {
  const [, , anchor] = read(from);
  const size = every.unit === "years" ? every.amount * 12 : every.amount;
  let label: string = from;
  let daysPassed = 0;
  let monthsPassed = 0;
  return (day) => {
    const [year, month, date] = read(day);
    if (day !== from) daysPassed += 1;
    if (day !== from && date === 1) monthsPassed += 1;
    if (every.unit === "days") {
      if (daysPassed % size === 0) label = day;
      return label;
    }
    switch (size) {
      case 1:
        return day.slice(0, 7);
      case 2:
        return written(year, month % 2 === 0 ? month - 1 : month, 1);
      case 3:
        return `${year}-Q${Math.ceil(month / 3)}`;
      case 4:
        return written(year, month <= 4 ? 1 : month <= 8 ? 5 : 9, 1);
      case 6:
        return `${year}-H${month <= 6 ? 1 : 2}`;
      case 12:
        return String(year);
    }
    const begins = date === Math.min(anchor, lengthOf(year, month));
    if (begins && monthsPassed % size === 0) label = day;
    return label;
  };
}

export function slowWindows(rhythm: Rhythm, through: IsoDate): readonly Window[] {
  const { from, tolerance, firstDue } = rhythm;
  if (through < from) return [];
  const labelOf = labeller(rhythm);
  const stretches: { label: string; from: IsoDate; to: IsoDate }[] = [];
  const wanted = firstDue !== undefined && firstDue > through ? firstDue : through;
  for (let day = from; ; day = tomorrow(day)) {
    const label = labelOf(day);
    const open = stretches.at(-1);
    if (open?.label === label) open.to = day;
    else if (open === undefined) stretches.push({ label, from: day, to: day });
    else if (firstDue !== undefined && day <= firstDue) Object.assign(open, { label, to: day });
    else if (day > wanted) break;
    else stretches.push({ label, from: day, to: day });
  }
  return stretches
    .filter((one) => one.from <= through)
    .map((one, i) => {
      const due = i === 0 && firstDue !== undefined ? firstDue : one.to;
      return { ...one, due, until: step(due, tolerance) };
    });
}

/** As life goes: each morning a window may open, in the course of the day records come in. */
export function slowAnswers<T extends Answer>(
  windows: readonly Window[],
  records: readonly T[],
): readonly Answered<T>[] {
  const answers = new Map<string, T>();
  const days = records.map(({ on }) => on).sort();
  const [begins, ends] = [windows[0]?.from, days.at(-1)];
  if (begins === undefined || ends === undefined) return windows.map((window) => ({ window, late: false }));
  let open: Window[] = [];
  for (let today = begins; today <= ends; today = tomorrow(today)) {
    open = open.filter(({ to, until }) => to >= today || until >= today);
    open.push(...windows.filter((one) => one.from === today));
    const ids = records
      .filter(({ on }) => on === today)
      .map(({ id }) => id)
      .sort();
    const come = ids.map((id) => records.find((one) => one.id === id) as T);
    for (const record of come.filter((one) => one.for !== undefined)) {
      const meant = windows.find(({ label, from }) => label === record.for && from <= today);
      if (meant === undefined || answers.has(meant.label)) continue;
      answers.set(meant.label, record);
      open = open.filter((one) => one !== meant);
    }
    for (const record of come.filter((one) => one.for === undefined)) {
      const oldest = open.shift();
      if (oldest !== undefined) answers.set(oldest.label, record);
    }
  }
  return windows.map((window) => {
    const by = answers.get(window.label);
    return by === undefined ? { window, late: false } : { window, by, late: by.on > window.until };
  });
}

export function slowStanding<T extends Answer>(
  rhythm: Rhythm,
  records: readonly T[],
  today: IsoDate,
): Standing<T> {
  const firstDue = (slowWindows(rhythm, rhythm.from)[0] as Window).due;
  const known = records.filter(({ on }) => on <= today);
  const answered = slowAnswers(slowWindows(rhythm, today), known);
  const late = answered.filter((one) => !one.by && one.window.due < today && one.window.until >= today);
  const since = late[0] === undefined ? {} : { dueSince: tomorrow(late[0].window.due) };
  const held = (i: number): Standing<T> => {
    const one = answered[i];
    if (one === undefined) return { state: "not-yet-due", firstDue, ...since };
    const { window, by } = one;
    if (by !== undefined) return { state: "covered", by, window, nextDue: nextDue(), ...since };
    if (today <= window.until) return held(i - 1);
    const last = answered
      .slice(0, i)
      .reverse()
      .find((earlier) => earlier.by)?.by;
    return { state: "overdue", window, ...(last === undefined ? {} : { last }) };
  };
  const nextDue = (): IsoDate => {
    const current = answered.at(-1) as Answered<T>;
    const after = slowWindows(rhythm, tomorrow(current.window.to)).at(-1) as Window;
    return current.by === undefined ? current.window.due : after.due;
  };
  return held(answered.length - 1);
}
