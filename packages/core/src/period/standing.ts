import type { IsoDate } from "../language/values/date.ts";
import { addDays, laterOf } from "../language/values/day.ts";
import { type Answer, type Answered, answersOf } from "./answers.ts";
import { type Rhythm, type Window, windowsOf } from "./windows.ts";

/** What a rhythm comes to on a day. */
export type Standing<T extends Answer> =
  | {
      readonly state: "covered";
      readonly by: T;
      /** The window that `by` answers. */
      readonly window: Window;
      /** The day on which the next window is due. */
      readonly nextDue: IsoDate;
      /** Set while a window whose due day is past is unanswered but within its tolerance; the oldest one's. */
      readonly dueSince?: IsoDate;
    }
  | { readonly state: "not-yet-due"; readonly firstDue: IsoDate; readonly dueSince?: IsoDate }
  | {
      readonly state: "overdue";
      /** The last window that was missed. */
      readonly window: Window;
      /** The record that answered the last window before it that has one. */
      readonly last?: T;
    };

/**
 * The standing on `today`, by the records up to that day. It is what the last settled window came to: one is settled once
 * it is answered or can no longer be answered on time, and until then everything stays what it was before.
 */
export function standingOf<T extends Answer>(
  rhythm: Rhythm,
  records: readonly T[],
  today: IsoDate,
): Standing<T> {
  const windows = windowsOf(rhythm, laterOf(today, rhythm.from));
  const firstDue = (windows[0] as Window).due;
  if (today < rhythm.from) return { state: "not-yet-due", firstDue };

  const answered = answersOf(
    windows,
    records.filter(({ on }) => on <= today),
  );
  const settled = answered.findLast(({ window, by }) => by !== undefined || window.until < today);
  if (settled === undefined) return { state: "not-yet-due", firstDue, ...dueSince(answered, today) };
  const { window, by } = settled;
  if (by !== undefined) {
    const nextDue = nextDueOf(rhythm, answered.at(-1) as Answered<T>);
    return { state: "covered", by, window, nextDue, ...dueSince(answered, today) };
  }
  // An answered window is settled, so none lies after this one.
  const last = answered.findLast((one) => one.by !== undefined)?.by;
  return { state: "overdue", window, ...(last === undefined ? {} : { last }) };
}

function nextDueOf(rhythm: Rhythm, { window, by }: Answered<Answer>): IsoDate {
  if (by === undefined) return window.due;
  return (windowsOf(rhythm, addDays(window.to, 1)).at(-1) as Window).due;
}

function dueSince(answered: readonly Answered<Answer>[], today: IsoDate): { dueSince?: IsoDate } {
  const open = answered.find(
    ({ window, by }) => by === undefined && window.due < today && today <= window.until,
  );
  return open === undefined ? {} : { dueSince: addDays(open.window.due, 1) };
}
