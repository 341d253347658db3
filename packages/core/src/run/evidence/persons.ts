import type { EvidenceRequirement, PersonAnswer } from "../../language/evidence/requirement.ts";
import { spanOf } from "../../language/evidence/words.ts";
import type { Staffer } from "../../language/people/staff.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { addDays, laterOf } from "../../language/values/day.ts";
import type { Rhythm } from "../../period/windows.ts";
import { notApplicable, type Verdict } from "../observation.ts";
import { afterSpan, beforeSpan, type Judged, type Moment } from "./context.ts";
import type { Sifted } from "./counting.ts";
import { saidOf } from "./record-days.ts";
import { type Counting, dueWithout, once, recurring, type Standing, unusedOf } from "./standing.ts";
import { type Telling, verdictOfOne } from "./verdict.ts";

/** What persons are judged by. */
export interface PersonsGiven {
  readonly requirement: EvidenceRequirement;
  readonly people: readonly Staffer[];
  /** The first day that anything is owed. */
  readonly from: IsoDate;
  readonly sifted: Sifted;
  /** What a provider's listing says, in place of records. */
  readonly answers: readonly PersonAnswer[];
  readonly telling: Omit<Telling, "sifted" | "about">;
}

/** What each person came to. */
export function judgePersons(given: PersonsGiven, moment: Moment): readonly Judged[] {
  return given.people.map((person) => ({
    resource: { id: person.id, type: "person" },
    verdict: verdictOn(person, given, moment),
  }));
}

function verdictOn(person: Staffer, given: PersonsGiven, moment: Moment): Verdict {
  const { requirement, sifted, answers, telling } = given;
  const { today } = moment;
  const leaving = requirement.due.after === "end";
  const apart =
    (leaving ? whyNotLeft(person, given.from, today) : whyNotHere(person, today)) ??
    whyNotNew(person, given.from, requirement);
  const counting: readonly Counting[] = [
    ...sifted.accepted.flatMap(({ record }) => countingFor(person.id, record)),
    // What else a listing says of an answer is none of its days.
    ...answers.flatMap(({ id, person: who, on }) => (who === person.id && on <= today ? [{ id, on }] : [])),
  ];
  const since = leaving ? person.end : person.start;
  const from = since === undefined ? given.from : laterOf(since, given.from);
  const earliest = earliestOf(from, requirement, moment);
  if (apart !== undefined) {
    const isToCome =
      since !== undefined && since > today && whyNotNew(person, given.from, requirement) === undefined;
    if (!isToCome) return notApplicable(apart);
    const then = standingOn(person, { from, earliest }, counting, given, { ...moment, today: from });
    return { ...notApplicable(apart), ...laterBy(then, from, leaving ? undefined : person.end) };
  }
  const standing = standingOn(person, { from, earliest }, counting, given, moment);
  const about: NonNullable<Telling["about"]> = ({ record, undecided }) =>
    undecided || saidOf(record.people, person.id) !== undefined;
  const unused = unusedOf(counting, earliest, today);
  return verdictOfOne(standing, { ...telling, person: person.id, sifted, about, unused });
}

/** What somebody will owe; nothing where they have shown it before, or leave before it is due. */
function laterBy(standing: Standing, from: IsoDate, end: IsoDate | undefined): Pick<Verdict, "later"> {
  if (standing.state !== "not-yet-due" || (end !== undefined && end < standing.firstDue)) return {};
  return { later: { from, due: standing.firstDue } };
}

/**
 * The first day on which what is asked for once may have been done. Some of it comes before it is asked for; and who leaves
 * may be spoken with as long before the end as after it.
 */
function earliestOf(
  from: IsoDate,
  requirement: EvidenceRequirement,
  { program }: Moment,
): IsoDate | undefined {
  const { due, of } = requirement;
  if (due.every !== undefined) return from;
  if (of.mayPrecede) return undefined;
  if (due.after !== "end" || due.within === undefined) return from;
  return beforeSpan(from, spanOf(program.settings, due.within, requirement));
}

function countingFor(person: string, record: Sifted["accepted"][number]["record"]): readonly Counting[] {
  const on = saidOf(record.people, person);
  if (on === undefined) return [];
  const one = { id: record.id, on: on as IsoDate, record };
  return [record.for === undefined ? one : { ...one, for: record.for }];
}

function standingOn(
  { away = [] }: Staffer,
  { from, earliest }: { readonly from: IsoDate; readonly earliest: IsoDate | undefined },
  counting: readonly Counting[],
  { requirement }: PersonsGiven,
  { program, today }: Moment,
): Standing {
  const { every, within, once: by } = requirement.due;
  const tolerance = requirement.tolerance.amount;
  if (by !== undefined)
    return once(
      { from: earliest, due: dueWithout(away, from, laterOf(by, from)), tolerance },
      counting,
      today,
    );
  const first =
    within === undefined ? undefined : afterSpan(from, spanOf(program.settings, within, requirement));
  const firstDue = first === undefined ? undefined : dueWithout(away, from, first);
  if (every === undefined) return once({ from: earliest, due: firstDue ?? from, tolerance }, counting, today);
  const rhythm: Rhythm = {
    every: spanOf(program.settings, every, requirement),
    from,
    tolerance,
    ...(firstDue !== undefined && { firstDue }),
  };
  return moved(away, rhythm, counting, today);
}

/** Days on which somebody is away move what falls due then; until that day it stays what it was `asOf` the former one. */
function moved(
  away: NonNullable<Staffer["away"]>,
  rhythm: Rhythm,
  counting: readonly Counting[],
  today: IsoDate,
  asOf: IsoDate = today,
): Standing {
  const standing = recurring(rhythm, counting, asOf);
  // The first day that it is due on was moved with the rhythm.
  if (standing.state !== "overdue" || standing.due === rhythm.firstDue) return standing;
  const due = dueWithout(away, standing.since ?? standing.due, standing.due);
  if (due === standing.due || today > addDays(due, rhythm.tolerance)) return standing;
  const before = moved(away, rhythm, counting, today, standing.due);
  if (before.state === "overdue") return before;
  const late = today > due ? { dueSince: addDays(due, 1) } : {};
  return before.state === "covered"
    ? { ...before, nextDue: due, ...late }
    : { ...before, firstDue: due, ...late };
}

/** `after: "start"` asks those alone who start since it is asked. */
function whyNotNew({ start }: Staffer, from: IsoDate, { due }: EvidenceRequirement): string | undefined {
  if (due.after !== "start" || (start !== undefined && start >= from)) return undefined;
  return start === undefined
    ? "Was here before anything was asked."
    : `Started on ${start}, before it was asked.`;
}

function whyNotHere({ start, end }: Staffer, today: IsoDate): string | undefined {
  if (start !== undefined && start > today) return `Starts on ${start}.`;
  return end !== undefined && end < today ? `Left on ${end}.` : undefined;
}

function whyNotLeft({ end }: Staffer, from: IsoDate, today: IsoDate): string | undefined {
  if (end === undefined || end > today) return "Works here.";
  return end < from ? `Left on ${end}, before anything was asked.` : undefined;
}
