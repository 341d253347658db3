import { describe, expect, test } from "vitest";
import { anyOf, attested, defineControl, months } from "../../index.ts";
import { rotation, vaultKeyRotation } from "../../vault.fixture.ts";
import { checked, cover, march, NEW, OLD, run } from "../peers.fixture.ts";
import { seenRuns } from "../runs/runs.fixture.ts";
import { excusedBy } from "./excused.ts";

const TASK = "either / list";
const list = attested("list", { every: months(1) });
const either = checked({
  policies: [],
  controls: [
    defineControl({
      ...rotation,
      id: "either",
      implementedFrom: "2026-01-01",
      checks: [anyOf(vaultKeyRotation, list)],
    }),
  ],
});

describe("what people show beside a check that is enough", () => {
  test("is excused from the day of a run that says so to the next one that does not", async () => {
    const isExcused = excusedBy(
      await seenRuns([run(3, { a: NEW }, either), run(5, { a: OLD }, either), run(9, { a: NEW }, either)]),
    );
    const days = [1, 2, 3, 4, 5, 8, 9, 31].map((n) => isExcused(TASK, march(n)));
    expect(days).toEqual([false, false, true, true, false, false, true, true]);
  });

  test("is not excused by a check that could not be decided, nor where no run judged it", async () => {
    const denied = { ...run(3, {}, either), throttled: true };
    const isExcused = excusedBy(await seenRuns([denied]));
    expect(isExcused(TASK, march(3))).toBe(false);
    expect(isExcused("other / list", march(3))).toBe(false);
    expect(excusedBy([])(TASK, march(3))).toBe(false);
  });

  test("is no gap while it is excused, and one from the day on which it is not", async () => {
    const period = { from: "2026-01-01", to: march(31) } as const;
    const records = [[list, []]] as const;
    const states = async (...runs: Parameters<typeof cover>[1]) =>
      (await cover(either, runs, { period, records })).controls.flatMap(({ requirements }) =>
        requirements.flatMap(({ occurrences }) =>
          occurrences.map(({ window, state }) => `${window} ${state}`),
        ),
      );
    const january = { ...run(1, { a: NEW }, either), day: "2026-01-05" };
    const dated = { ...january, keys: { a: NEW } };
    expect(await states(dated)).toEqual(["2026-01 operated", "2026-02 operated", "2026-03 not-yet-due"]);
    expect(await states(dated, run(10, { a: OLD }, either))).toEqual([
      "2026-01 operated",
      "2026-02 gap",
      "2026-03 not-yet-due",
    ]);
  });
});
