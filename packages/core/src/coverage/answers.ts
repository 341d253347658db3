import { type AnswerFields, answers } from "../language/evidence/answer.ts";
import { isOpen } from "../language/evidence/built-in.ts";
import type { EvidenceRecord } from "../language/evidence/record.ts";
import { recordsOf } from "../language/evidence/records.ts";
import type { IsoDate } from "../language/values/date.ts";
import type { Problem } from "../language/values/problem.ts";
import { daysOfLabel } from "../period/windows.ts";
import type { Moment } from "../run/evidence/context.ts";
import { type Refused, sift } from "../run/evidence/counting.ts";
import type { Answer } from "./answer.ts";
import type { Deviation } from "./deviations.ts";
import type { Occurrence } from "./occurrence.ts";
import type { RequirementCoverage, Span } from "./occurrences.ts";

/** The answers of a period, and what is wrong with others. */
export interface AnswerBook {
  ofOccurrence(requirement: RequirementCoverage, occurrence: Occurrence): Answer | undefined;
  ofDeviation(deviation: Deviation): Answer | undefined;
  /** The records that answer nothing, and why. Ask when everything was looked up. */
  unused(): readonly { readonly id: string; readonly why: string }[];
  /** Why they could not be read. */
  readonly problem?: Problem;
}

/** Opens the answers, held to the people of today: another person reviewed each, and somebody who works here owns its action. */
export async function openAnswers(
  { people, read, today, program }: Moment,
  period: Span,
): Promise<AnswerBook> {
  const listing = recordsOf(answers);
  const records = await read<EvidenceRecord>(listing);
  if ("problem" in records || "problem" in people) {
    const problem =
      "problem" in records ? records.problem : (people as { readonly problem: Problem }).problem;
    return { ofOccurrence: nothing, ofDeviation: nothing, unused: () => [], problem };
  }
  const known = new Map(people.resources.map((one) => [one.id, one]));
  const sifted = sift(records.resources, {
    requirement: answers,
    today,
    people: known,
    policies: new Set(program.policies.map(({ id }) => id)),
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
  const find = (fits: (said: AnswerFields) => boolean): Answer | undefined => {
    const found = held.findLast(({ said, why }) => why === undefined && fits(said));
    if (found === undefined) return undefined;
    used.add(found.record.id);
    return answerOf(found.record, found.said, today);
  };
  return {
    ofOccurrence: ({ task }, { window, subject, from }) =>
      find(
        (said) =>
          said.of === task &&
          said.window === window &&
          said.subject === subject &&
          (window !== undefined || said.since === from),
      ),
    ofDeviation: ({ task, environment, from }) =>
      find((said) => said.of === task && (said.environment ?? "") === environment && said.since === from),
    unused: () => [
      ...sifted.refused.map(({ record, why }: Refused) => ({ id: record.id, why })),
      ...held.flatMap(({ record: { id }, said, why }) => {
        if (why !== undefined) return [{ id, why }];
        return used.has(id) || isOfOtherDays(said, period)
          ? []
          : [{ id, why: "it is of nothing that was missed, late or deviated in the period" }];
      }),
    ],
  };
}

/** True for an answer of what was before the period, or came after it. */
function isOfOtherDays({ window, since }: AnswerFields, { from, to }: Span): boolean {
  const days = window === undefined ? { from: since, to: since } : daysOfLabel(window);
  return days?.from !== undefined && days.to !== undefined && (days.to < from || days.from > to);
}

function nothing(): undefined {
  return undefined;
}

function answerOf(record: EvidenceRecord, said: AnswerFields, today: IsoDate): Answer {
  const { cause, extent, action, response } = said;
  return {
    id: record.id,
    on: (record.on ?? today) as IsoDate,
    reviewedBy: record.reviewedBy ?? "",
    cause,
    extent,
    action,
    ...(response !== undefined && { response }),
    isOverdue: action.due < today && isOpen(action, today),
  };
}
