import type { IsoDate } from "../../language/values/date.ts";
import { earlierOf, laterOf } from "../../language/values/day.ts";
import type { Observation } from "../observation.ts";

/** What people still have to show: how many of those who are asked, and the first and the last day on which it is due. */
export interface StillDue {
  readonly count: number;
  /** Undefined where no day is known. */
  readonly first?: IsoDate;
  readonly last?: IsoDate;
}

/** Gathers by task what is still to be shown. Only evidence is. */
export interface DueBook {
  add(observation: Observation): void;
  of(task: string): StillDue | undefined;
}

/** A book as of a day: what is covered and was due before it again is still within its tolerance. */
export function createDueBook(today: IsoDate): DueBook {
  const byTask = new Map<string, StillDue>();
  return {
    add(observation) {
      if (!isStillDue(observation, today)) return;
      const { task, due } = observation;
      byTask.set(task, together([byTask.get(task), { count: 1, ...daysOf(due) }]) as StillDue);
    },
    of: (task) => byTask.get(task),
  };
}

/** Several as one; undefined where nothing is still due. */
export function together(all: readonly (StillDue | undefined)[]): StillDue | undefined {
  return all.reduce((sum, one) => {
    if (sum === undefined || one === undefined) return sum ?? one;
    const first = sum.first === undefined ? one.first : one.first && earlierOf(sum.first, one.first);
    const last = sum.last === undefined ? one.last : one.last && laterOf(sum.last, one.last);
    return {
      count: sum.count + one.count,
      ...((first ?? sum.first) !== undefined && { first: (first ?? sum.first) as IsoDate }),
      ...((last ?? sum.last) !== undefined && { last: (last ?? sum.last) as IsoDate }),
    };
  }, undefined);
}

/** `14 still to be shown, by 2027-02-13`, or `..., the first by 2026-12-17, the last by 2026-12-24`. */
export function stillDueText({ count, first, last }: StillDue): string {
  const what = `${count} still to be shown`;
  if (first === undefined) return `${what}, by no day that is known`;
  return first === last ? `${what}, by ${first}` : `${what}, the first by ${first}, the last by ${last}`;
}

/** Whoever is not due yet is not judged, and has shown nothing for all that. */
function isStillDue({ outcome, due }: Observation, today: IsoDate): boolean {
  if (outcome === "manual") return true;
  return due !== undefined && (outcome === "not-applicable" || (outcome === "pass" && due < today));
}

function daysOf(due: IsoDate | undefined): Pick<StillDue, "first" | "last"> {
  return due === undefined ? {} : { first: due, last: due };
}
