import { describe, expect, test } from "vitest";
import {
  attested,
  type Control,
  days,
  defineCheck,
  defineControl,
  exercise,
  fact,
  type IsoDate,
  months,
  type Program,
  type ProgramDefinition,
  type Waiver,
  waive,
  years,
} from "../index.ts";
import { answers } from "../language/evidence/answer.ts";
import { known } from "../provider/index.ts";
import { ben, held, programOf, ana as reviewer } from "../run/evidence/evidence.fixture.ts";
import { evaluateRecording } from "../run/index.ts";
import { listingOf, recordingOf } from "../testing/index.ts";
import {
  always,
  ana,
  bo,
  production,
  rotation,
  vault,
  vaultKeyRotation,
  vaultKeys,
} from "../vault.fixture.ts";
import { recordingOn } from "./owed/occurrences.fixture.ts";
import {
  answerOf,
  asking,
  checked,
  cover,
  deviated,
  march,
  NEW,
  OLD,
  owed,
  quarterly,
  reads,
  run,
} from "./peers.fixture.ts";

/*
 * Situations that users of other tools ran into, each with where it was reported. What `test` holds is what should be said
 * and is not said yet.
 */

const half = { from: "2026-01-01", to: "2026-06-30" } as const;
const restores = (...all: ReturnType<typeof held>[]) => ({
  period: half,
  records: [[quarterly, all]] as const,
});
const waiving = (until: IsoDate, change: Partial<ProgramDefinition> = {}) =>
  checked({
    waivers: [
      waive(vaultKeyRotation, "b", {
        until,
        reason: "The vendor re-encrypts in May.",
        requestedBy: ana,
        approvedBy: bo,
        compensating: [rotation],
      }),
    ],
    ...change,
  });

describe("what is waived, and until when", () => {
  test("inspec#5570: a waiver of the same year holds through its last day, and its failure counts the day after", async () => {
    const program = waiving(march(10));
    const told = await cover(
      program,
      [9, 10, 11].map((n) => run(n, { b: OLD }, program)),
    );
    expect(told.waived.map(({ id, from, to }) => [id, from, to])).toEqual([["b", march(9), march(10)]]);
    expect([deviated(told), told.exitCode]).toEqual([["b 03-11 to 03-11 open"], 1]);
  });

  // The run judges by the day where the organization is, and its waivers by the day in UTC.
  test.each([
    ["Pacific/Auckland", "2026-03-10T17:00:00.000Z", march(11), "fail"],
    ["America/Los_Angeles", "2026-03-11T03:00:00.000Z", march(10), "waived"],
  ])("inspec#5794: the last day of a waiver is a day in %s", async (timeZone, at, today, outcome) => {
    const program = waiving(march(10), { organization: { name: "Test", timeZone } });
    const key = { id: "b", manager: "customer", period: known(days(OLD)) } as const;
    const recording = recordingOf([listingOf(vaultKeys, [key], { path: ["1", "north"] })], at);
    const told = await cover(program, [{ day: today, program, recording }]);
    expect(told.counted.map((one) => one.today)).toEqual([today]);
    expect(told.waived.length === 1 ? "waived" : "fail").toBe(outcome);
  });

  test("prowler#9051: a waiver that is granted later covers nothing that runs saw before it", async () => {
    const program = waiving(march(31));
    const told = await cover(program, [run(1, { b: OLD }), run(2, { b: OLD }), run(3, { b: OLD }, program)]);
    expect([deviated(told), told.exitCode]).toEqual([["b 03-01 to 03-02 waived"], 1]);
    expect(told.changes).toMatchObject([{ day: march(3), noun: "waiver", looser: true }]);
  });

  test("prowler#10296: what is waived no more fails with the next run", async () => {
    const program = waiving(march(31));
    const told = await cover(checked(), [run(1, { b: OLD }, program), run(2, { b: OLD })]);
    expect([deviated(told), told.waived[0]?.to]).toEqual([["b 03-02 to 03-02 open"], march(1)]);
  });

  test("comp#3438, Vanta 11345526: what is left out of the verdict is told with its reason and who said so", async () => {
    const program = waiving(march(31));
    const { waived, exitCode } = await cover(program, [run(1, { b: OLD }, program)]);
    expect(waived).toMatchObject([{ id: "b", reason: "The vendor re-encrypts in May.", approvedBy: "bo" }]);
    expect(exitCode).toBe(0);
  });

  // `check` fails from the day after the waiver on; coverage says `waived` for good, by the first day after the tolerance alone.
  test("inspec#5570: a window whose waiver ended, and that nothing answers still, is a gap", async () => {
    const list = attested("list", { every: years(1) });
    const [asked] = asking.controls as [Control];
    const other = defineControl({ ...asked, id: "other", title: "Other", evidence: [list] });
    const terms = { reason: "Not yet.", requestedBy: ben, approvedBy: reviewer, compensating: [other] };
    const waivers: readonly Waiver[] = [waive(quarterly, "2026-Q1", { until: "2026-05-31", ...terms })];
    const program: Program = { ...asking, controls: [asked, other], waivers };
    const today = "2026-06-15";
    const now = recordingOn(today, [
      [quarterly, []],
      [list, []],
    ]);
    const check = await evaluateRecording(program, now);
    const told = await cover(program, [], {
      period: half,
      today,
      records: [
        [quarterly, []],
        [list, []],
      ],
    });
    expect(check.exitCode).toBe(1);
    expect(owed(told)).toContain("asked / restore-test 2026-Q1 gap");
  });
});

describe("what is answered", () => {
  const since = march(5);

  // A deviation is a task in an environment: whatever fails later, while it is open, is taken for answered.
  test("Vanta 11345526: an answer covers what had failed when it was written, and no other resource", async () => {
    const runs = [run(5, { b: OLD, c: NEW }), run(20, { b: NEW, c: OLD }), run(31, { b: NEW, c: NEW })];
    const answer = answerOf("b", march(6), { since }, { done: march(8) });
    expect((await cover(checked(), runs, { records: [[answers, [answer]]] })).exitCode).toBe(1);
  });

  // "done" is what somebody wrote; the runs after that day say otherwise.
  test("prowler#1700: an action that is said to be done answers no more while the resource fails still", async () => {
    const runs = [5, 20, 31].map((n) => run(n, { b: OLD }));
    const answer = answerOf("b", march(6), { since }, { done: march(8) });
    const told = await cover(checked(), runs, { records: [[answers, [answer]]] });
    expect([deviated(told), told.exitCode]).toEqual([["b 03-05 to 03-31 open"], 1]);
  });

  // The first day of a deviation is that of the first run in the period, and moves with it; the answer is not told to be unused.
  test("Drata 10361639: an answer is still one when the period is made to begin later", async () => {
    const runs = [run(5, { b: OLD }), run(15, { b: OLD }), run(24, { b: NEW })];
    const records = [[answers, [answerOf("b", march(6), { since }, { done: march(25) })]]] as const;
    const period = { from: march(10), to: march(31) };
    expect((await cover(checked(), runs, { records })).exitCode).toBe(0);
    expect((await cover(checked(), runs, { records, period })).exitCode).toBe(0);
  });

  // The last by the name of its file answers, and the other one is told to be of nothing that was missed.
  test("ciso-assistant#2593: of two answers to the same the later one holds", async () => {
    const former = answerOf("first", march(6), { since }, { due: march(10) });
    const later = answerOf("extended", march(12), { since }, { due: "2026-06-30" });
    const runs = [run(5, { b: OLD }), run(24, { b: NEW })];
    const told = await cover(checked(), runs, { records: [[answers, [later, former]]] });
    expect(told.exitCode).toBe(0);
  });
});

describe("when a record came", () => {
  test("ciso-assistant#4797: what was done on the last day and is written up within the tolerance is on time", async () => {
    const review = held("2026-03-31");
    const runs = [reads("2026-04-01", []), reads("2026-04-08", [review])];
    const told = await cover(asking, runs, { ...restores(review), today: "2026-06-01" });
    expect([owed(told)[0], told.exitCode]).toEqual(["asked / restore-test 2026-Q1 operated", 0]);
  });

  // Runs that read the folder in the meantime did not see it; nobody is told.
  test("ciso-assistant#4797: a record that runs did not see until long after its day is told", async () => {
    const review = held("2026-02-10");
    const runs = [reads("2026-03-01", []), reads("2026-05-20", []), reads("2026-06-01", [review])];
    const told = await cover(asking, runs, { ...restores(review), today: "2026-06-15" });
    expect(owed(told)[0]).toBe("asked / restore-test 2026-Q1 operated");
    expect(told.records).toContainEqual(expect.objectContaining({ id: review.id }));
  });

  // It is told, and the command ends with 0: "nothing of what is past is missing".
  test("auditree-arboretum#16: a record that was rewritten since a run saw it is not green", async () => {
    const content = { scenario: "s", participants: ["ana"], objective: "o", result: "missed", findings: [] };
    const missed = held("2026-02-10", { digest: "before", content: JSON.stringify(content) });
    const met = held("2026-02-10", { digest: "after" });
    const runs = [reads("2026-03-01", [missed])];
    const told = await cover(asking, runs, { ...restores(met), today: "2026-06-15" });
    expect(told.records).toMatchObject([{ id: met.id, what: "was changed" }]);
    expect(told.exitCode).toBe(1);
  });

  test("ciso-assistant#4838: windows are a fixed sequence, and what came late moves none of them", async () => {
    const all = [held("2026-04-10"), held("2026-07-01")];
    const told = await cover(asking, [], { ...restores(...all), today: "2026-07-02" });
    expect(owed(told).map((one) => one.slice(21))).toEqual(["2026-Q1 operated", "2026-Q2 operated"]);
    expect(told.controls[0]?.requirements[0]?.occurrences.map(({ due }) => due)).toEqual([
      "2026-03-31",
      "2026-06-30",
    ]);
  });

  test("Drata 13606011: days that are to come are neither missed nor without a run", async () => {
    const told = await cover(checked(), [run(1, { b: NEW }), run(3, { b: NEW })], {
      today: march(4),
      every: 2,
    });
    expect([told.unobserved, told.exitCode]).toEqual([[], 0]);
    expect(owed(await cover(asking, [], { ...restores(), today: "2026-03-15" }))).toEqual([
      "asked / restore-test 2026-Q1 not-yet-due",
      "asked / restore-test 2026-Q2 not-yet-due",
    ]);
  });
});

describe("what was changed in the plan", () => {
  test("auditree-framework#126: an interval that is widened later makes nothing fresh that was stale", async () => {
    const wide = programOf([exercise("restore-test", { every: years(1), reviewer: reviewer })]);
    const runs = [reads("2026-02-01", []), reads("2026-05-01", [], wide)];
    const told = await cover(wide, runs, { ...restores(), today: "2026-06-15" });
    expect([owed(told)[0], told.exitCode]).toEqual(["asked / restore-test 2026-Q1 gap", 1]);
  });

  // One record, two windows: the old name's and the new one's.
  test("prowler#4521: a control that is renamed owes what it owed, and a record answers one window", async () => {
    const after: Program = {
      ...asking,
      controls: asking.controls.map((one): Control => ({ ...one, id: "renamed" })),
    };
    const given = { ...restores(held("2026-04-08")), today: "2026-12-31" } as const;
    expect((await cover(asking, [reads("2026-02-01", [])], given)).exitCode).toBe(1);
    const runs = [reads("2026-02-01", []), reads("2026-04-05", [], after)];
    expect((await cover(after, runs, given)).exitCode).toBe(1);
  });

  // Neither plan has the window: the first ends before its due day, and the last begins after it. `check` fails all the time.
  test("Vanta 11345427: what is switched off over its due day, and on again, was owed", async () => {
    const list = attested("list", { every: years(1) });
    const [on, off] = [programOf([quarterly, list]), programOf([list])];
    const runs = [
      reads("2026-02-01", [], on),
      reads("2026-03-30", [], off, list),
      reads("2026-04-02", [], on),
    ];
    const told = await cover(on, runs, {
      period: half,
      today: "2026-06-15",
      records: [
        [quarterly, []],
        [list, []],
      ],
    });
    expect(owed(told)).toContain("asked / restore-test 2026-Q1 gap");
  });

  // "no run could decide it", from the first day to the last that any plan had it: nobody asked for it in between.
  test("Drata 4939181: a check that was switched off and on again is told as that, and not as undecided", async () => {
    const list = attested("list", { every: years(1) });
    const off = checked({ policies: [] }, { id: "list", title: "List", checks: [], evidence: [list] });
    const runs = [
      run(1, { b: NEW }),
      run(3, {}, off),
      run(5, {}, off),
      run(7, { b: NEW }),
      run(8, { b: NEW }),
    ];
    const told = await cover(checked(), runs, { today: march(9), every: 3, records: [[list, []]] });
    expect(told.changes).toContainEqual(
      expect.objectContaining({ day: march(3), what: "is there no more", looser: true }),
    );
    expect(told.undecided).toEqual([]);
  });

  // Runs count by the name of the organization: with another one the whole past is judged by the plan of today.
  test("prowler#7970: what was kept before the company changed its name is still of the company", async () => {
    const list = attested("list", { every: years(1) });
    const after = programOf([list], { organization: { name: "Test, Inc." } });
    const monthly = exercise("restore-test", { every: months(1), reviewer: reviewer });
    const runs = [reads("2026-03-31", [], programOf([monthly]), monthly)];
    const records = [
      [monthly, []],
      [list, []],
    ] as const;
    const told = await cover(after, runs, { period: half, today: "2026-07-31", records });
    expect(told.exitCode).not.toBe(0);
  });
});

describe("runs and days", () => {
  const named = defineCheck({
    id: "vault/key-named",
    title: "It is named",
    why: "Why.",
    fix: "Fix.",
    severity: "low",
    whenEmpty: "notApplicable",
    blindSpots: [],
    each: vaultKeys,
    assert: (key) => [fact("id", key.id).is("b")],
  });

  test("comp#3541: a check that holds makes up for no other one of its control", async () => {
    const program = checked({}, { checks: [...rotation.checks, named] });
    const told = await cover(program, [run(1, { b: OLD }, program), run(2, { b: OLD }, program)]);
    expect([deviated(told), told.exitCode]).toEqual([["b 03-01 to 03-02 open"], 1]);
  });

  test("prowler#1626, prowler#6881: a run of a part ends nothing that it was not asked for", async () => {
    const other = defineControl({ ...rotation, id: "other", title: "Other", checks: [named] });
    const program = checked({ controls: [defineControl({ ...rotation }), other] });
    const runs = [run(1, { b: OLD }, program), { ...run(1, { b: OLD }, program), ids: ["other"] }];
    expect(deviated(await cover(program, runs))).toEqual(["b 03-01 to 03-01 open"]);
  });

  test("lula1#439: a run that fails is no new measure for the next one", async () => {
    const runs = [run(1, { b: NEW }), run(2, { b: OLD }), run(3, { b: OLD, c: OLD })];
    expect(deviated(await cover(checked(), runs))).toEqual(["b c 03-02 to 03-03 open"]);
  });

  test("gatekeeper#1157, cloud-custodian#11004: a run that could not look counts no violations as none", async () => {
    const runs = [run(1, { b: NEW }), { ...run(3, {}), throttled: true }, { ...run(5, {}), throttled: true }];
    const told = await cover(checked(), runs, { today: march(6), every: 3 });
    expect([told.undecided.map(({ from, to }) => [from, to]), told.exitCode]).toEqual([
      [[march(2), march(6)]],
      2,
    ]);
  });

  // It reads "inspected" and operated in each month, though not one key was ever looked at.
  test("auditree-arboretum#63: a check that had nothing to judge all the time was not inspected", async () => {
    const told = await cover(
      checked(),
      [1, 15, 31].map((n) => run(n, {})),
    );
    expect(told.controls.map(({ assurance }) => assurance)).not.toEqual(["inspected"]);
  });

  test("ciso-assistant#4797: a run that is filled in later makes up for no day", async () => {
    const runs = [run(1, { b: NEW }), run(20, { b: NEW }), run(10, { b: NEW })];
    const period = { from: march(1), to: march(20) };
    expect((await cover(checked(), runs, { period, today: march(20), every: 10 })).exitCode).not.toBe(0);
  });

  // "no run from 2026-03-01", though no check was to be done by then; what could not be decided knows better.
  test("Drata 13606011: days before any check was to be done need no run", async () => {
    const program = checked({}, { implementedFrom: march(25) });
    const runs = [25, 27, 29, 31].map((n) => run(n, { b: NEW }, program));
    expect((await cover(program, runs, { every: 2 })).unobserved).toEqual([]);
  });

  // Found beside those: both names are undecided on the days of the other, and no change is told.
  test("an environment that is renamed leaves no days undecided", async () => {
    const at = (n: number, environment: typeof production) => {
      const key = { id: "b", manager: "customer", period: known(days(NEW)) } as const;
      const place = { path: ["1", "north"], environment: environment.id };
      const program = checked({ providers: [vault(["north"], always(), { environment })] });
      const recording = recordingOf([listingOf(vaultKeys, [key], place)], `${march(n)}T06:00:00.000Z`);
      return { day: march(n), program, recording };
    };
    const prod = { ...production, id: "prod" };
    const runs = [at(1, production), at(3, production), at(5, prod), at(7, prod)];
    expect((await cover(checked(), runs, { today: march(8), every: 3 })).undecided).toEqual([]);
  });
});
