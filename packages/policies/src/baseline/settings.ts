import type { Setting } from "@bylaw/core";
import { requiredReviewers } from "../topics/change-management/parameters.ts";
import { type BaselineOptions, namedPeople } from "./options.ts";

/** Where two people work, one reviews what the other writes: the policy's own number would ask for a third. */
export function settingsFor({
  people,
  from,
  settings = [],
}: Pick<BaselineOptions, "people" | "from" | "settings">): readonly Setting[] {
  // Who leaves later is one more who can review until then.
  const here = namedPeople(people)?.filter(({ end }) => end === undefined || end >= from);
  const isSet = settings.some(
    ({ parameter, environment }) => parameter.id === requiredReviewers.id && environment === undefined,
  );
  if (here?.length !== 2 || isSet) return settings;
  const because = "Two people work here: one reviews what the other has written.";
  return [requiredReviewers.to({ count: 1 }).because(because), ...settings];
}
