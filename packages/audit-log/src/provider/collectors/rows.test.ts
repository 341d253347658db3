import fc from "fast-check";
import { expect, test } from "vitest";
import { daysUp } from "./rows.ts";

const day = 86_400_000;

test.each([
  [-1, 0],
  [0, 0],
  [1, 0.01],
  [7 * day, 7],
  [7 * day + 1, 7.01],
  [7 * day + 23 * 3_600_000, 7.96],
])("%d ms are %d days, rounded up", (milliseconds, amount) => {
  expect(daysUp(milliseconds)).toMatchObject({ amount, unit: "days" });
});

test("what is older than a limit of whole days is never at it, and what is not is", () => {
  fc.assert(
    fc.property(fc.nat(800 * day), fc.integer({ min: 1, max: 800 }), (milliseconds, limit) => {
      expect(daysUp(milliseconds).amount <= limit).toBe(milliseconds <= limit * day);
    }),
  );
});
