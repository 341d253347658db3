import type { KeptPerson, KeptPlan } from "../../keep/kept-plan.ts";
import { type Change, said, same } from "./change.ts";

/** What changed of a person between two plans, as `compared` asks it. */
export function personChanges(
  before: KeptPlan,
  after: KeptPlan,
): (id: string, a: KeptPerson, b: KeptPerson) => readonly Change[] {
  // What people are called is in a plan that reads who approved records, and in no other.
  const areCalled = before.recordReviews !== undefined && after.recordReviews !== undefined;
  return (id, a, b) => [
    ...said("person", id, same(a.groups, b.groups), "is in other groups", true),
    ...said("person", id, same(daysOf(a), daysOf(b)), "has other days", true),
    ...said(
      "person",
      id,
      !areCalled || same(a.identities, b.identities),
      "is called otherwise where records are approved",
      true,
    ),
  ];
}

function daysOf({
  groups: _,
  identities: __,
  ...days
}: KeptPerson): Omit<KeptPerson, "groups" | "identities"> {
  return days;
}
