import { expect, test } from "vitest";
import { isLost, type LostRuns, lostLines } from "./lost.ts";

const NOTHING: LostRuns = { damaged: [], missing: [], elsewhere: [] };
const RESTORE = "restore what is lost or changed from wherever else the folder is kept: its branch, a backup";

const lines = (lost: Partial<LostRuns>, all = false) => lostLines({ ...NOTHING, ...lost }, all);

test("nothing is said of what is there", () => {
  expect([lines({}), isLost(NOTHING)]).toEqual([[], false]);
});

test("what is lost is told by its cause, and what to do once", () => {
  const damaged = ["a", "b", "c"].map((name) => ({
    path: `runs/${name}.json`,
    why: "2026 lacks the block 9f",
  }));
  const other = { path: "runs/d.json", why: "it was edited: its digest differs" };
  const missing = [{ digest: "9f2c0a1b2c3d4e5f", seenBy: "runs/d.json" }];
  expect(lines({ damaged: [...damaged, other], missing })).toEqual([
    "runs/a.json: 2026 lacks the block 9f",
    "  and of 2 runs more",
    "runs/d.json: it was edited: its digest differs",
    "the run 9f2c0a1b2c3d, which runs/d.json saw, is not there",
    RESTORE,
  ]);
  expect(lines({ damaged }, true)).toEqual([
    "runs/a.json: 2026 lacks the block 9f",
    "  and of runs/b.json",
    "  and of runs/c.json",
    RESTORE,
  ]);
  expect([isLost({ ...NOTHING, damaged }), isLost({ ...NOTHING, missing })]).toEqual([true, true]);
});

test.each([
  [["a"], "a", "a"],
  [["a", "b"], "a and b", "a and b"],
  [["a", "b", "c"], "a and 2 others", "a and b and c"],
])("what %j listed elsewhere is no loss of these runs", (elsewhere, short, long) => {
  const said = (names: string) => [
    `what ${names} listed lies in a year that was not named: name its folder as well`,
  ];
  expect([lines({ elsewhere }), lines({ elsewhere }, true)]).toEqual([said(short), said(long)]);
  expect(isLost({ ...NOTHING, elsewhere })).toBe(false);
});
