import type { IsoDate } from "../language/values/date.ts";
import { laterOf } from "../language/values/day.ts";
import type { Window } from "./windows.ts";

/** What a record says of when it was and which window it is for. */
export interface Answer {
  readonly id: string;
  readonly on: IsoDate;
  /** The label of the window that it says it is for. */
  readonly for?: string;
}

export interface Answered<T extends Answer> {
  readonly window: Window;
  readonly by?: T;
  /** True when it came after `until`. */
  readonly late: boolean;
}

/**
 * Which record answers which window: one record, one window.
 *
 * A record that says `for` answers that window or none. Any other takes the earliest window that nothing answers yet, among
 * the one its day lies in and those before it whose `until` is not past. With a tolerance longer than a window several may
 * be open at once: they are answered from the oldest on, so a missed day of a daily rhythm is made up for by one record more.
 *
 * Records are taken by their day, whether they say `for` or not, so that what is answered on a day stays so whatever comes
 * later: a verdict of that day and the coverage of the year agree. On one day those that say `for` come first, since the
 * others may answer another window instead; then by id.
 */
export function answersOf<T extends Answer>(
  windows: readonly Window[],
  records: readonly T[],
): readonly Answered<T>[] {
  const answers = new Map<Window, T>();
  for (const record of [...records].sort(inOrder)) {
    const window = windows.find((one) => !answers.has(one) && mayAnswer(record, one));
    if (window !== undefined) answers.set(window, record);
  }
  return windows.map((window) => {
    const by = answers.get(window);
    return by === undefined ? { window, late: false } : { window, by, late: by.on > window.until };
  });
}

function mayAnswer(record: Answer, window: Window): boolean {
  if (record.on < window.from) return false;
  if (record.for !== undefined) return record.for === window.label;
  // A first window may be due long before it ends: until it ends it is answered, if late.
  return record.on <= laterOf(window.to, window.until);
}

function inOrder(a: Answer, b: Answer): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  const [aims, others] = [a.for !== undefined, b.for !== undefined];
  if (aims !== others) return aims ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
