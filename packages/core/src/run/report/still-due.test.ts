import { describe, expect, test } from "vitest";
import type { Observation } from "../observation.ts";
import { createDueBook, together } from "./still-due.ts";

const observed = (outcome: Observation["outcome"], due?: Observation["due"]): Observation => ({
  task: "t",
  control: "c",
  check: "r",
  scope: "s",
  resource: { id: "r", type: "evidence requirement" },
  outcome,
  assertions: [],
  ...(due !== undefined && { due }),
});
const of = (...all: readonly Observation[]) => {
  const book = createDueBook("2026-03-01");
  for (const one of all) book.add(one);
  return book.of("t");
};

describe("what is still to be shown", () => {
  test("is what waits for people, by its first and its last day", () => {
    expect(of()).toBe(undefined);
    expect(of(observed("manual"))).toEqual({ count: 1 });
    expect(of(observed("manual"), observed("manual", "2026-04-01"))).toEqual({
      count: 2,
      first: "2026-04-01",
      last: "2026-04-01",
    });
    expect(
      of(
        observed("manual", "2026-04-01"),
        observed("manual", "2026-03-05"),
        observed("manual", "2026-03-09"),
      ),
    ).toEqual({ count: 3, first: "2026-03-05", last: "2026-04-01" });
  });

  test("is of somebody who is not due yet, and of nobody whom it does not concern", () => {
    expect(of(observed("not-applicable", "2026-03-09"))).toEqual({
      count: 1,
      first: "2026-03-09",
      last: "2026-03-09",
    });
    expect(of(observed("not-applicable"))).toBe(undefined);
  });

  test("is what passes only while its tolerance lasts, and not what is due again later", () => {
    expect(of(observed("pass", "2026-03-01"), observed("pass"))).toBe(undefined);
    expect(of(observed("pass", "2026-02-28"))?.first).toBe("2026-02-28");
  });

  test("is nothing that fails or could not be decided: that is worse", () => {
    expect(of(observed("fail", "2026-02-01"), observed("error", "2026-04-01"))).toBe(undefined);
  });

  test("of several is one", () => {
    expect(together([])).toBe(undefined);
    expect(together([undefined, { count: 2 }, undefined])).toEqual({ count: 2 });
    expect(together([{ count: 2 }, { count: 1, first: "2026-03-05", last: "2026-03-05" }])).toEqual({
      count: 3,
      first: "2026-03-05",
      last: "2026-03-05",
    });
  });
});
