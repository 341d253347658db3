import fc from "fast-check";
import { expect, test } from "vitest";
import type { Waiver } from "../../language/company/waiver.ts";
import type { Observation } from "../observation.ts";
import { noCounts, type Outcome } from "../outcome.ts";
import { createTally } from "./tally.ts";

const outcomes: readonly Outcome[] = ["pass", "fail", "error", "not-applicable", "manual", "skipped"];
const made = (task: string, outcome: Outcome, waiver?: Waiver) =>
  ({ task, outcome, ...(waiver !== undefined && { waiver }) }) as Observation;

test("each observation counts once, for its own task", () => {
  const some = fc.array(fc.tuple(fc.constantFrom("a", "b"), fc.constantFrom(...outcomes)));
  fc.assert(
    fc.property(some, (all) => {
      const tally = createTally();
      for (const [task, outcome] of all) tally.add(made(task, outcome));
      for (const task of ["a", "b"])
        for (const outcome of outcomes)
          expect(tally.counts(task)[outcome]).toBe(
            all.filter(([t, o]) => t === task && o === outcome).length,
          );
    }),
  );
});

test("a failure with a waiver in force counts as waived, and not as a failure", () => {
  const tally = createTally();
  tally.add(made("a", "fail", { reason: "known" } as Waiver));
  tally.add(made("a", "fail"));
  expect(tally.counts("a")).toEqual({ ...noCounts(), waived: 1, fail: 1 });
});

test("a task of which nothing was observed has no counts, and asking for them adds none", () => {
  const tally = createTally();
  expect(tally.counts("a")).toEqual(noCounts());
  tally.add(made("a", "pass"));
  expect(tally.counts("a").pass).toBe(1);
});
