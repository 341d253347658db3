import { absent, inspect, known, unreadable } from "@bylaw/core/provider";
import { expect, test } from "vitest";
import { together } from "./together.ts";

const problem = { code: "schema-mismatch", message: "No." } as const;

test("keeps the order, and one that is unreadable decides", () => {
  const all = Array.from({ length: 7 }, (_, index) => known(index));
  expect(inspect(together(all))).toEqual({ state: "known", value: [0, 1, 2, 3, 4, 5, 6] });
  expect(inspect(together([]))).toEqual({ state: "known", value: [] });
  expect(inspect(together([...all, unreadable(problem)]))).toEqual({ state: "unreadable", problem });
  expect(inspect(together([known(1), absent("x", "none")])).state).toBe("absent");
});
