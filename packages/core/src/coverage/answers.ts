import { type AnswerFields, answers } from "../language/evidence/answer.ts";
import { isOpen } from "../language/evidence/built-in.ts";
import type { EvidenceRecord } from "../language/evidence/record.ts";
import { recordsOf } from "../language/evidence/records.ts";
import type { IsoDate } from "../language/values/date.ts";
import { addDays } from "../language/values/day.ts";
import type { Problem } from "../language/values/problem.ts";
import { daysOfLabel } from "../period/windows.ts";
import type { Moment } from "../run/evidence/context.ts";
import { type Refused, sift } from "../run/evidence/counting.ts";
import { reviewsIn } from "../run/evidence/reviews.ts";
import type { Answer } from "./answer.ts";
import type { Deviation } from "./checks/deviations.ts";
import type { Occurrence } from "./owed/occurrence.ts";
import type { RequirementCoverage } from "./owed/occurrences.ts";
import type { RecordChange } from "./records/record-changes.ts";
import type { Span } from "./span.ts";

/** The answers of a period, and what is wrong with others. */
export interface AnswerBook {
  /** Of a record that is not what a run saw: an answer names it by its id. */
  ofRecord(change: RecordChange): Answer | undefined;
  ofOccurrence(requirement: RequirementCoverage, occurrence: Occurrence): Answer | undefined;
  ofDeviation(deviation: Deviation): Answer | undefined;
  /** The records that answer nothing, and why. Ask when everything was looked up. */
  unused(): readonly { readonly id: string; readonly why: string }[];
  /** Why they could not be read. */
  readonly problem?: Problem;
}

export interface Answering {
  readonly period: Span;
  /** The id that a task has now, whatever it was called when it was answered for. */
  nameOf(task: string): string;
}

/** Opens the answers, held to the people of today: another person reviewed each, and somebody who works here owns its action. */
export async function openAnswers(
  { people, read, today, program }: Moment,
  { period, nameOf }: Answering,
): Promise<AnswerBook> {
  const listing = recordsOf(answers);
  const records = await read<EvidenceRecord>(listing);
  if ("problem" in records || "problem" in people) {
    const problem =
      "problem" in records ? records.problem : (people as { readonly problem: Problem }).problem;
    return { ofOccurrence: nothing, ofDeviation: nothing, ofRecord: nothing, unused: () => [], problem };
  }
  const reviews = await reviewsIn({ program, read });
  const known = new Map(people.resources.map((one) => [one.id, one]));
  const sifted = sift(records.resources, {
    requirement: answers,
    today,
    people: known,
    policies: new Set(program.policies.map(({ id }) => id)),
    ...reviews,
  });
  const held = sifted.accepted.map(({ record, fields }) => {
    const said = fields as AnswerFields;
    const owner = known.get(said.action.owner);
    const hasLeft = owner?.end !== undefined && owner.end < today;
    const why =
      record.reviewedBy === undefined
        ? "nobody has reviewed it"
        : owner === undefined || (hasLeft && isOpen(said.action, today))
          ? `${said.action.owner}, who is to do what it says, is not among the people who work here`
          : undefined;
    return { record, said, why };
  });
  const used = new Set<string>();
  const replaced = new Map<string, string>();
  /** The last that fits by its day, and why it answers no more. */
  const find = (
    fits: (said: AnswerFields, on: IsoDate) => boolean,
    lapsedBy: (said: AnswerFields, on: IsoDate) => string | undefined = () => undefined,
  ): Answer | undefined => {
    const all = held
      .filter(({ said, why, record }) => why === undefined && fits(said, dayOf(record, today)))
      .sort((a, b) => (dayOf(a.record, today) < dayOf(b.record, today) ? -1 : 1));
    const found = all.at(-1);
    if (found === undefined) return undefined;
    for (const { record } of all.slice(0, -1)) replaced.set(record.id, found.record.id);
    used.add(found.record.id);
    const { record, said } = found;
    const lapsed = lapsedAction(said, dayOf(record, today), today) ?? lapsedBy(said, dayOf(record, today));
    return answerOf(record, said, today, lapsed);
  };
  return {
    ofOccurrence: ({ task }, { window, subject, from, due }) =>
      find(
        (said, on) =>
          nameOf(said.of) === task &&
          said.window === window &&
          said.subject === subject &&
          // What began before the period is told from its first day on.
          (window !== undefined || isSince(said, from, period)) &&
          // Nobody answers for what is not missed yet.
          on >= (window === undefined || due === undefined ? from : due),
      ),
    ofDeviation: ({ task, environment, from, to, ended, resources }) =>
      find(
        (said, on) =>
          nameOf(said.of) === task &&
          (said.environment ?? "") === environment &&
          said.since === from &&
          on >= from,
        ({ action }, on) => {
          const later = resources.find((one) => one.from > on);
          if (later !== undefined) return `${later.id} fails since ${later.from}, and it is of ${on}`;
          if (ended !== undefined || action.done === undefined || to <= action.done) return undefined;
          return `it is done on ${action.done} as it says, and fails still on ${to}`;
        },
      ),
    ofRecord: ({ id, seen }) => find((said, on) => said.of === id && on >= seen),
    unused: () => [
      ...sifted.refused.map(({ record, why }: Refused) => ({ id: record.id, why })),
      ...held.flatMap(({ record: { id }, said, why }) => {
        if (why !== undefined) return [{ id, why }];
        if (used.has(id)) return [];
        const by = replaced.get(id);
        if (by !== undefined) return [{ id, why: `${by} takes its place` }];
        return isOfOtherDays(said, period)
          ? []
          : [{ id, why: "it is of nothing that was missed, late or deviated in the period" }];
      }),
    ],
  };
}

function dayOf({ on }: EvidenceRecord, today: IsoDate): IsoDate {
  return (on ?? today) as IsoDate;
}

/** How many days an action may take before somebody answers anew. */
const LONGEST = 366;

function lapsedAction({ action }: AnswerFields, on: IsoDate, today: IsoDate): string | undefined {
  if (!isOpen(action, today)) return undefined;
  if (action.due < today) return `its action was due ${action.due}, and is not done`;
  return action.due > addDays(on, LONGEST)
    ? `its action is due ${action.due}, more than a year after it`
    : undefined;
}

function isSince({ since }: AnswerFields, from: IsoDate, period: Span): boolean {
  return since === from || (since !== undefined && from === period.from && since < from);
}

/** True for an answer of what was before the period, or came after it. */
function isOfOtherDays({ window, since }: AnswerFields, { from, to }: Span): boolean {
  const days = window === undefined ? { from: since, to: since } : daysOfLabel(window);
  return days?.from !== undefined && days.to !== undefined && (days.to < from || days.from > to);
}

function nothing(): undefined {
  return undefined;
}

function answerOf(record: EvidenceRecord, said: AnswerFields, today: IsoDate, lapsed?: string): Answer {
  const { cause, extent, action, response } = said;
  return {
    id: record.id,
    on: dayOf(record, today),
    reviewedBy: record.reviewedBy ?? "",
    cause,
    extent,
    action,
    ...(response !== undefined && { response }),
    ...(lapsed !== undefined && { lapsed }),
  };
}
