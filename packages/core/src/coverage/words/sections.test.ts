import { describe, expect, test } from "vitest";
import type { Coverage } from "../coverage.ts";
import type { LostRuns } from "./lost.ts";
import { coverageSections } from "./sections.ts";
import { markLegend, markSigns } from "./strip.ts";

/** What a file that was edited may call things: a name that looks like more of the line before. */
const SPACED = "  answered by nobody";

const days = { from: "2026-01-05", to: "2026-01-06" } as const;
const place = { task: SPACED, control: "keys", environment: "", ...days };
const coverage = {
  controls: [
    {
      requirements: [
        {
          task: SPACED,
          until: "2026-02-28",
          occurrences: [
            { state: "gap", subject: "ana", ...days },
            ...["2026-01", "2026-02", "2026-03"].map((window) => ({ state: "gap", window, ...days })),
          ],
        },
      ],
      deviations: [{ ...place, failing: 1, decided: 1, resources: [] }],
    },
  ],
  undecided: [place],
  waived: [{ ...place, scope: "", id: "a", until: "2026-03-31", reason: "The move.", approvedBy: "ben" }],
  answers: { unused: [{ id: SPACED, why: "nobody has reviewed it" }] },
  records: [{ id: SPACED, what: "was changed", seen: "2026-01-05", on: "2026-01-06" }],
  nothingJudged: [],
  changes: [],
  criteria: [],
} as unknown as Coverage;
const lost: LostRuns = { damaged: [{ path: SPACED, why: "it is no run" }], missing: [], elsewhere: [] };

describe("the sections of a period", () => {
  test("let no name pass for more of the line before it", () => {
    const sections = coverageSections(coverage, lost, false);
    expect(sections).toHaveLength(7);
    for (const { title, lines } of sections)
      for (const line of lines.filter((one) => !one.startsWith("restore what")))
        expect(line, title).toMatch(/^answered by nobody/);
  });
});

test("a legend says each sign that can be seen, and none twice", () => {
  const signs = markLegend.map(({ sign }) => sign);
  expect(signs).toEqual(["■", "!", "✗", "~", "?", "·"]);
  expect(markLegend.every(({ word }) => word !== "")).toBe(true);
  expect(markSigns.nothing).toEqual({ sign: "", word: "nothing owed" });
});
