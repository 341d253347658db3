import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyOf, attested, days, defineCheck, defineControl, fact, waive, years } from "../../index.ts";
import type { KeptOutcome, KeptResource } from "../../keep/kept-outcomes.ts";
import { known } from "../../provider/index.ts";
import { listingOf, recordingOf } from "../../testing/index.ts";
import {
  ana,
  bo,
  rotation,
  rotationPeriod,
  vaultKeyRotation,
  vaultKeys,
  vaultProgram,
} from "../../vault.fixture.ts";
import { isLeftOpen } from "./last-decided.ts";
import { firstChanges, runChanges } from "./run-changes.ts";
import { type Day, seenRuns } from "./runs.fixture.ts";
import type { SeenRun } from "./seen-run.ts";

const OLD = 400;
const NEW = 90;
const FIRST = { day: "2026-03-01" } as const;
const SECOND = { day: "2026-03-02" } as const;

async function changesOf(before: Omit<Day, "day">, after: Omit<Day, "day">) {
  const [earlier, later] = await seenRuns([
    { ...FIRST, ...before },
    { ...SECOND, ...after },
  ]);
  return runChanges(earlier as SeenRun, later as SeenRun);
}

/** `failing a (holds)`, one a change. */
async function told(before: Omit<Day, "day">, after: Omit<Day, "day">): Promise<readonly string[]> {
  const { changes } = await changesOf(before, after);
  return changes.map((one) => `${one.kind} ${one.id} (${one.before} to ${one.after})`);
}

const waived = vaultProgram({
  waivers: [
    waive(vaultKeyRotation, "b", {
      until: "2026-06-30",
      reason: "The vendor re-encrypts in May.",
      requestedBy: ana,
      approvedBy: bo,
      compensating: [rotation],
    }),
  ],
});

describe("from one run to another", () => {
  test("what fails newly is told, and what failed before is counted", async () => {
    const { changes, still } = await changesOf({ keys: { a: OLD, b: NEW } }, { keys: { a: OLD, b: OLD } });
    expect(changes).toEqual([
      {
        kind: "failing",
        task: "rotation / vault/key-rotation / all",
        control: "rotation",
        environment: "",
        scope: "vault/1/north",
        id: "b",
        before: "holds",
        after: "fails",
      },
    ]);
    expect(still).toEqual({ failing: 1, undecided: 0, waived: 0 });
  });

  test("only what was seen to hold is mended, and what is there no more is gone", async () => {
    expect(await told({ keys: { a: OLD, b: OLD } }, { keys: { b: NEW } })).toEqual([
      "mended b (fails to holds)",
      "gone a (fails to not-there)",
    ]);
  });

  test("what cannot be read any more is newly undecided, and said to have failed; then it is decided", async () => {
    expect(await told({ keys: { a: OLD, b: NEW } }, { throttled: true })).toEqual([
      "undecided a (fails to undecided)",
      "undecided vault/1/north (not-there to undecided)",
    ]);
    expect(await told({ throttled: true }, { keys: { a: OLD, b: NEW } })).toEqual([
      "failing a (undecided to fails)",
      "decided vault/1/north (undecided to not-there)",
    ]);
    expect((await changesOf({ throttled: true }, { throttled: true })).still.undecided).toBe(1);
  });

  test("what failed before it could not be read is told of by what it was when it was last decided", async () => {
    const runs = await seenRuns([
      { day: "2026-03-01", keys: { a: OLD, b: OLD, c: NEW } },
      { day: "2026-03-02", throttled: true },
      { day: "2026-03-03", throttled: true },
      { day: "2026-03-04", keys: { b: NEW, c: NEW } },
    ]);
    const [first, second, third, last] = runs as [SeenRun, SeenRun, SeenRun, SeenRun];
    expect(isLeftOpen([third], last)).toBe(true);
    expect(isLeftOpen([third, second], last)).toBe(true);
    expect(isLeftOpen([third, second, first], last)).toBe(false);
    expect(isLeftOpen([second], third)).toBe(false);
    expect(isLeftOpen([first], last)).toBe(false);
    const { changes, still } = runChanges(third, last, [second, first]);
    expect(changes.map((one) => `${one.kind} ${one.id} (${one.before} to ${one.after})`)).toEqual([
      "decided vault/1/north (undecided to not-there)",
      "mended b (fails to holds)",
      "gone a (fails to not-there)",
    ]);
    expect(still.undecided).toBe(0);
    const same = runChanges(second, third, [first]);
    expect([same.changes, same.still.undecided]).toEqual([[], 1]);
  });

  test("what nobody could decide since the check came is followed no further back than that", async () => {
    const none = vaultProgram({ controls: [], policies: [] });
    const [first, second, third] = (await seenRuns([
      { day: "2026-03-01", keys: { a: OLD }, program: none },
      { day: "2026-03-02", throttled: true },
      { day: "2026-03-03", keys: { a: OLD } },
    ])) as [SeenRun, SeenRun, SeenRun];
    expect(isLeftOpen([second], third)).toBe(true);
    expect(isLeftOpen([second, first], third)).toBe(false);
    expect(runChanges(second, third, [first]).changes.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      "failing a",
      "decided vault/1/north",
    ]);
  });

  test("the first run is told by all that does not hold in it", async () => {
    const [first] = (await seenRuns([{ ...FIRST, keys: { a: OLD, b: OLD, c: NEW }, program: waived }])) as [
      SeenRun,
    ];
    const { changes, still } = firstChanges(first);
    expect(changes.map((one) => `${one.kind} ${one.id} (${one.before} to ${one.after})`)).toEqual([
      "failing a (not-judged to fails)",
      "waived b (not-judged to waived)",
    ]);
    expect(still).toEqual({ failing: 0, undecided: 0, waived: 0 });
  });

  test("a scope that is looked into no more is judged no longer, and never mended", async () => {
    const at = (day: string, ...regions: readonly string[]) => ({
      recording: recordingOf(
        regions.map((region) =>
          listingOf(vaultKeys, [{ id: region, manager: "customer", period: known(days(OLD)) }], {
            path: ["1", region],
          }),
        ),
        `${day}T06:00:00.000Z`,
      ),
    });
    expect(await told(at(FIRST.day, "north", "south"), at(SECOND.day, "north"))).toEqual([
      "unjudged south (fails to not-seen)",
    ]);
  });

  test("a control that is there no more is judged no longer, and one by another name is the same", async () => {
    const none = vaultProgram({ controls: [], policies: [] });
    expect(await told({ keys: { a: OLD } }, { keys: { a: OLD }, program: none })).toEqual([
      "unjudged a (fails to not-judged)",
    ]);
    const renamed = vaultProgram({ controls: [{ ...rotation, id: "turning" }], policies: [] });
    expect(await told({ keys: { a: OLD } }, { keys: { a: OLD }, program: renamed })).toEqual([]);
  });

  test("what is waived is no failure, and fails newly when the waiver is gone", async () => {
    expect(await told({ keys: { b: OLD } }, { keys: { b: OLD }, program: waived })).toEqual([
      "waived b (fails to waived)",
    ]);
    expect(await told({ keys: { b: OLD }, program: waived }, { keys: { b: OLD } })).toEqual([
      "failing b (waived to fails)",
    ]);
  });

  test("what another verification makes up for counts for nothing", async () => {
    const named = defineCheck({
      id: "vault/key-named",
      title: "It is named",
      why: "Why.",
      fix: "Fix.",
      severity: "low",
      whenEmpty: "notApplicable",
      blindSpots: [],
      each: vaultKeys,
      assert: (key) => [fact("name", key.name ?? "").is("named")],
    });
    const control = defineControl({ ...rotation, id: "either", checks: [anyOf(vaultKeyRotation, named)] });
    const either = vaultProgram({ controls: [control], policies: [] });
    const recording = (day: string, name: string) =>
      recordingOf(
        [
          listingOf(vaultKeys, [{ id: "b", name, manager: "customer", period: known(days(OLD)) }], {
            path: ["1", "north"],
          }),
        ],
        `${day}T06:00:00.000Z`,
      );
    expect(
      await told(
        { recording: recording(FIRST.day, "named"), program: either },
        { recording: recording(SECOND.day, ""), program: either },
      ),
    ).toEqual(["failing b (holds to fails)", "failing b (excused to fails)"]);
    expect(
      await told(
        { recording: recording(FIRST.day, ""), program: either },
        { recording: recording(SECOND.day, "named"), program: either },
      ),
    ).toEqual(["unjudged b (fails to excused)", "mended b (fails to holds)"]);
  });

  test("a run of a part says nothing of the rest", async () => {
    const list = defineControl({
      ...rotation,
      id: "list",
      checks: [],
      evidence: [attested("list", { every: years(1) })],
    });
    const program = vaultProgram({ controls: [rotation, list] });
    const part = { program, ids: ["list"], recording: recordingOf([], `${SECOND.day}T06:00:00.000Z`) };
    const { changes, notAsked } = await changesOf({ keys: { a: OLD }, program }, part);
    expect(changes.filter(({ control }) => control === "rotation")).toEqual([]);
    expect(notAsked).toBe(1);
  });

  test("what it is held to since is said beside", async () => {
    const program = vaultProgram({ settings: [rotationPeriod.to({ days: 500 }).because("Later.")] });
    const { changes, plan } = await changesOf({ keys: { a: OLD } }, { keys: { a: OLD }, program });
    expect(changes.map(({ kind }) => kind)).toEqual(["mended"]);
    expect(plan.filter(({ noun }) => noun === "check")).toEqual([
      {
        day: SECOND.day,
        noun: "check",
        id: "rotation / vault/key-rotation / all",
        what: "holds period to at most 500 days, and did to at most 365 days",
        looser: true,
      },
    ]);
  });
});

const TASKS = ["a / x / all", "b / y / all"];
const place = fc.tuple(fc.constantFrom("s1", "s2"), fc.constantFrom("r1", "r2", "s1"));
const standing = fc.constantFrom("failing", "waived", "undecided", "holds", "not-listed");
const run = fc
  .record({
    tasks: fc.dictionary(
      fc.constantFrom(...TASKS),
      fc.dictionary(fc.constantFrom("", "prod"), fc.array(fc.tuple(place, standing)), { maxKeys: 2 }),
    ),
    planned: fc.subarray(TASKS),
    excused: fc.subarray(TASKS),
    complete: fc.subarray(["s1", "s2"]),
    part: fc.boolean(),
  })
  .map(({ tasks, planned, excused, complete, part }) => {
    const own = Object.entries(tasks).filter(([task]) => planned.includes(task));
    const places = (all: readonly (readonly [KeptResource, string])[], of: string): readonly KeptResource[] =>
      [...new Map(all.map(([one, stood]) => [one.join(), [one, stood] as const])).values()]
        .filter(([, stood]) => stood === of)
        .map(([one]) => one);
    const sets: (readonly KeptResource[])[] = [];
    const outcomeOf = (all: readonly (readonly [KeptResource, string])[]): Omit<KeptOutcome, "counts"> => ({
      failing: places(all, "failing"),
      waived: places(all, "waived"),
      undecided: places(all, "undecided"),
    });
    const mapped = <T>(of: (all: readonly (readonly [KeptResource, string])[]) => T) =>
      Object.fromEntries(
        own.map(([task, environments]) => [
          task,
          Object.fromEntries(Object.entries(environments).map(([name, all]) => [name, of(all)])),
        ]),
      );
    const listing = (scope: string) => ({ provider: scope, level: "l", path: [], state: "complete" });
    return {
      today: FIRST.day,
      blocks: {},
      ...(part && { asked: ["a"] }),
      held: {
        plan: {
          controls: [],
          frameworks: [],
          requirements: [],
          policies: [],
          waivers: [],
          tasks: planned.map((id) => ({ id, control: id[0], collectors: ["c"], limits: {} })),
        },
        outcomes: { tasks: mapped(outcomeOf), excused },
        judged: [{ tasks: mapped((all) => sets.push(places(all, "holds")) - 1), sets }],
        collectors: [{ collector: "c", scopes: complete.map(listing) }],
      },
    } as unknown as SeenRun;
  });

test("every failure of a run is accounted for once, and none is mended that was not seen to hold", () => {
  fc.assert(
    fc.property(run, run, (before, after) => {
      const { changes, still, notAsked } = runChanges(before, after);
      const failing = Object.entries(before.held.outcomes.tasks)
        .filter(([task]) => !before.held.outcomes.excused.includes(task))
        .flatMap(([, environments]) => Object.values(environments).flatMap((one) => one.failing));
      const told = changes.filter((one) => one.before === "fails");
      const bound = told.length + still.failing;
      expect(bound).toBeLessThanOrEqual(failing.length);
      if (after.asked === undefined) expect(bound).toBe(failing.length);
      else expect(bound + notAsked).toBeGreaterThanOrEqual(failing.length);
      const keys = changes.map((one) => JSON.stringify([one.task, one.environment, one.scope, one.id]));
      expect(new Set(keys).size).toBe(keys.length);
      for (const one of changes)
        if (one.kind === "mended" || (one.kind === "decided" && one.scope !== one.id))
          expect(one.after).toBe("holds");
      expect(runChanges(before, before).changes).toEqual([]);
    }),
  );
});

test("a failure is told of as mended, gone or judged no longer however many undecided runs lie between", () => {
  fc.assert(
    fc.property(run, run, fc.nat({ max: 2 }), (first, last, between) => {
      // All that the first one could judge is undecided, listing by listing.
      const undecided = ["s1", "s2"].map((scope): KeptResource => [scope, scope]);
      const lost = {
        ...first,
        held: {
          ...first.held,
          outcomes: {
            ...first.held.outcomes,
            tasks: Object.fromEntries(
              Object.entries(first.held.outcomes.tasks).map(([task, environments]) => [
                task,
                Object.fromEntries(
                  Object.keys(environments).map((name) => [name, { failing: [], waived: [], undecided }]),
                ),
              ]),
            ),
          },
          judged: [],
          collectors: [],
        },
      } as unknown as SeenRun;
      const good = (changes: ReturnType<typeof runChanges>["changes"]) =>
        changes
          .filter(({ kind, before }) => before === "fails" && ["mended", "gone", "unjudged"].includes(kind))
          .map((one) => JSON.stringify([one.kind, one.task, one.environment, one.scope, one.id]));
      const past = [...Array.from({ length: between }, () => lost), first];
      expect(good(runChanges(lost, last, past).changes)).toEqual(good(runChanges(first, last).changes));
    }),
  );
});
