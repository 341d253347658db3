import { z } from "zod";
import type { Identified } from "../checks/collector.ts";
import { defineView, type Listing, type View } from "../checks/view.ts";
import type { IsoDate } from "../values/date.ts";
import { defined } from "../values/defined.ts";
import type { Absence } from "./person.ts";

/** Somebody who works here, without a name: ids and days are all that is asked. */
export interface Staffer {
  readonly id: string;
  readonly groups?: readonly string[];
  readonly start?: IsoDate;
  readonly end?: IsoDate;
  readonly away?: readonly Absence[];
  /** What they are called elsewhere: `{ github: "anasilva" }`. */
  readonly identities?: Readonly<Record<string, string>>;
}

/** A provider's listing that says who works here. */
export interface Staff {
  readonly kind: "staff";
  readonly listing: View<Staffer>;
}

/**
 * The people of a program, from a provider's listing.
 *
 * @example
 * staffFrom("hr/staff", hrEmployees, ({ handle, hired, left }) => ({
 *   id: handle, start: hired, ...(left !== undefined && { end: left }),
 * }))
 */
export function staffFrom<TSource extends Identified>(
  id: string,
  listing: Listing<TSource>,
  derive: (one: TSource) => Staffer,
): Staff {
  return defined({
    kind: "staff",
    listing: defineView({ id, resource: "person", each: listing, using: {}, derive }) as View<Staffer>,
  });
}

export function isStaff(people: unknown): people is Staff {
  return typeof people === "object" && people !== null && "kind" in people && people.kind === "staff";
}

const day = z.iso.date() as unknown as z.ZodType<IsoDate>;

/** What a listing of people must yield. */
export const stafferSchema: z.ZodType<Staffer> = z.object({
  id: z.string().min(1),
  groups: z.array(z.string()).exactOptional(),
  start: day.exactOptional(),
  end: day.exactOptional(),
  away: z.array(z.object({ from: day, to: day })).exactOptional(),
  identities: z.record(z.string(), z.string()).exactOptional(),
});
