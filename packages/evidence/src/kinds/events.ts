import { type Assertion, defineEvidenceKind, fact, type IsoDate, type Parameter } from "@bylaw/core";
import { addDays, type DefinedKind, type ShowsContext } from "@bylaw/core/provider";
import { z } from "zod";

const text = z.string().trim().min(1);
const day = z.iso.date();

/** A kind of event, and how soon each is dealt with. */
export interface EventLogDefinition {
  readonly id: string;
  readonly title: string;
  /** What one of them is called: `emergency change`. */
  readonly event: string;
  /** What is done about each: `reviewed`. */
  readonly answered: string;
  /** How many days after it happened, at most. */
  readonly within: Parameter<"days", "atMost">;
  /** True where it is dealt with by somebody other than its author: each then names its `author`. */
  readonly byAnother?: boolean;
}

/**
 * Defines a kind of log: everything of one kind that happened in a window, with the query that lists it and how many it
 * counts, and the day on which each was dealt with. A requirement of it says `orNone` and names the parameter.
 *
 * @example
 * const emergencyChanges = defineEventLog({
 *   id: "emergency-changes",
 *   title: "Emergency changes",
 *   event: "emergency change",
 *   answered: "reviewed",
 *   within: reviewedWithin,
 * });
 * emergencyChanges.require("emergency-changes", { every: months(1), orNone: true, reviewer: cto, parameters: [reviewedWithin] });
 */
export function defineEventLog(definition: EventLogDefinition): DefinedKind {
  const { id, title, event, answered, within, byAnother = false } = definition;
  return defineEvidenceKind({
    id,
    title,
    about: "company",
    schema: z.object({
      /** The query that lists them: anybody can run it again. */
      source: text,
      /** How many it counts. */
      counted: z.int().nonnegative(),
      /** The first day that is listed: the one after the log before. */
      since: day,
      events: z.array(
        z.strictObject({
          id: text,
          on: day,
          what: text,
          /** Whose it is. */
          author: text.exactOptional(),
          /** Who dealt with it. */
          by: text,
          /** The day on which that was done. */
          done: day.exactOptional(),
        }),
      ),
    }),
    reads: [within],
    owes: ({ events }, { today, limitOf }) => {
      const last = (on: string) => addDays(on as IsoDate, limitOf(within).value.amount);
      const open = events.filter(({ on, done }) => (done === undefined || done > today) && last(on) < today);
      return [
        fact(
          `${event}s that are not ${answered} and are past their day`,
          open.map((one) => one.id),
        ).isEmpty(),
      ];
    },
    shows: ({ counted, since, events }, { today, on: through, before, limitOf, whoIs }) => {
      const { amount } = limitOf(within).value;
      const ids = events.map((one) => one.id);
      const late = events.filter(({ on, done }) => {
        const isDone = done !== undefined && done <= today;
        return addDays(on as IsoDate, amount) < (isDone ? done : today);
      });
      return [
        fact(`${event}s that are listed, of those that the source counts`, new Set(ids).size).is(counted),
        fact(
          `${event}s that are still to come, or ${answered} before they were`,
          events
            .filter(({ on, done }) => on > today || (done !== undefined && done < on))
            .map((one) => one.id),
        ).isEmpty(),
        unlisted(before, since),
        fact(
          `${event}s of days that are not listed`,
          events.filter(({ on }) => on < since || on > through).map((one) => one.id),
        ).isEmpty(),
        ...(byAnother
          ? [
              fact(
                `${event}s that name no author, or were ${answered} by them`,
                events.filter(({ author, by }) => isNoOther(author, by, whoIs)).map((one) => one.id),
              ).isEmpty(),
            ]
          : []),
        fact(
          `${event}s that were not ${answered} in time`,
          late.map((one) => one.id),
        ).isEmpty(),
      ];
    },
  });
}

/** True where nobody is named as the author, or whoever dealt with it is, however they are written. */
function isNoOther(author: string | undefined, by: string, whoIs: ShowsContext["whoIs"]): boolean {
  return author === undefined || ["", whoIs(by)].includes(whoIs(author));
}

/** Holds where a log begins no later than the day after the one before it ends. */
export function unlisted(before: IsoDate, since: string): Assertion {
  const first = addDays(before, 1);
  const days = since > first ? [`${first} to ${addDays(since as IsoDate, -1)}`] : [];
  return fact("days since the log before that no log lists", days).isEmpty();
}
