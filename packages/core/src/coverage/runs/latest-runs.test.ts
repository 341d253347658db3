import { expect, test } from "vitest";
import type { KeptRun } from "../../keep/kept-run.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { vaultProgram } from "../../vault.fixture.ts";
import { type LatestOptions, latestRuns } from "./latest-runs.ts";

const program = vaultProgram();

function runOf(today: IsoDate, more: Partial<KeptRun> = {}): KeptRun {
  return {
    organization: "Test",
    startedAt: `${today}T06:00:00.000Z`,
    finishedAt: `${today}T06:01:00.000Z`,
    today,
    revision: { commit: "4be1f0c", branch: "main", clean: true },
    after: [],
    digest: `${today} ${JSON.stringify(more)}`,
    ...more,
  } as KeptRun;
}

function told(runs: readonly KeptRun[], options: Partial<LatestOptions> = {}) {
  const found = latestRuns(runs, program, { branch: "main", today: "2026-03-05", every: 2, ...options });
  const { past, newest, before, ...rest } = found;
  return { ...rest, newest: newest?.today, before: before?.today };
}

const days = [runOf("2026-03-01"), runOf("2026-03-02"), runOf("2026-03-04")];

test("the newest run is held against the one before it, or the last up to a day", () => {
  expect(told(days)).toEqual({ newest: "2026-03-04", before: "2026-03-02" });
  expect(told(days, { since: "2026-03-01" })).toEqual({ newest: "2026-03-04", before: "2026-03-01" });
  expect(told(days, { since: "2026-02-01" })).toEqual({ newest: "2026-03-04" });
  expect(told(days.slice(0, 1), { today: "2026-03-01" })).toEqual({ newest: "2026-03-01" });
});

test("the runs that lie further back are there too, the newest first", () => {
  const { past } = latestRuns(days, program, { branch: "main", today: "2026-03-05", every: 2 });
  expect(past.map(({ today }) => today)).toEqual(["2026-03-01"]);
});

test("runs of a part, of another branch, of somebody else and of days to come do not count", () => {
  const others = [
    runOf("2026-03-04", { asked: ["x"] }),
    runOf("2026-03-04", { revision: { commit: "4be1f0c", branch: "fix", clean: true } }),
    runOf("2026-03-04", { organization: "Else" }),
    runOf("2026-03-09"),
  ];
  expect(told([...days.slice(0, 2), ...others], { today: "2026-03-03" })).toEqual({
    newest: "2026-03-02",
    before: "2026-03-01",
  });
  expect(told(others.slice(0, 2))).toEqual({ why: "it is of the branch fix, and not of main" });
  expect(told([])).toEqual({});
});

test("it is late when more days passed than may", () => {
  expect(told(days, { today: "2026-03-05" }).late).toBeUndefined();
  expect(told(days, { today: "2026-03-06" }).late).toEqual({ from: "2026-03-05", to: "2026-03-06" });
});
