import type { Control, EvidenceRequirement, IsoDate, Program } from "@bylaw/core";
import { addDays } from "@bylaw/core/run";

/** The day on which most is due first, where it is too much, and what another start would make of it. */
export interface Heaviest {
  readonly day: IsoDate;
  /** How many of all that are due within a year fall on it. */
  readonly count: number;
  readonly of: number;
  /** The next quarter's first day, where no day is as heavy that way; `most` is what falls on its heaviest day. */
  readonly instead?: { readonly start: IsoDate; readonly most: number };
}

/** So many on one day are more than a small company does in one. */
const MANY = 10;
/** A program that has run for longer is not begun anew. */
const NEW = 14;

/** The days on which records are due first, one for each requirement. */
export type FirstDays = (program: Program) => Promise<readonly IsoDate[]>;

/** Undefined where the days spread. Another start is tried once, and only where it could be better. */
export async function heaviestOf(
  program: Program,
  asOf: IsoDate,
  days: readonly IsoDate[],
  firstDays: FirstDays,
): Promise<Heaviest | undefined> {
  const [day, count] = mostOf(days);
  if (day === undefined || count <= MANY || count * 3 <= days.length) return undefined;
  const here = { day, count, of: days.length };
  const from = startOf(program);
  if (from === undefined || addDays(from, NEW) < asOf) return here;
  const start = nextQuarter(from);
  const [, most] = mostOf(await firstDays(startedOn(program, from, start)));
  return most < count ? { ...here, instead: { start, most } } : here;
}

function mostOf(days: readonly IsoDate[]): readonly [IsoDate | undefined, number] {
  const counts = new Map<IsoDate, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  const [most] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return most ?? [undefined, 0];
}

/** The first day on which any control is done. */
function startOf({ controls }: Program): IsoDate | undefined {
  return controls.flatMap(({ implementedFrom }) => implementedFrom ?? []).sort()[0];
}

function nextQuarter(day: IsoDate): IsoDate {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const next = Math.floor((month - 1) / 3) * 3 + 4;
  return `${next > 12 ? year + 1 : year}-${next > 12 ? "01" : String(next).padStart(2, "0")}-01` as IsoDate;
}

/** The same program, begun on another day: what is due so many weeks after the start is due as many after that. */
function startedOn(program: Program, from: IsoDate, start: IsoDate): Program {
  const later = Math.round((Date.parse(start) - Date.parse(from)) / 86_400_000);
  const moved = (day: IsoDate): IsoDate => (day === from ? start : day);
  const requirements = new Map<EvidenceRequirement, EvidenceRequirement>();
  const asked = (one: EvidenceRequirement): EvidenceRequirement => {
    const { firstDue } = one.due;
    const due = firstDue === undefined ? one.due : { ...one.due, firstDue: addDays(firstDue, later) };
    const made = requirements.get(one) ?? ({ ...one, due } as EvidenceRequirement);
    requirements.set(one, made);
    return made;
  };
  const control = (one: Control): Control => ({
    ...one,
    ...(one.implementedFrom !== undefined && { implementedFrom: moved(one.implementedFrom) }),
    evidence: one.evidence.map(asked),
    alternatives: one.alternatives.map((alternative) => ({
      ...alternative,
      of: alternative.of.map((each) => (each.kind === "evidence-requirement" ? asked(each) : each)),
    })),
  });
  return {
    ...program,
    controls: program.controls.map(control),
    policies: program.policies.map((policy) => ({ ...policy, effective: moved(policy.effective) })),
    waivers: [],
  };
}
