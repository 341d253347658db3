import type { EvidenceKind } from "../../language/evidence/kind.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { isDay } from "../../language/values/day.ts";

/** What is wrong with the days that a record says; undefined where they are in order. */
export function whyNoDays({ on, from, to, people }: EvidenceRecord): string | undefined {
  const ofPersons = Object.entries(people ?? NOBODY).map(([id, day]) => [`people.${id}`, day]);
  const all = [...Object.entries({ on, from, to }), ...ofPersons];
  const unreal = all.find(([, day]) => day !== undefined && !isDay(day));
  if (unreal !== undefined) return `${unreal[0]} is ${unreal[1]}, which is no calendar day`;
  if (on !== undefined && (from !== undefined || to !== undefined))
    return "it is of a day, and covers days too";
  if (from === undefined) return to === undefined ? undefined : "it says to, and not from";
  if (to === undefined) return "it says from, and not to";
  return to < from ? `it ends on ${to}, before it begins on ${from}` : undefined;
}

/** The days that a record is of, the first one first: those of persons where its kind is about them, else its own. */
export function daysOf({ on, from, people }: EvidenceRecord, { about }: EvidenceKind): readonly IsoDate[] {
  const own = [on ?? from].filter((day) => day !== undefined);
  const days = isAboutPersons(about) ? Object.values(people ?? NOBODY) : own;
  return [...days].sort() as IsoDate[];
}

export function isAboutPersons(about: EvidenceKind["about"]): boolean {
  return about === "person" || about === "person-policy";
}

/** What a record says of one person or policy; an id such as `constructor` is none of every object's own. */
export function saidOf(said: Readonly<Record<string, string>> | undefined, id: string): string | undefined {
  return said !== undefined && Object.hasOwn(said, id) ? said[id] : undefined;
}

const NOBODY: Readonly<Record<string, string>> = {};
