import type { IsoDate, Person } from "@bylaw/core";

/** What has to be known of somebody who decides, or whom an account belongs to. */
export type KnownPerson = Pick<Person, "id" | "start" | "end" | "identities">;

/** True of somebody who works here on a day. */
export function isHere(one: KnownPerson | undefined, day: IsoDate): boolean {
  if (one === undefined) return false;
  return (one.end === undefined || one.end >= day) && (one.start === undefined || one.start <= day);
}
