import type { Listing } from "../../language/checks/view.ts";
import type { Control } from "../../language/company/control.ts";
import type { Program } from "../../language/company/program.ts";
import type { SpanUnit } from "../../language/evidence/requirement.ts";
import type { Staffer } from "../../language/people/staff.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { addDays, addMonths } from "../../language/values/day.ts";
import type { Problem } from "../../language/values/problem.ts";
import type { Quantity } from "../../language/values/quantity.ts";
import type { ResourceReference, Verdict } from "../observation.ts";
import type { Digests } from "./digests.ts";

/** A listing as it was read, or why it cannot be relied on. */
export type Read<T> = { readonly resources: readonly T[] } | { readonly problem: Problem };

/** What requirements are judged with, the same for all of a run. */
export interface Moment {
  readonly program: Program;
  /** The day that is judged, where the organization is. */
  readonly today: IsoDate;
  /** The day on which records are read, where days before it are judged. */
  readonly readOn?: IsoDate;
  readonly digests: Digests;
  /** Everybody who works or worked here. */
  readonly people: Read<Staffer>;
  read<T>(listing: Listing): Promise<Read<T>>;
}

/** What one person, policy or the company came to. */
export interface Judged {
  readonly resource: ResourceReference;
  readonly verdict: Verdict;
  /** Of what a person came to for a policy: who, which, and whether what they acknowledged is the text in force: few ask. */
  readonly acknowledges?: { readonly person: string; readonly policy: string; inForce(): boolean };
}

/** The day that lies a span after another. */
export function afterSpan(day: IsoDate, { unit, amount }: Quantity<SpanUnit>): IsoDate {
  if (unit === "days") return addDays(day, amount);
  return addMonths(day, unit === "years" ? amount * 12 : amount);
}

/** The day that lies a span before another. */
export function beforeSpan(day: IsoDate, { unit, amount }: Quantity<SpanUnit>): IsoDate {
  if (unit === "days") return addDays(day, -amount);
  return addMonths(day, unit === "years" ? amount * -12 : -amount);
}

/** The day since which a control is done. */
export function startOf(control: Control, { period }: Pick<Program, "period">): IsoDate | undefined {
  return control.implementedFrom ?? period?.from;
}
