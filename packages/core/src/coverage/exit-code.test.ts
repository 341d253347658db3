import { describe, expect, test } from "vitest";
import type { Answer } from "./answer.ts";
import type { ControlCoverage } from "./controls.ts";
import { type Deciding, exitCodeOf } from "./exit-code.ts";
import type { Occurrence } from "./owed/occurrence.ts";

const answer: Answer = {
  id: "answers/a.md",
  on: "2026-04-20",
  reviewedBy: "ana",
  cause: "c",
  extent: "isolated",
  action: { what: "w", owner: "ben", due: "2026-05-01" },
};
const lapsed: Answer = { ...answer, lapsed: "its action was due 2026-05-01, and is not done" };

const occurrence = (state: Occurrence["state"], more: Partial<Occurrence> = {}): Occurrence => ({
  state,
  from: "2026-01-01",
  to: "2026-03-31",
  ...more,
});
const controlWith = (
  occurrences: readonly Occurrence[],
  deviations: readonly Pick<ControlCoverage["deviations"][number], "answer">[] = [],
): ControlCoverage => ({ requirements: [{ occurrences }], deviations }) as unknown as ControlCoverage;

const nothing: Deciding = {
  controls: [],
  counted: [{}],
  unobserved: [],
  undecided: [],
  records: [],
  answers: {},
};
const change = { id: "r/a.md", seen: "2026-02-01", on: "2026-03-01" } as const;

describe("the exit code of a period", () => {
  test.each<[string, Partial<Deciding>, number]>([
    ["nothing is missing", {}, 0],
    ["everything operated", { controls: [controlWith([occurrence("operated")])] }, 0],
    ["there was no occurrence", { controls: [controlWith([occurrence("no-occurrence")])] }, 0],
    ["it was waived", { controls: [controlWith([occurrence("waived")])] }, 0],
    ["it is to come", { controls: [controlWith([occurrence("not-yet-due")])] }, 0],
    ["a gap", { controls: [controlWith([occurrence("gap")])] }, 1],
    ["a late item", { controls: [controlWith([occurrence("late")])] }, 1],
    ["a gap that is answered", { controls: [controlWith([occurrence("gap", { answer })])] }, 0],
    ["a gap whose answer lapsed", { controls: [controlWith([occurrence("gap", { answer: lapsed })])] }, 1],
    [
      "two gaps, one of them answered",
      { controls: [controlWith([occurrence("gap", { answer }), occurrence("gap")])] },
      1,
    ],
    ["a deviation", { controls: [controlWith([], [{}])] }, 1],
    ["a deviation that is answered", { controls: [controlWith([], [{ answer }])] }, 0],
    ["a deviation whose answer lapsed", { controls: [controlWith([], [{ answer: lapsed }])] }, 1],
    ["something undecided", { controls: [controlWith([occurrence("undecided")])] }, 2],
    ["a check that could not be decided", { undecided: [{}] }, 2],
    ["days without a run", { unobserved: [{}] }, 2],
    ["no run at all", { counted: [] }, 2],
    ["answers that could not be read", { answers: { problem: {} } }, 2],
    ["a record that was changed", { records: [{ ...change, what: "was changed" }] }, 1],
    ["a record that is there no more", { records: [{ ...change, what: "is there no more" }] }, 1],
    [
      "a record that was changed, and is answered for",
      { records: [{ ...change, what: "was changed", answer }] },
      0,
    ],
    ["a record that was answered later", { records: [{ ...change, what: "was answered later" }] }, 0],
    ["a record that came late", { records: [{ ...change, what: "came late" }] }, 0],
  ])("of %s", (_, more, code) => {
    expect(exitCodeOf({ ...nothing, ...more })).toBe(code);
  });

  test("is 2 where something is undecided, whatever is missing beside it", () => {
    const controls = [controlWith([occurrence("gap"), occurrence("undecided")], [{}])];
    expect(exitCodeOf({ ...nothing, controls })).toBe(2);
  });
});
