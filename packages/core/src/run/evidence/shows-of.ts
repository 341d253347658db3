import { type Assertion, assertion, isAssertion } from "../../language/checks/assertion.ts";
import type { EvidenceKind, ShowsContext } from "../../language/evidence/kind.ts";
import type { EvidenceRequirement } from "../../language/evidence/requirement.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { addDays } from "../../language/values/day.ts";
import { type Problem, textOf } from "../../language/values/problem.ts";
import { ignoreRejection } from "../answer.ts";
import type { Accepted, Sifted } from "./counting.ts";

/** What a record is held to by its kind. */
export interface HeldTo
  extends Pick<ShowsContext, "today" | "person" | "limitOf" | "isControl" | "risksOn" | "whoIs"> {
  readonly requirement: EvidenceRequirement;
  /** The first day that is owed. */
  readonly from: IsoDate;
  readonly sifted: Sifted;
}

/** What a record shows, or leaves open past its day, as its kind reads it. */
export function shownBy(
  { record, fields }: Accepted,
  on: IsoDate,
  { requirement: { of }, today, person, limitOf, isControl, risksOn, whoIs, ...known }: HeldTo,
  asked: "shows" | "owes" = "shows",
): readonly Assertion[] | { readonly problem: Problem } {
  const shows = of[asked];
  if (shows === undefined || record.none !== undefined) return [];
  let shown: unknown;
  try {
    const limits = limitsReadBy(of, limitOf);
    shown = shows(fields as never, {
      today,
      on,
      ...(person !== undefined && { person }),
      before: before(on, known),
      limitOf: limits,
      isControl,
      risksOn,
      whoIs,
    });
  } catch (error) {
    const message = `${of.id} threw on ${record.id}: ${textOf(error)}`;
    return { problem: { code: "assertion-threw", message } };
  }
  if (Array.isArray(shown) && shown.length > 0 && shown.every(isAssertion))
    return shown.map((one) => assertion({ ...one, name: `${one.name}, in ${record.id}` }));
  ignoreRejection(shown);
  const message = `${of.id} shows nothing of ${record.id}. Return at least one assertion as fact, anyOf or allOf made it, and no promise.`;
  return { problem: { code: "no-assertions", message } };
}

/** A limit that a kind does not say it reads may be shown by no sentence, and change without anybody being told. */
function limitsReadBy({ reads = [] }: EvidenceKind, limitOf: ShowsContext["limitOf"]): typeof limitOf {
  return (parameter) => {
    if (reads.some(({ id }) => id === parameter.id)) return limitOf(parameter);
    throw new Error(
      `it asks for the limit of ${parameter.id}, which is not among what it reads; add it to reads`,
    );
  };
}

/** The last day that another record is about, before one. */
function before(on: IsoDate, { from, sifted }: Pick<HeldTo, "from" | "sifted">): IsoDate {
  let last = addDays(from, -1);
  for (const one of sifted.accepted) {
    const day = dayOf(one, on);
    if (day < on && day > last) last = day;
  }
  return last;
}

/** The day that a record is about, or that of the run where it names none. */
export function dayOf({ record: { on, from } }: Accepted, today: IsoDate): IsoDate {
  return (on ?? from ?? today) as IsoDate;
}
