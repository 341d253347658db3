import { describe, expect, test } from "vitest";
import { z } from "zod";
import { days, defineEvidenceKind, type IsoDate } from "../../index.ts";
import { keepPlan } from "../../keep/keep-plan.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import { held, programOf, record, restoreTest } from "../../run/evidence/evidence.fixture.ts";
import { planRun } from "../../run/plan.ts";
import { recordsNow } from "../records/record-changes.ts";
import { seenRuns } from "../runs/runs.fixture.ts";
import { recordingOn } from "./occurrences.fixture.ts";
import { NO_RUNS, runsSaid } from "./runs-said.ts";
import { WHOLE } from "./stretches.ts";

const TASK = "asked / restore-test";
const program = programOf([restoreTest]);
const missed = { scenario: "s", participants: ["ana"], objective: "o", result: "missed", findings: [] };
const plan = await keepPlan(planRun(program), "2026-03-01");
const good = held("2026-02-10", { digest: "good" });
const bad = held("2026-02-10", { digest: "bad", content: JSON.stringify(missed) });
const later = held("2026-05-10", { digest: "later" });

/** Runs of days, each of the records that it read, asked with the records that are there now. */
async function said(
  runs: readonly (readonly [day: string, records: readonly ReturnType<typeof held>[]])[],
  now: readonly ReturnType<typeof held>[],
) {
  const days = runs.map(([day, records]) => ({
    day,
    program,
    recording: recordingOn(day as never, [[restoreTest, records]]),
  }));
  return runsSaid(await seenRuns(days), await recordsNow(recordingOn("2026-06-15", [[restoreTest, now]])));
}

describe("what runs said of records", () => {
  test("denies on the day of a run that saw the same records fail, and on no other", async () => {
    const { denied } = await said([["2026-03-01", [bad]]], [bad]);
    expect(denied(TASK, WHOLE, "2026-03-01")).toBe(true);
    expect(denied(TASK, "restore-test", "2026-03-01")).toBe(true);
    expect(denied(TASK, WHOLE, "2026-03-02")).toBe(false);
    expect(denied("asked / other", WHOLE, "2026-03-01")).toBe(false);
  });

  test("denies nothing where a record came or was changed since: the run judged others", async () => {
    expect((await said([["2026-03-01", [bad]]], [good])).denied(TASK, WHOLE, "2026-03-01")).toBe(false);
    expect((await said([["2026-03-01", []]], [good])).denied(TASK, WHOLE, "2026-03-01")).toBe(false);
    expect((await said([["2026-03-01", [bad]]], [bad, later])).denied(TASK, WHOLE, "2026-03-01")).toBe(true);
  });

  test("vouches for the days before a run that saw the same records hold", async () => {
    const { vouched } = await said([["2026-03-01", [good]]], [good, later]);
    expect(vouched(TASK, WHOLE, "2026-02-20", plan)).toBe(true);
    expect(vouched(TASK, WHOLE, "2026-03-01", plan)).toBe(true);
  });

  test("vouches for days after the last run as well, while no record is of them", async () => {
    const { vouched } = await said([["2026-03-01", [good]]], [good, later]);
    expect(vouched(TASK, WHOLE, "2026-04-01", plan)).toBe(true);
    expect(vouched(TASK, WHOLE, "2026-05-10", plan)).toBe(false);
  });

  test("vouches for no day on which records were held to something else", async () => {
    const { vouched } = await said([["2026-03-01", [good]]], [good]);
    const approved = { ...plan, recordReviews: { listing: "forge/reviews", identity: "forge" } };
    expect(vouched(TASK, WHOLE, "2026-02-20", approved)).toBe(false);
    const otherKind = { ...plan, requirements: plan.requirements.map((one) => ({ ...one, code: "other" })) };
    expect(vouched(TASK, WHOLE, "2026-02-20", otherKind)).toBe(false);
  });

  test("vouches for nothing that it saw fail, or did not judge", async () => {
    expect((await said([["2026-03-01", [bad]]], [bad])).vouched(TASK, WHOLE, "2026-02-20", plan)).toBe(false);
    expect(
      (await said([["2026-03-01", [good]]], [good])).vouched("asked / x", WHOLE, "2026-02-20", plan),
    ).toBe(false);
    expect((await said([], [good])).vouched(TASK, WHOLE, "2026-02-20", plan)).toBe(false);
  });

  test("is of each subject the worst that a run of the day said", async () => {
    const course = defineEvidenceKind({
      id: "course",
      title: "Course",
      about: "person",
      schema: z.object({}),
    });
    const training = course.require("training", { within: days(30) });
    const trained = record("training/a.md", { people: { ana: "2026-01-10", gone: "2026-01-10" } });
    const asked = programOf([training]);
    const run = (day: IsoDate, ...all: readonly EvidenceRecord[]) => ({
      day,
      program: asked,
      recording: recordingOn(day, [[training, all]]),
    });
    const runs = await seenRuns([
      run("2026-03-01"),
      run("2026-03-02"),
      run("2026-03-02", trained),
      run("2026-03-03", trained),
    ]);
    const { subjects } = runsSaid(runs, new Map());
    const told = subjects("asked / training", { from: "2026-03-02", to: "2026-03-31" });
    expect(told.get("ana")).toEqual([
      { day: "2026-03-02", state: "overdue" },
      { day: "2026-03-03", state: "holds" },
    ]);
    expect(told.get("ben")?.map(({ state }) => state)).toEqual(["overdue", "overdue"]);
    expect(subjects("asked / other", { from: "2026-03-02", to: "2026-03-31" })).toEqual(new Map());
  });

  test("is nothing where no run is asked", () => {
    expect(NO_RUNS.denied(TASK, WHOLE, "2026-03-01")).toBe(false);
    expect(NO_RUNS.vouched(TASK, WHOLE, "2026-03-01", plan)).toBe(false);
  });
});
