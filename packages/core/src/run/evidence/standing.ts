import type { EvidenceRecord } from "../../language/evidence/record.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { addDays, daysBetween, earlierOf, laterOf } from "../../language/values/day.ts";
import { type Answer, answersOf } from "../../period/answers.ts";
import { type Standing as RhythmStanding, standingOf } from "../../period/standing.ts";
import { type Rhythm, windowsOf } from "../../period/windows.ts";
import { afterSpan } from "./context.ts";

/** A record that counts, for one subject, on its day. */
export interface Counting extends Answer {
  readonly record?: EvidenceRecord;
  /** The last day that it covers, where it is a document. */
  readonly through?: IsoDate;
}

/** How an answer stands on a day. */
export type Standing =
  | {
      readonly state: "covered";
      readonly by: Counting;
      /** What it answers: `2026-Q1`. */
      readonly window?: string;
      readonly nextDue?: IsoDate;
      readonly dueSince?: IsoDate;
      /** The windows that nothing answered in time: it is covered now, and was not then. */
      readonly missed?: readonly string[];
      /** The days of the window that it answers; of what is due once, all that count. */
      readonly span?: { readonly from: IsoDate; readonly to: IsoDate };
      /** Set where it came too late: the day on which it was due. */
      readonly wasDue?: IsoDate;
    }
  | { readonly state: "not-yet-due"; readonly firstDue: IsoDate; readonly dueSince?: IsoDate }
  | {
      readonly state: "overdue";
      readonly due: IsoDate;
      readonly window?: string;
      /** The first day on which what was missed could be done. */
      readonly since?: IsoDate;
      readonly last?: Counting;
    };

/**
 * How what recurs stands. A document covers the days it says, and no more of them than one is asked for: none is good for
 * ever. Whatever else counts answers the window of its day.
 */
export function recurring(rhythm: Rhythm, counting: readonly Counting[], today: IsoDate): Standing {
  const documents = counting
    .flatMap(({ through, ...one }) => {
      if (through === undefined) return [];
      return [{ ...one, through: earlierOf(through, addDays(afterSpan(one.on, rhythm.every), -1)) }];
    })
    // What ended before anything was owed is as good as nothing, and no worse.
    .filter(({ through }) => through >= rhythm.from)
    .sort((a, b) => (a.through < b.through ? 1 : -1));
  const covering = documents.find(({ on, through }) => on <= today && today <= through);
  if (covering !== undefined)
    return {
      state: "covered",
      by: covering,
      nextDue: covering.through,
      span: { from: covering.on, to: covering.through },
    };
  const acts = counting.filter(({ through }) => through === undefined);
  const covered = (day: IsoDate): boolean => documents.some(({ on, through }) => on <= day && day <= through);
  const standing = withMissed(told(standingOf(rhythm, acts, today)), rhythm, { acts, covered }, today);
  const last = documents.find(({ on }) => on <= today);
  if (last === undefined || standing.state === "covered") return standing;
  if (standing.state === "overdue" && standing.last !== undefined && standing.last.on > last.on)
    return standing;
  const due = last.through;
  // What is due later of its own accord is not due sooner for a document that ended.
  if (standing.state === "not-yet-due" && rhythm.firstDue !== undefined && rhythm.firstDue > due)
    return standing;
  if (today <= addDays(due, rhythm.tolerance))
    return { state: "covered", by: last, dueSince: addDays(due, 1) };
  return { state: "overdue", due, last };
}

function withMissed(
  standing: Standing,
  rhythm: Rhythm,
  { acts, covered }: { readonly acts: readonly Counting[]; readonly covered: (day: IsoDate) => boolean },
  today: IsoDate,
): Standing {
  if (standing.state !== "covered") return standing;
  const answered = answersOf(
    windowsOf(rhythm, today),
    acts.filter(({ on }) => on <= today),
  );
  const missed = answered.filter(
    ({ window, by }) => by === undefined && window.until < today && !covered(window.due),
  );
  return missed.length === 0 ? standing : { ...standing, missed: missed.map(({ window }) => window.label) };
}

/** The answers whose day does not count, and why. */
export function unusedOf(
  counting: readonly Counting[],
  from: IsoDate | undefined,
  today: IsoDate,
): readonly { readonly id: string; readonly why: string }[] {
  return counting.flatMap(({ id, on }) => {
    if (on > today) return [{ id, why: `its day, ${on}, is still to come` }];
    return from !== undefined && on < from ? [{ id, why: `its day, ${on}, is before ${from}` }] : [];
  });
}

/** How something stands that is due once: on any day from `from` on, or on any at all, at the latest on `due`. */
export function once(
  {
    from,
    due,
    tolerance,
  }: { readonly from: IsoDate | undefined; readonly due: IsoDate; readonly tolerance: number },
  counting: readonly Counting[],
  today: IsoDate,
): Standing {
  const by = counting
    .filter(({ on }) => (from === undefined || from <= on) && on <= today)
    .sort((a, b) => (a.on < b.on ? -1 : 1))[0];
  if (by !== undefined) {
    const late = by.on > addDays(due, tolerance);
    const span = { from: from ?? by.on, to: today };
    return { state: "covered", by, span, ...(late && { wasDue: due }) };
  }
  if (today <= due) return { state: "not-yet-due", firstDue: due };
  if (today <= addDays(due, tolerance))
    return { state: "not-yet-due", firstDue: due, dueSince: addDays(due, 1) };
  return { state: "overdue", due };
}

function told(standing: RhythmStanding<Counting>): Standing {
  switch (standing.state) {
    case "covered": {
      const { by, window } = standing;
      const late = by.on > window.until && { wasDue: window.due };
      return { ...standing, window: window.label, span: window, ...late };
    }
    case "not-yet-due":
      return standing;
    case "overdue": {
      const { window, last } = standing;
      return {
        state: "overdue",
        due: window.due,
        window: window.label,
        since: window.from,
        ...(last !== undefined && { last }),
      };
    }
  }
}

/** Whoever is away for longer is away for ever. */
const LAST = "2999-12-31";

/** The day on which something falls due when the days on which somebody is away do not count, each of them once. */
export function dueWithout(
  away: readonly { readonly from: IsoDate; readonly to: IsoDate }[],
  from: IsoDate,
  due: IsoDate,
): IsoDate {
  let moved = due;
  let since = from;
  for (const absence of [...away].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const begins = laterOf(absence.from, since);
    if (begins > moved || absence.to < begins) continue;
    const lost = daysBetween(begins, absence.to) + 1;
    if (lost > daysBetween(moved, LAST)) return laterOf(moved, LAST);
    moved = addDays(moved, lost);
    since = addDays(absence.to, 1);
  }
  return moved;
}
