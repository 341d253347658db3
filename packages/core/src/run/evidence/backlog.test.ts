import { expect, test } from "vitest";
import { defineBacklog } from "../../language/company/backlog.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { held, on, programOf, restoreTest } from "./evidence.fixture.ts";

const program = programOf([restoreTest], {
  backlog: defineBacklog([
    {
      check: "restore-test",
      owner: "ana",
      until: "2026-09-30",
      reason: "The second store comes in summer.",
      failures: { "evidence/test-directory": ["restore-test, 2026-Q1"] },
    },
  ]),
});
const at = async (day: IsoDate, ...all: readonly EvidenceRecord[]) => {
  const { report } = await on(day, program, [[restoreTest, all]]);
  const { exitCode, total } = report;
  const entries = report.backlog.flatMap((one) => one.entries.map(({ state }) => state));
  return [exitCode, total.outcome, total.planned, ...entries];
};

test("what is owed for one window and planned leaves the next one owed, and is not called mended", async () => {
  expect(await at("2026-05-01")).toEqual([0, "fail", true, "fails"]);
  expect(await at("2026-07-01")).toEqual([1, "fail", false, "other-window"]);
  expect(await at("2026-07-01", held("2026-05-02"))).toEqual([0, "pass", false, "other-window"]);
});
