import type { Program } from "../../index.ts";
import { keepPlan } from "../../keep/keep-plan.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import { recordsOf } from "../../language/evidence/records.ts";
import type { EvidenceRequirement } from "../../language/evidence/requirement.ts";
import type { IsoDate } from "../../language/values/date.ts";
import type { Moment, Read } from "../../run/evidence/context.ts";
import { peopleOf } from "../../run/evidence/judge-requirement.ts";
import { planRun } from "../../run/plan.ts";
import { listingOf, recordingOf } from "../../testing/index.ts";
import { FIRST, LAST, type PlanDays } from "../plans/plan-on.ts";
import { asPlanned } from "./as-planned.ts";
import { occurrencesIn, type RequirementCoverage } from "./occurrences.ts";

/** The records of each requirement. */
export type Records = readonly (readonly [EvidenceRequirement, readonly EvidenceRecord[]])[];

/** Which program was in force since when; the first since ever. */
export type Programs = readonly (readonly [from: IsoDate, program: Program])[];

export async function coverageOf(
  programs: Programs,
  records: Records,
  {
    from = "2026-01-01",
    to = "2026-12-31",
    today = "2026-12-31",
  }: Partial<Record<"from" | "to" | "today", IsoDate>> = {},
  others: Readonly<Record<string, readonly unknown[]>> = {},
): Promise<readonly RequirementCoverage[]> {
  const days = await Promise.all(
    programs.map(async ([since, program], at): Promise<PlanDays> => {
      const next = programs[at + 1];
      return {
        from: at === 0 ? FIRST : since,
        to: next === undefined ? LAST : before(next[0]),
        plan: await keepPlan(planRun(program), since),
      };
    }),
  );
  const now = programs.at(-1)?.[1] as Program;
  const listings = new Map(records.map(([requirement, all]) => [recordsOf(requirement).id, all]));
  const read = <T>({ id }: { readonly id: string }): Promise<Read<T>> =>
    Promise.resolve({ resources: (others[id] ?? listings.get(id) ?? []) as readonly T[] });
  const people = peopleOf(now.people as never) as Moment["people"];
  return occurrencesIn(days, await asPlanned(days, now, { today, people, read }), { from, to }, today);
}

function before(day: IsoDate): IsoDate {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10) as IsoDate;
}

/** `2026-Q1 operated restore-test/2026-02-10.md`, one a line; of a subject, its id and its days. */
export function inWords(coverage: readonly RequirementCoverage[]): readonly string[] {
  return coverage.flatMap(({ occurrences }) =>
    occurrences.map(({ state, subject, window, from, to, by, why }) =>
      [
        window ?? `${subject} ${from} to ${to}`,
        state,
        ...(by === undefined ? [] : [by.id]),
        ...(why === undefined ? [] : [`(${why})`]),
      ].join(" "),
    ),
  );
}

/** A recording of the records on a day, as `check` would read it. */
export function recordingOn(day: IsoDate, records: Records) {
  return recordingOf(
    records.map(([requirement, all]) => listingOf(recordsOf(requirement), all)),
    `${day}T12:00:00.000Z`,
  );
}
