import { describe, expect, test } from "vitest";
import { defineControl } from "../../language/company/control.ts";
import { defineFramework } from "../../language/company/framework.ts";
import { attested, exercise } from "../../language/evidence/built-in.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import { recordsOf } from "../../language/evidence/records.ts";
import type { EvidenceRequirement } from "../../language/evidence/requirement.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { months, years } from "../../language/values/quantity.ts";
import { listingOf, recordingOf } from "../../testing/recording.ts";
import { ana, held, judged, on, programOf, record } from "../evidence/evidence.fixture.ts";
import { planRun } from "../plan.ts";

const both = defineFramework({
  id: "test",
  title: "Test",
  criteria: [
    { id: "T1", category: "all", title: "Restores" },
    { id: "T2", category: "all", title: "Lists" },
  ],
  always: ["all"],
});
const restoreTest = exercise("restore-test", { every: months(3), reviewer: ana });
const list = attested("list", { every: years(1) });
const control = (
  id: string,
  claims: Parameters<typeof both>[0],
  ...evidence: readonly EvidenceRequirement[]
) =>
  defineControl({
    id,
    title: id,
    statement: "It is.",
    satisfies: [both(claims)],
    owner: ana,
    frequency: "quarterly",
    implementedFrom: "2026-01-01",
    evidence,
  });
const program = programOf([], {
  framework: both.scope({ categories: ["all"] }),
  controls: [control("restores", "T1", restoreTest), control("lists", "T2", list)],
});
const listed = record("list/2026.md", { on: "2026-02-01" });
const at = (day: IsoDate, restores: readonly EvidenceRecord[], lists: readonly EvidenceRecord[]) =>
  on(day, program, [
    [restoreTest, restores],
    [list, lists],
  ]);
const waiting = ({ report }: Awaited<ReturnType<typeof at>>) =>
  report.waiting.map(({ criterion }) => criterion.id);

describe("a criterion behind which stands nothing but what is still to be shown", () => {
  test("is waiting, and ends a run with 2, whatever else passes", async () => {
    const neither = await at("2026-03-01", [], []);
    expect(waiting(neither)).toEqual(["T1", "T2"]);
    expect(neither.report).toMatchObject({ exitCode: 2, total: { outcome: "manual" }, gaps: [] });
    const one = await at("2026-03-01", [held("2026-02-10")], []);
    expect(waiting(one)).toEqual(["T2"]);
    expect(one.report.exitCode).toBe(2);
    const all = await at("2026-03-01", [held("2026-02-10")], [listed]);
    expect(waiting(all)).toEqual([]);
    expect(all.report).toMatchObject({ exitCode: 0, total: { outcome: "pass" } });
  });

  test("is waiting no more when it fails, and ends a run with 2 where another waits", async () => {
    const failed = await at("2026-04-01", [], []);
    expect(waiting(failed)).toEqual(["T2"]);
    expect(failed.report.exitCode).toBe(2);
    const only = await at("2026-04-01", [], [listed]);
    expect(waiting(only)).toEqual([]);
    expect(only.report.exitCode).toBe(1);
  });

  test("is not waiting when it could not be decided", async () => {
    const broken = held("2026-02-10", { faults: [{ line: 1, message: "is no map" }] });
    const undecided = await at("2026-04-01", [broken], [listed]);
    expect(waiting(undecided)).toEqual([]);
    expect(undecided.report.exitCode).toBe(2);
  });

  test("is not waiting when another control of it passes", async () => {
    const shared = programOf([], {
      framework: both.scope({ categories: ["all"], outOfScope: { T2: "Not here." } }),
      controls: [control("restores", "T1", restoreTest), control("lists", "T1", list)],
    });
    const { report } = await on("2026-03-01", shared, [
      [restoreTest, []],
      [list, [listed]],
    ]);
    expect(report.waiting).toEqual([]);
    expect(report).toMatchObject({ exitCode: 0, total: { outcome: "manual" } });
  });

  test("is told of in a part of a program that is all of it, and of no other", async () => {
    const recording = recordingOf(
      [listingOf(recordsOf(restoreTest), []), listingOf(recordsOf(list), [listed])],
      "2026-03-01T12:00:00.000Z",
    );
    const part = async (id: string) => (await judged(planRun(program, [id]), recording)).report;
    expect(await part("restores")).toMatchObject({ exitCode: 2, waiting: [{ criterion: { id: "T1" } }] });
    expect(await part("T2")).toMatchObject({ exitCode: 0, waiting: [] });
  });
});

describe("records that do not count", () => {
  test("are told by requirement, name and reason, and once for each control", async () => {
    const { report } = await at(
      "2026-03-01",
      [held("2026-02-10"), held("2026-02-11", { submittedBy: "ana" })],
      [
        record("list/b.md", { on: "2026-02-01", faults: [{ line: 3, field: "on", message: "is no day" }] }),
        listed,
      ],
    );
    expect(report.refused).toEqual([
      {
        requirement: "restore-test",
        id: "restore-test/2026-02-11.md",
        why: "ana reviewed what they submitted",
      },
      { requirement: "list", id: "list/b.md", why: "line 3 on: is no day" },
    ]);
    expect(report.total.outcome).toBe("pass");
  });

  test("are none where all count, and in a part those of that part", async () => {
    const clean = await at("2026-03-01", [held("2026-02-10")], [listed]);
    expect(clean.report.refused).toEqual([]);
    const recording = recordingOf(
      [
        listingOf(recordsOf(restoreTest), [held("2026-02-11", { submittedBy: "ana" })]),
        listingOf(recordsOf(list), [listed]),
      ],
      "2026-03-01T12:00:00.000Z",
    );
    expect((await judged(planRun(program, ["list"]), recording)).report.refused).toEqual([]);
    expect((await judged(planRun(program, ["restores"]), recording)).report.refused).toHaveLength(1);
  });
});

describe("what is told of a requirement", () => {
  test("stands beside the control's checks, with what it came to", async () => {
    const { report } = await at("2026-03-01", [held("2026-02-10")], []);
    const [restores, lists] = report.controls;
    expect(restores).toMatchObject({ tasks: [], partial: false, outcome: "pass" });
    expect(restores?.requirements).toMatchObject([
      { task: { id: "restores / restore-test" }, outcome: "pass", excused: false },
    ]);
    expect(lists?.requirements).toMatchObject([{ outcome: "manual", counts: { manual: 1, pass: 0 } }]);
    expect(report.findings?.manual.map(({ task }) => task)).toEqual(["lists / list"]);
  });
});
