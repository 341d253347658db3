import { expect, test } from "vitest";
import { personalDataAgeKind } from "./keeping.ts";

const missing = (change: object) =>
  personalDataAgeKind
    .shows?.(
      personalDataAgeKind.schema.parse({
        source: "retention.sql",
        counted: 1,
        data: [{ id: "email", store: "orders", days: 30, ...change }],
      }) as never,
      {
        today: "2026-04-10",
        on: "2026-03-31",
        limitOf: ({ default: limit }) => limit,
        isControl: () => true,
      },
    )
    .filter(({ outcome }) => outcome !== "pass")
    .map(({ name }) => name);

test("the oldest personal data are as old as the schedule lets them be, and of no day to come", () => {
  for (const oldest of ["2026-03-01", "2026-03-31"]) expect(missing({ oldest })).toEqual([]);
  expect(missing({})).toEqual([]);
  expect(missing({ oldest: "2026-02-28" })).toEqual(["personal data that are kept for too long"]);
  expect(missing({ oldest: "2062-02-28" })).toEqual(["personal data whose oldest are of a day to come"]);
});
