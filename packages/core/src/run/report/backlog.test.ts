import { describe, expect, test } from "vitest";
import { type Backlog, defineBacklog, soc2, waive } from "../../index.ts";
import { ReadError, unreadable } from "../../provider/index.ts";
import {
  always,
  ana,
  bo,
  rotation,
  type Source,
  testTools,
  vault,
  vaultKeyRotation,
  vaultProgram,
} from "../../vault.fixture.ts";
import {
  collectProgram,
  createKeeper,
  evaluateRecording,
  explainObservation,
  planRun,
  validateProgram,
} from "../index.ts";
import { denied, key, run } from "../run.fixture.ts";

const north = "vault/1/north";
const terms = { owner: "ana", reason: "Found on the first day.", until: "2026-06-30" } as const;
const onIt = (failures: Record<string, readonly string[]>, more: object = {}): Backlog =>
  defineBacklog([{ check: vaultKeyRotation.id, failures, ...terms, ...more }]);
const judged = (backlog: Backlog, source: Source, regions: readonly string[] = ["north"]) =>
  run(vaultProgram({ providers: [vault(regions, source)], backlog }));

describe("the backlog", () => {
  const source = always(key("a", 400), key("b", 400), key("c", 90));

  test("leaves a failure a failure, counted apart, and never passing", async () => {
    const { report, observations } = await judged(onIt({ [north]: ["a", "b"] }), source);
    expect(observations[0]).toMatchObject({ outcome: "fail", planned: { owner: "ana" } });
    expect(report.total).toMatchObject({
      outcome: "fail",
      planned: true,
      waived: false,
      counts: { pass: 1, fail: 0, planned: 2 },
    });
    expect(report.exitCode).toBe(0);
    expect(report.controls[0]).toMatchObject({ outcome: "fail", planned: true });
    expect(report.criteria.find(({ criterion }) => criterion.id === "CC6.1")).toMatchObject({
      outcome: "fail",
      planned: true,
    });
    const [first] = observations;
    expect(first && explainObservation(first).lines).toEqual([
      "rotation period: 400 days, expected at most 365 days (rotation-period)",
      "to be mended by 2026-06-30, by ana: Found on the first day.",
    ]);
  });

  test("fails at once on what is not on it", async () => {
    const { report } = await judged(onIt({ [north]: ["a"] }), source);
    expect(report.total).toMatchObject({ outcome: "fail", planned: false, counts: { fail: 1, planned: 1 } });
    expect(report.exitCode).toBe(1);
  });

  test("is of one scope: the same id in another is another failure", async () => {
    const { report } = await judged(onIt({ [north]: ["a", "b"] }), source, ["north", "south"]);
    expect(report.total.counts).toMatchObject({ fail: 2, planned: 2 });
  });

  test("ends after its day, and says so at the failure", async () => {
    const { report, observations } = await judged(
      onIt({ [north]: ["a", "b"] }, { until: "2026-02-28" }),
      source,
    );
    expect(report.total.counts).toMatchObject({ fail: 2, planned: 0 });
    expect(report.exitCode).toBe(1);
    expect(observations[0]?.planned).toBeUndefined();
    expect(observations[0] && explainObservation(observations[0]).lines.at(-1)).toBe(
      "was to be mended by 2026-02-28, by ana: Found on the first day.",
    );
    expect(report.backlog.map(({ overdue }) => overdue)).toEqual([true]);
  });

  test("holds on its last day", async () => {
    const { report } = await judged(onIt({ [north]: ["a", "b"] }, { until: "2026-03-01" }), source);
    expect(report.exitCode).toBe(0);
  });

  test("covers nothing that could not be read", async () => {
    const unread = always(key("a", 1, { period: unreadable(denied) }));
    const { report } = await judged(onIt({ [north]: ["a"] }), unread);
    expect(report.exitCode).toBe(2);
    expect(report.backlog[0]?.entries.map(({ state }) => state)).toEqual(["undecided"]);
  });

  test("tells what became of each, and calls mended only what was judged", async () => {
    const states = async (from: Source, failures: Record<string, readonly string[]>) =>
      (await judged(onIt(failures), from)).report.backlog.flatMap(({ entries }) =>
        entries.map(({ state }) => state),
      );
    expect(await states(source, { [north]: ["a", "c", "gone"], "vault/1/south": ["a"] })).toEqual([
      "fails",
      "mended",
      "mended",
      "not-judged",
    ]);
    const half: Source = async function* () {
      yield key("a", 400);
      throw new ReadError(denied);
    };
    expect(await states(half, { [north]: ["a", "gone"] })).toEqual(["fails", "undecided"]);
    const broken: Source = async function* () {
      yield* [];
      throw new ReadError(denied);
    };
    expect(await states(broken, { [north]: ["a"] })).toEqual(["undecided"]);
    expect(await states(always(), { [north]: ["a"] })).toEqual(["mended"]);
  });

  test("a waiver and an advisory use say more than it does", async () => {
    const waivers = [
      waive(vaultKeyRotation, "a", {
        until: "2026-12-31",
        reason: "May.",
        requestedBy: ana,
        approvedBy: bo,
        compensating: [rotation],
      }),
    ];
    const backlog = onIt({ [north]: ["a", "b"] });
    const { report } = await run(vaultProgram({ providers: [vault(["north"], source)], waivers, backlog }));
    expect(report.total.counts).toMatchObject({ waived: 1, planned: 1, fail: 0 });
    expect(report.total).toMatchObject({ outcome: "fail", planned: true, waived: false });
  });

  test("over the period it counts as a failure like any other", async () => {
    const program = vaultProgram({
      providers: [vault(["north"], source)],
      backlog: onIt({ [north]: ["a", "b"] }),
    });
    const keeper = createKeeper(planRun(program));
    const { report, observations } = await run(program);
    for (const one of observations) keeper.add(one);
    expect(Object.values(keeper.outcomes(report).tasks)[0]).toMatchObject({
      "": {
        counts: { fail: 2 },
        failing: [
          [north, "a"],
          [north, "b"],
        ],
        waived: [],
      },
    });
  });
});

describe("criteria on the backlog", () => {
  const bare = (until: "2026-06-30" | "2026-02-28", ids: readonly string[]) =>
    run(
      vaultProgram({
        providers: [vault(["north"], always(key("a", 90)))],
        framework: soc2.scope({
          categories: ["security"],
          outOfScope: Object.fromEntries(
            soc2.criteria
              .filter(({ id }) => !["CC6.1", "CC1.1", "CC1.2"].includes(id))
              .map(({ id }) => [id, "Not here."]),
          ),
        }),
        backlog: defineBacklog([{ criteria: ids, ...terms, until }]),
      }),
    );

  test("do not fail the run until their day, and stay gaps", async () => {
    const { report } = await bare("2026-06-30", ["soc2 CC1.1", "soc2 CC1.2"]);
    expect(report.gaps.map(({ criterion, backlog }) => [criterion.id, backlog?.owner])).toEqual([
      ["CC1.1", "ana"],
      ["CC1.2", "ana"],
    ]);
    expect(report.exitCode).toBe(0);
    expect((await bare("2026-06-30", ["soc2 CC1.1"])).report.exitCode).toBe(2);
    expect((await bare("2026-02-28", ["soc2 CC1.1", "soc2 CC1.2"])).report.exitCode).toBe(2);
  });

  test("are held to the same day as what fails, also where a recording is judged later", async () => {
    const program = vaultProgram({
      providers: [vault(["north"], always(key("a", 400)))],
      framework: soc2.scope({
        categories: ["security"],
        outOfScope: Object.fromEntries(
          soc2.criteria
            .filter(({ id }) => !["CC6.1", "CC1.1"].includes(id))
            .map(({ id }) => [id, "Not here."]),
        ),
      }),
      backlog: defineBacklog([
        { check: vaultKeyRotation.id, failures: { [north]: ["a"] }, ...terms },
        { criteria: ["soc2 CC1.1"], ...terms },
      ]),
    });
    const recording = await collectProgram(program, testTools());
    expect((await evaluateRecording(program, recording)).exitCode).toBe(0);
    const later = await evaluateRecording(program, recording, { now: new Date("2026-07-01T12:00:00Z") });
    expect(later.total.counts).toMatchObject({ fail: 1, planned: 0 });
    expect(later.gaps.map(({ backlog }) => backlog)).toEqual([undefined]);
    expect(later.exitCode).toBe(2);
  });

  test("cover no failure", async () => {
    const { report } = await run(
      vaultProgram({
        providers: [vault(["north"], always(key("a", 400)))],
        backlog: defineBacklog([{ criteria: ["soc2 CC6.1"], ...terms }]),
      }),
    );
    expect(report.total.counts).toMatchObject({ fail: 1 });
    expect(report.criteria.find(({ criterion }) => criterion.id === "CC6.1")?.backlog).toBeUndefined();
  });
});

describe("an advisory use of a check", () => {
  const advisory = (until: "2026-06-30" | "2026-02-28" | "2999-01-01") => {
    const checks = [vaultKeyRotation.advisory({ until, because: "The new limit holds from July." })];
    const control = { ...rotation, checks };
    return run(
      vaultProgram({
        providers: [vault(["north"], always(key("a", 400), key("b", 1)))],
        controls: [control],
        policies: [],
      }),
    );
  };

  test("tells what fails without failing the run, until its day", async () => {
    const { report, observations } = await advisory("2026-06-30");
    expect(report.total).toMatchObject({
      outcome: "fail",
      planned: true,
      counts: { fail: 0, advisory: 1, pass: 1 },
    });
    expect(report.exitCode).toBe(0);
    expect(observations[0] && explainObservation(observations[0]).lines.at(-1)).toBe(
      "advisory until 2026-06-30: The new limit holds from July.",
    );
    const over = await advisory("2026-02-28");
    expect(over.report.total).toMatchObject({
      outcome: "fail",
      planned: false,
      counts: { fail: 1, advisory: 0 },
    });
    expect(over.report.exitCode).toBe(1);
  });

  test("a day beyond a year makes nothing advisory", async () => {
    const { report } = await advisory("2999-01-01");
    expect(report.total.counts).toMatchObject({ fail: 1, advisory: 0 });
    expect(report.exitCode).toBe(1);
  });

  test("keeps its limits, its selectors and its task", () => {
    const { advisoryTerms, bindings, check } = vaultKeyRotation.advisory({
      until: "2026-06-30",
      because: "July.",
    });
    expect([advisoryTerms?.until, bindings, check.id]).toEqual(["2026-06-30", {}, "vault/key-rotation"]);
  });

  test.each([
    [
      { until: "2026-13-01", because: "July." },
      'check vault/key-rotation: advisory until is "2026-13-01", which is not a calendar day.',
    ],
    [{ until: "2026-06-30", because: " " }, "check vault/key-rotation: advisory gives no reason."],
  ])("%j is refused", (given, message) => {
    expect(() => vaultKeyRotation.advisory(given as never)).toThrow(message);
  });
});

describe("a backlog that is wrong", () => {
  const problems = (backlog: Backlog) =>
    validateProgram(vaultProgram({ people: [ana, bo], backlog })).map(
      ({ place, message }) => `${place}: ${message}`,
    );

  test("is told with its place", () => {
    expect(problems(onIt({ [north]: ["a"] }))).toEqual([]);
    expect(problems(onIt({ [north]: ["a", "a"] }, { owner: "eve", reason: " ", until: "soon" }))).toEqual([
      "backlog › group 1, vault/key-rotation: Its last day soon is not a calendar day.",
      "backlog › group 1, vault/key-rotation: It gives no reason.",
      'backlog › group 1, vault/key-rotation: Its owner "eve" is no person or role of the program.',
      "backlog › group 1, vault/key-rotation: vault/key-rotation vault/1/north a is planned twice.",
    ]);
    expect(problems(onIt({ [north]: ["a"] }, { owner: " ", until: 20270228, reason: 5 }))).toEqual([
      "backlog › group 1, vault/key-rotation: Its last day 20270228 is not a calendar day.",
      "backlog › group 1, vault/key-rotation: It gives no reason.",
      "backlog › group 1, vault/key-rotation: It has no owner.",
    ]);
  });

  test("or refused when it is defined", () => {
    expect(() => defineBacklog({} as never)).toThrow("A backlog is a list of groups.");
    for (const group of [
      null,
      "soc2 CC1.1",
      { ...terms },
      { ...terms, check: "a" },
      { ...terms, check: "a", failures: { x: "y" } },
      { ...terms, check: "a", failures: ["y"] },
      { ...terms, check: "a", failures: new Map([["x", ["y"]]]) },
      { ...terms, failures: { x: ["y"] } },
      { ...terms, criteria: "soc2 CC1.1" },
    ])
      expect(() => defineBacklog([group as never])).toThrow(
        "backlog: group 1 names neither failures of a check nor criteria.",
      );
    for (const group of [
      { ...terms, check: "a", failures: {}, criteria: [] },
      { ...terms, check: "a", criteria: ["soc2 CC1.1"] },
    ])
      expect(() => defineBacklog([group as never])).toThrow(
        "backlog: group 1 names both failures of a check and criteria.",
      );
    expect(() => defineBacklog([{ ...terms, criteria: [], untill: "2026-06-30" } as never])).toThrow(
      'backlog: group 1 has "untill", which means nothing.',
    );
  });
});
