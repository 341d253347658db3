import type { Setting } from "@bylaw/core";
import { requiredReviewers } from "../topics/change-management/parameters.ts";
import { alertReviewInterval } from "../topics/logging-and-monitoring/parameters.ts";
import { type BaselineOptions, namedPeople } from "./options.ts";

/** Up to how many people nobody is on duty at weekends. */
const FEW = 5;

/** What few people can hold, where the policy's own number would ask for more of them; the company's settings take its place. */
export function settingsFor({
  people,
  from,
  settings = [],
}: Pick<BaselineOptions, "people" | "from" | "settings">): readonly Setting[] {
  // Who leaves later is one more who can review until then.
  const here = namedPeople(people)?.filter(({ end }) => end === undefined || end >= from);
  if (here === undefined) return settings;
  const ready: readonly Setting[] = [
    ...(here.length === 2
      ? [
          requiredReviewers
            .to({ count: 1 })
            .because("Two people work here: one reviews what the other has written."),
        ]
      : []),
    ...(here.length <= FEW
      ? [
          alertReviewInterval
            .to({ days: 3 })
            .because(
              "So few people work here that nobody is on duty at weekends: Friday is followed by Monday.",
            ),
        ]
      : []),
  ];
  const isSet = ({ parameter: { id } }: Setting): boolean =>
    settings.some(({ parameter, environment }) => parameter.id === id && environment === undefined);
  return [...ready.filter((one) => !isSet(one)), ...settings];
}
