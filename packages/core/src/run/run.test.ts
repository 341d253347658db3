import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  anyOf,
  atLeast,
  attested,
  count,
  days,
  defineCheck,
  defineControl,
  defineView,
  fact,
  from,
  type Program,
  type Provider,
  waive,
} from "../index.ts";
import {
  absent,
  defineCollector,
  known,
  ReadError,
  unreadable,
  unreadableResource,
} from "../provider/index.ts";
import { listingOf, recordingOf } from "../testing/index.ts";
import {
  always,
  ana,
  bo,
  production,
  rotation,
  rotationPeriod,
  type Source,
  staging,
  testTools,
  type VaultKey,
  vault,
  vaultKeyRotation,
  vaultKeys,
  vaultProgram,
} from "../vault.fixture.ts";
import {
  collectProgram,
  evaluateRecording,
  type Observation,
  type Report,
  validateProgram,
} from "./index.ts";

const denied = {
  code: "access-denied",
  message: "vault:Get was denied.",
  operation: "vault:Get",
  permission: "vault:Get",
} as const;
const key = (id: string, period: number, change: Partial<VaultKey> = {}): VaultKey => ({
  id,
  manager: "customer",
  period: known(days(period)),
  ...change,
});

async function run(program: Program): Promise<{ report: Report; observations: readonly Observation[] }> {
  const recording = await collectProgram(program, testTools());
  const observations: Observation[] = [];
  const report = await evaluateRecording(program, recording, {
    onObservation: (one) => void observations.push(one),
  });
  return { report, observations };
}

const short = (observations: readonly Observation[]) =>
  observations.map(({ scope, resource, outcome }) => `${scope} ${resource.id} ${outcome}`);

describe("a run", () => {
  test("judges every resource, in order of scope and id, whatever order they came in", async () => {
    const providers = [
      vault(["south", "north"], always(key("b", 400), key("a", 90), key("c", 1, { manager: "vault" }))),
    ];
    const { report, observations } = await run(vaultProgram({ providers }));
    expect(short(observations)).toEqual([
      "vault/1/north a pass",
      "vault/1/north b fail",
      "vault/1/north c not-applicable",
      "vault/1/south a pass",
      "vault/1/south b fail",
      "vault/1/south c not-applicable",
    ]);
    expect(report.exitCode).toBe(1);
    expect(report.controls[0]?.counts).toMatchObject({ pass: 2, fail: 2, "not-applicable": 2 });
  });

  test("isolates scopes: one that fails is an error, the others are judged", async () => {
    const source: Source = async function* ({ region }) {
      if (region === "north") throw new ReadError(denied);
      yield key("a", 90);
    };
    const { report, observations } = await run(
      vaultProgram({ providers: [vault(["north", "south"], source)] }),
    );
    expect(short(observations)).toEqual(["vault/1/north vault/1/north error", "vault/1/south a pass"]);
    expect(observations[0]?.problem).toEqual(denied);
    expect(report.exitCode).toBe(2);
  });

  test("keeps what was read before a listing broke, and says that it is incomplete", async () => {
    const source: Source = async function* () {
      yield key("a", 400);
      throw new ReadError({ code: "partial-data", message: "The second page never came." });
    };
    const { report, observations } = await run(vaultProgram({ providers: [vault(["north"], source)] }));
    expect(short(observations)).toEqual(["vault/1/north a fail", "vault/1/north vault/1/north error"]);
    expect(report.exitCode).toBe(2);
  });

  test.each<[string, Source, string, string]>([
    [
      "a resource that cannot be described",
      always(unreadableResource("a", denied)),
      "access-denied",
      "vault:Get was denied.",
    ],
    [
      "a resource listed twice",
      always(key("a", 1), key("a", 1)),
      "partial-data",
      "vault/keys yielded a twice.",
    ],
    [
      "a fault in the collector",
      async function* () {
        yield* [];
        throw new TypeError("x is not a function");
      },
      "not-collected",
      "vault/keys could not be collected: x is not a function",
    ],
    [
      "an operation that is not declared",
      async function* ({ tools }) {
        yield* [];
        await tools.call({
          operation: "vault:Read",
          limiter: "v",
          perSecond: 1,
          run: async () => 1,
          isThrottle: () => false,
        });
      },
      "not-collected",
      "vault/keys could not be collected: vault:Read is not among the operations that the collector declares.",
    ],
  ])("is never green over %s", async (_, source, code, message) => {
    const { report, observations } = await run(vaultProgram({ providers: [vault(["north"], source)] }));
    expect(observations.at(-1)).toMatchObject({ outcome: "error", problem: { code, message } });
    expect(report.exitCode).toBe(2);
  });

  test("a resource that its schema refuses is an error", async () => {
    const bad = { ...key("a", 1), manager: "nobody" } as unknown as VaultKey;
    const { observations } = await run(vaultProgram({ providers: [vault(["north"], always(bad))] }));
    expect(observations.at(-1)).toMatchObject({ outcome: "error", problem: { code: "schema-mismatch" } });
  });

  test("what its schema would change once more is no resource: what is judged is what was recorded", async () => {
    const doors = defineCollector({
      id: "vault/doors",
      resource: "vault door",
      provider: vaultKeys.provider,
      per: "region",
      operations: ["vault:ListKeys"],
      schema: z.object({ id: z.string(), alarmed: z.boolean().transform((disabled) => !disabled) }),
      async *collect() {
        yield { id: "door", alarmed: true };
      },
    });
    const alarmed = defineCheck({
      id: "vault/alarmed",
      title: "T",
      why: "W.",
      fix: "F",
      severity: "low",
      whenEmpty: "notApplicable",
      blindSpots: ["Nothing but what the test gives it is read."],
      each: doors,
      assert: (door) => [fact("alarm", door.alarmed).is(true)],
    });
    const { observations } = await run(
      vaultProgram({ policies: [], controls: [{ ...rotation, checks: [alarmed] }] }),
    );
    expect(observations).toMatchObject([
      {
        outcome: "error",
        problem: {
          message:
            "vault/doors yielded door, which its schema refuses: it makes another value of what it made already; compute that in collect",
        },
      },
    ]);
  });

  test("a provider that cannot be reached is an error for its scopes", async () => {
    const broken = { ...vault(["north"], always()), connect: () => Promise.reject(new Error("no route")) };
    const { report, observations } = await run(vaultProgram({ providers: [broken] }));
    expect(observations).toMatchObject([
      {
        scope: "vault/unreachable",
        outcome: "error",
        problem: { message: "vault could not be reached: no route" },
      },
    ]);
    expect(report.exitCode).toBe(2);
  });

  test.each([
    ["alike", production],
    ["in different environments", staging],
  ])(
    "a scope that two providers offer, %s, is an error and never half of it green",
    async (_, environment) => {
      const one = vault(["north", "south"], always(key("a", 90)), { environment: production });
      const other = vault(["north"], always(key("a", 400)), { environment });
      const { report, observations } = await run(vaultProgram({ providers: [one, other, other] }));
      const elsewhere = environment === production ? [] : ["vault vault error"];
      expect(short(observations)).toEqual([
        "vault/1/north vault/1/north error",
        "vault/1/south a pass",
        ...elsewhere,
      ]);
      expect(observations[0]?.problem).toEqual({
        code: "ambiguous-scope",
        message:
          "Two providers offer vault/1/north, and nothing tells their resources apart. " +
          "Let one provider cover it; an environment belongs to a whole provider and cannot split one scope.",
      });
      expect(report.exitCode).toBe(2);
    },
  );

  test("scopes that were not reached are told apart", async () => {
    const unreachable = () => ({
      ...vault(["north"], always()),
      connect: () => Promise.reject(new Error("no route")),
    });
    const { observations } = await run(vaultProgram({ providers: [unreachable(), unreachable()] }));
    expect(short(observations)).toEqual([
      "vault/unreachable vault/unreachable error",
      "vault/unreachable-2 vault/unreachable-2 error",
    ]);
  });

  test.each([
    ["before", (reached: Provider, not: Provider) => [reached, not]],
    ["after", (reached: Provider, not: Provider) => [not, reached]],
  ])("a scope that was reached keeps its name, listed %s one that was not", async (_, order) => {
    const reached = vault(["north"], always(key("a", 90)));
    const connect = async () => {
      const connection = await reached.connect({ signal: new AbortController().signal });
      return { ...connection, scopes: connection.scopes.map((access) => ({ ...access, problem: denied })) };
    };
    const { observations } = await run(vaultProgram({ providers: order(reached, { ...reached, connect }) }));
    expect(short(observations)).toEqual(["vault/1/north a pass", "vault/1/north-2 vault/1/north-2 error"]);
  });

  test("half a character in a name ends no run", async () => {
    const bad = { ...key("a\ud800", 1), manager: "nobody\udfff" } as unknown as VaultKey;
    const { observations } = await run(
      vaultProgram({ providers: [vault(["nor\ud800th"], always(bad, key("b", 1)))] }),
    );
    expect(short(observations)).toEqual([
      "vault/1/nor\ufffdth b pass",
      "vault/1/nor\ufffdth vault/1/nor\ufffdth error",
    ]);
    expect(observations[1]?.problem?.message.isWellFormed()).toBe(true);
  });

  test("a scope without a name is an error for all of its provider", async () => {
    const provider = vault([""], always(key("a", 90)));
    const { observations } = await run(vaultProgram({ providers: [provider] }));
    expect(observations).toMatchObject([
      {
        outcome: "error",
        problem: {
          message: "vault could not be reached: it offers a scope of the level region without a name",
        },
      },
    ]);
  });

  test("a scope of a level that the provider does not declare is an error for all of it", async () => {
    const provider = vault(["north"], always(key("a", 90)));
    const connect = async () => {
      const connection = await provider.connect({ signal: new AbortController().signal });
      const floor = { scope: { provider: "vault", level: "floor", path: ["2"] } };
      return { ...connection, scopes: [...connection.scopes, floor] };
    };
    const { observations } = await run(vaultProgram({ providers: [{ ...provider, connect }] }));
    expect(observations).toMatchObject([
      {
        outcome: "error",
        problem: {
          message:
            "vault could not be reached: it offers a scope of the level floor, which it does not declare",
        },
      },
    ]);
  });

  test("a listing that outlives its deadline is an error", async () => {
    const source: Source = async function* () {
      yield key("a", 90);
      await new Promise(() => undefined);
    };
    const program = vaultProgram({ providers: [vault(["north"], source)] });
    const recording = await collectProgram(program, { ...testTools(), deadline: 20 });
    expect(recording.listings[0]?.problem).toEqual({
      code: "timeout",
      message: "vault/keys did not finish within its deadline.",
    });
  });

  test("a throttled call goes back to the queue, then gives up honestly", async () => {
    const throttle = new ReadError({ code: "throttled", message: "Slow down." });
    let failures = 3;
    const source: Source = async function* ({ tools }) {
      await tools.call({
        operation: "vault:ListKeys",
        limiter: "vault",
        perSecond: 10,
        isThrottle: (error) => error === throttle,
        run: async () => {
          failures -= 1;
          if (failures >= 0) throw throttle;
        },
      });
      yield key("a", 90);
    };
    const program = vaultProgram({ providers: [vault(["north"], source)] });
    const first = await collectProgram(program, testTools());
    expect(first.listings[0]).toMatchObject({ state: "complete", calls: { "vault:ListKeys": 4 } });
    failures = 100;
    const second = await collectProgram(program, testTools());
    expect(second.listings[0]).toMatchObject({
      problem: { code: "throttled" },
      calls: { "vault:ListKeys": 6 },
    });
  });

  test("a cancelled run rejects", async () => {
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(collectProgram(vaultProgram(), { ...testTools(), signal })).rejects.toThrow("enough");
  });

  test("tells how far it is", async () => {
    const seen: string[] = [];
    const providers = [vault(["north", "south"], always(key("a", 1)))];
    await collectProgram(vaultProgram({ providers }), {
      ...testTools(),
      concurrency: 1,
      onProgress: ({ scope, state, done, total, resources }) =>
        seen.push(`${scope} ${state} ${done}/${total} ${resources}`),
    });
    expect(seen).toEqual([
      "vault/1/north started 0/2 0",
      "vault/1/north complete 1/2 1",
      "vault/1/south started 1/2 0",
      "vault/1/south complete 2/2 1",
    ]);
  });
});

describe("an empty population", () => {
  test("is not applicable only when the listing is complete, with the proof", async () => {
    const { report, observations } = await run(vaultProgram());
    expect(observations).toMatchObject([
      {
        outcome: "not-applicable",
        reason: "There is no vault key in vault/1/north: the listing is complete.",
        resource: { id: "vault/1/north", whole: true },
      },
    ]);
    expect(report.exitCode).toBe(0);
  });

  test("fails in each scope where the safeguard itself is looked for, and exits 1", async () => {
    const sought = { ...vaultKeyRotation, whenEmpty: "fails" } as typeof vaultKeyRotation;
    const controls = [{ ...rotation, checks: [sought] }];
    const none = await run(vaultProgram({ controls, policies: [] }));
    expect(none.observations).toMatchObject([
      {
        outcome: "fail",
        resource: { id: "vault/1/north", whole: true },
        assertions: [{ name: "vault key", observed: "none", expected: "at least one" }],
      },
    ]);
    expect(none.report.exitCode).toBe(1);
    const source: Source = async function* ({ region }) {
      if (region === "north") yield key("a", 1);
    };
    const some = await run(
      vaultProgram({ controls, policies: [], providers: [vault(["north", "south"], source)] }),
    );
    expect(short(some.observations)).toEqual(["vault/1/north a pass", "vault/1/south vault/1/south fail"]);
  });

  test("that was not read to the end is an error, whatever the check makes of an empty one", async () => {
    for (const whenEmpty of ["fails", "notApplicable"] as const) {
      const controls = [{ ...rotation, checks: [{ ...vaultKeyRotation, whenEmpty }] }];
      const source: Source = async function* () {
        yield* [];
        throw new ReadError(denied);
      };
      const { observations } = await run(
        vaultProgram({ controls, policies: [], providers: [vault(["north"], source)] }),
      );
      expect(observations.map(({ outcome }) => outcome)).toEqual(["error"]);
    }
  });

  test("that was never collected is an error", async () => {
    const report = await evaluateRecording(vaultProgram(), recordingOf([]));
    expect(report.exitCode).toBe(2);
  });
});

describe("settings", () => {
  const providers = [
    vault(["north"], always(key("a", 100)), { environment: production, account: "1" }),
    vault(["north"], always(key("a", 100)), { environment: staging, account: "2" }),
  ];

  test("of one environment flip only that environment", async () => {
    const before = await run(vaultProgram({ providers }));
    const settings = [rotationPeriod.to({ days: 90 }).in(production)];
    const after = await run(vaultProgram({ providers, settings }));
    expect(short(before.observations)).toEqual(["vault/1/north a pass", "vault/2/north a pass"]);
    expect(short(after.observations)).toEqual(["vault/1/north a fail", "vault/2/north a pass"]);
    expect(after.observations[0]?.assertions[0]).toMatchObject({
      expected: "at most 90 days",
      parameter: "rotation-period",
    });
  });

  test("a use may target one environment", async () => {
    const controls = [
      { ...rotation, checks: [vaultKeyRotation.with({ period: rotationPeriod }).in(production)] },
    ];
    const { observations } = await run(vaultProgram({ providers, controls }));
    expect(observations.map(({ task, scope }) => `${task} ${scope}`)).toEqual([
      "rotation / vault/key-rotation / in production vault/1/north",
    ]);
  });

  test("a narrowing that leaves nothing is an error", async () => {
    const none = {
      id: "typo",
      because: "Other keys are archived.",
      test: (one: VaultKey) => one.id === "patient",
    };
    for (const check of [vaultKeyRotation.where(none)]) {
      const controls = [{ ...rotation, checks: [check] }];
      const { report, observations } = await run(
        vaultProgram({ policies: [], controls, providers: [vault(["north"], always(key("a", 1)))] }),
      );
      expect(observations.at(-1)).toMatchObject({
        outcome: "error",
        problem: {
          code: "empty-population",
          message: "Its selectors leave out every vault key, 1 of them. Check what they test.",
        },
      });
      expect(report.exitCode).toBe(2);
    }
  });

  test("a scope that a narrowing empties is judged like one that is empty", async () => {
    const oneOf = (whenEmpty: "fails" | "notApplicable") =>
      defineCheck({
        id: "vault/one",
        title: "T",
        why: "W.",
        fix: "F",
        severity: "low",
        whenEmpty,
        blindSpots: ["Nothing but what the test gives it is read."],
        over: vaultKeys,
        assert: (keys) => [fact("keys", keys.length).is(1)],
      });
    const northern = {
      id: "northern",
      because: "The south is archived.",
      test: ({ id }: VaultKey) => id === "north",
    };
    const judge = async (
      regions: readonly string[],
      source: Source,
      whenEmpty: Parameters<typeof oneOf>[0] = "fails",
    ) => {
      const controls = [{ ...rotation, checks: [oneOf(whenEmpty).where(northern)] }];
      const program = vaultProgram({ policies: [], controls, providers: [vault(regions, source)] });
      return (await run(program)).observations.map((each) => [each.scope, each.outcome, each.reason]);
    };
    const named: Source = async function* ({ region }) {
      yield key(region, 1);
    };
    const sparse: Source = async function* ({ region }) {
      if (region === "north") yield key(region, 1);
    };
    const failing = [
      ["vault/1/north", "pass", undefined],
      ["vault/1/south", "fail", undefined],
    ];
    expect(await judge(["north", "south"], named)).toEqual(failing);
    expect(await judge(["north", "south"], sparse)).toEqual(failing);
    expect(await judge(["south"], named)).toEqual([
      ["vault/1/south", "fail", undefined],
      ["vault", "error", undefined],
    ]);
    expect(await judge(["south"], named, "notApplicable")).toEqual([
      ["vault/1/south", "not-applicable", "Left out by its selectors, all 1."],
      ["vault", "error", undefined],
    ]);
  });

  test("a selector that cannot be decided leaves nothing out in silence", async () => {
    const old = {
      id: "old",
      because: "Young keys are fine.",
      test: (one: VaultKey) => from(one.period, (p) => p.amount > 90),
    };
    const controls = [{ ...rotation, checks: [vaultKeyRotation.where(old)] }];
    const keys = [key("a", 400), key("b", 1), key("c", 1, { period: unreadable(denied) })];
    const { observations } = await run(
      vaultProgram({ policies: [], controls, providers: [vault(["north"], always(...keys))] }),
    );
    expect(observations.map(({ outcome }) => outcome)).toEqual(["fail", "not-applicable", "error"]);
  });

  test("a use may be narrowed, and lists what it leaves out", async () => {
    const recent = {
      id: "recent",
      because: "Archived keys are read by nothing.",
      test: (one: VaultKey) => one.id !== "old",
    };
    const controls = [
      { ...rotation, checks: [vaultKeyRotation.with({ period: rotationPeriod }).where(recent)] },
    ];
    const { observations } = await run(
      vaultProgram({ controls, providers: [vault(["north"], always(key("old", 900), key("new", 1)))] }),
    );
    expect(observations.map(({ resource, reason }) => [resource.id, reason])).toEqual([
      ["new", undefined],
      ["old", "Left out by recent: Archived keys are read by nothing."],
    ]);
  });
});

describe("waivers", () => {
  const terms = {
    reason: "The vendor rotates it in May.",
    requestedBy: ana,
    approvedBy: bo,
    compensating: [rotation],
  };
  const providers = [vault(["north"], always(key("a", 400), key("b", 90)))];
  const waived = (until: `${number}-${number}-${number}`, resource = "a") =>
    vaultProgram({ providers, waivers: [waive(vaultKeyRotation, resource, { ...terms, until })] });

  test("leave the failure a failure, counted apart", async () => {
    const { report, observations } = await run(waived("2026-03-01"));
    expect(observations[0]).toMatchObject({ outcome: "fail", waiver: { until: "2026-03-01" } });
    expect(report.total.counts).toMatchObject({ pass: 1, fail: 0, waived: 1 });
    expect(report.exitCode).toBe(0);
    expect(report.waivers.map(({ state }) => state)).toEqual(["active"]);
  });

  test("cover one scope, and are reported when their resource fails in several", async () => {
    const two = [vault(["north", "south"], always(key("a", 400)))];
    const waivers = (scope?: string) => [
      waive(vaultKeyRotation, "a", { ...terms, until: "2026-12-31", ...(scope !== undefined && { scope }) }),
    ];
    const broad = await run(vaultProgram({ providers: two, waivers: waivers() }));
    expect(broad.observations.map((one) => one.waiver !== undefined)).toEqual([true, false]);
    expect(broad.report.waivers.map(({ state }) => state)).toEqual(["over-broad"]);
    expect(broad.report.exitCode).toBe(1);
    const exact = await run(vaultProgram({ providers: two, waivers: waivers("vault/1/south") }));
    expect(exact.observations.map((one) => one.waiver !== undefined)).toEqual([false, true]);
    expect(exact.report.waivers.map(({ state }) => state)).toEqual(["active"]);
  });

  test("may be granted per scope and for the rest, and the exact one is taken", async () => {
    const two = [vault(["north", "south"], always(key("a", 400)))];
    const waivers = [
      waive(vaultKeyRotation, "a", { ...terms, until: "2026-12-31" }),
      waive(vaultKeyRotation, "a", { ...terms, until: "2026-12-31", scope: "vault/1/north" }),
    ];
    const program = vaultProgram({ providers: two, waivers });
    expect(validateProgram(program)).toEqual([]);
    const { report, observations } = await run(program);
    expect(observations.map((one) => one.waiver?.scope)).toEqual(["vault/1/north", undefined]);
    expect(report.waivers.map(({ state }) => state)).toEqual(["active", "active"]);
  });

  test("end after their last day, and are shown at the failure", async () => {
    const { report, observations } = await run(waived("2026-02-28"));
    expect(observations[0]).toMatchObject({ outcome: "fail", lapsed: { until: "2026-02-28" } });
    expect(observations[0]?.waiver).toBeUndefined();
    expect(report.exitCode).toBe(1);
    expect(report.waivers.map(({ state }) => state)).toEqual(["expired"]);
  });

  test("are not called unmatched where what they name could not be read", async () => {
    const states = async (source: Source) => {
      const waivers = [waive(vaultKeyRotation, "a", { ...terms, until: "2026-12-31" })];
      const { report } = await run(vaultProgram({ providers: [vault(["north"], source)], waivers }));
      return report.waivers.map(({ state }) => state);
    };
    const broken: Source = async function* () {
      yield* [];
      throw new ReadError(denied);
    };
    expect(await states(broken)).toEqual(["undecided"]);
    expect(await states(always(key("a", 1, { period: unreadable(denied) })))).toEqual(["undecided"]);
    expect(await states(always(key("b", 1)))).toEqual(["unmatched"]);
    const half: Source = async function* () {
      yield key("a", 1);
      throw new ReadError(denied);
    };
    expect(await states(half)).toEqual(["unneeded"]);
  });

  test("that meet no failure are reported", async () => {
    const { report } = await run(waived("2026-12-31", "b"));
    expect(report.waivers.map(({ state }) => state)).toEqual(["unneeded"]);
    const other = await run(waived("2026-12-31", "nobody"));
    expect(other.report.waivers.map(({ state }) => state)).toEqual(["unmatched"]);
  });
});

describe("alternatives", () => {
  const common = {
    title: "T",
    why: "W.",
    fix: "F",
    severity: "low",
    whenEmpty: "notApplicable",
    blindSpots: ["Nothing but what the test gives it is read."],
    each: vaultKeys,
  } as const;
  const managed = defineCheck({
    ...common,
    id: "vault/managed",
    assert: (one) => [fact("manager", one.manager).is("vault")],
  });
  const fresh = defineCheck({
    ...common,
    id: "vault/fresh",
    assert: (one) => [fact("period", one.period).atMost(days(90))],
  });
  const judged = async (
    checks: Parameters<typeof defineControl>[0]["checks"],
    ...keys: readonly VaultKey[]
  ) => {
    const { alternatives: _, ...rest } = rotation;
    const controls = [defineControl({ ...rest, evidence: [], ...(checks && { checks }) })];
    const { report } = await run(
      vaultProgram({ policies: [], controls, providers: [vault(["north"], always(...keys))] }),
    );
    const [control] = report.controls;
    return {
      outcome: control?.outcome,
      exit: report.exitCode,
      excused: control?.tasks.map((one) => one.excused),
    };
  };

  test("one that passes is enough, and the other's failures count for nothing", async () => {
    expect(await judged([anyOf(managed, fresh)], key("a", 30))).toEqual({
      outcome: "pass",
      exit: 0,
      excused: [true, false],
    });
  });

  test("evidence that is still to come excuses no failure", async () => {
    expect(await judged([anyOf(managed, attested("siem"))], key("a", 400))).toEqual({
      outcome: "fail",
      exit: 1,
      excused: [false],
    });
  });

  test("a passing check needs no evidence", async () => {
    expect(await judged([anyOf(fresh, attested("siem"))], key("a", 30))).toMatchObject({
      outcome: "pass",
      exit: 0,
    });
  });

  test("an undecided one might have passed, so nothing else excuses it", async () => {
    const unread = key("a", 400, { period: unreadable(denied) });
    expect(await judged([anyOf(fresh, managed)], unread)).toMatchObject({ outcome: "error", exit: 2 });
    expect(await judged([anyOf(fresh, attested("siem"))], unread)).toMatchObject({
      outcome: "error",
      exit: 2,
    });
  });

  test("where all fail, all count", async () => {
    expect(await judged([anyOf(managed, fresh)], key("a", 400))).toEqual({
      outcome: "fail",
      exit: 1,
      excused: [false, false],
    });
  });

  test("what stands beside an alternative counts as ever", async () => {
    expect(await judged([managed, anyOf(fresh, attested("siem"))], key("a", 30))).toMatchObject({
      outcome: "fail",
      exit: 1,
      excused: [false, false],
    });
  });
});

describe("over, using and views", () => {
  const common = {
    title: "T",
    why: "W.",
    fix: "F",
    severity: "low",
    whenEmpty: "notApplicable",
    blindSpots: ["Nothing but what the test gives it is read."],
  } as const;
  const control = (check: Parameters<typeof defineControl>[0]["checks"]) =>
    defineControl({
      id: "c",
      title: "C",
      statement: "C.",
      satisfies: rotation.satisfies,
      owner: ana,
      frequency: "continuous",
      ...(check && { checks: check }),
    });
  const judge = async (check: NonNullable<Parameters<typeof control>[0]>[number], source: Source) => {
    const program = vaultProgram({
      policies: [],
      controls: [control([check])],
      providers: [vault(["north", "south"], source)],
    });
    return (await run(program)).observations;
  };
  const someFresh = defineCheck({
    ...common,
    id: "vault/some-fresh",
    whenEmpty: "fails",
    over: vaultKeys,
    assert: (keys) => [
      anyOf(
        "a fresh key",
        keys.map((one) => fact(one.id, one.period).atMost(days(90))),
      ),
    ],
  });

  test("over judges each scope's listing once, an empty one too", async () => {
    const source: Source = async function* ({ region }) {
      if (region === "north") yield* [key("a", 400), key("b", 30)];
    };
    expect(short(await judge(someFresh, source))).toEqual([
      "vault/1/north vault/1/north pass",
      "vault/1/south vault/1/south fail",
    ]);
  });

  test("over an incomplete listing decides nothing", async () => {
    const observations = await judge(someFresh, always(key("a", 30), unreadableResource("b", denied)));
    expect(observations.map((one) => one.outcome)).toEqual(["error", "error"]);
  });

  const enough = defineCheck({
    ...common,
    id: "vault/enough",
    each: vaultKeys,
    using: { others: vaultKeys },
    parameters: { least: atLeast(count(2)) },
    assert: (_, { others, least }) => [fact("keys", known(count(others.length))).atLeast(least)],
  });

  test("using sees the listings of the resource's own branch", async () => {
    const source: Source = async function* ({ region }) {
      yield key("a", 1);
      if (region === "north") yield key("b", 1);
    };
    expect(short(await judge(enough, source))).toEqual([
      "vault/1/north a pass",
      "vault/1/north b pass",
      "vault/1/south a fail",
    ]);
  });

  test("using an incomplete listing is a failed dependency", async () => {
    const source: Source = async function* () {
      yield key("a", 1);
      throw new ReadError(denied);
    };
    const observations = await judge(enough, source);
    expect(observations[0]).toMatchObject({
      outcome: "error",
      problem: {
        code: "dependency-failed",
        permission: "vault:Get",
        message: "vault/keys is incomplete: vault:Get was denied.",
      },
    });
  });

  const pairs = defineView({
    id: "vault/pairs",
    resource: "pair",
    each: vaultKeys,
    using: { others: vaultKeys },
    where: (one) => one.manager === "customer",
    derive: (one, { others }) => ({ id: one.id, others: others.length }),
  });
  const paired = defineCheck({
    ...common,
    id: "vault/paired",
    each: pairs,
    assert: (pair) => [fact("others", pair.others).is(1)],
  });

  test("a view judges what it derives, and its population is what it takes", async () => {
    const own = await judge(paired, always(key("a", 1, { manager: "vault" })));
    expect(own[0]).toMatchObject({
      outcome: "not-applicable",
      reason: "There is no pair among 1 of vault/keys in vault/1/north: the listing is complete.",
    });
    const one = await judge(paired, always(key("a", 1)));
    expect(one[0]).toMatchObject({ outcome: "pass", resource: { id: "a", type: "pair" } });
  });

  test("a view over what cannot be read is an error for what it takes", async () => {
    const observations = await judge(paired, always(key("a", 1), unreadableResource("b", denied)));
    expect(observations.slice(0, 2)).toMatchObject([
      { resource: { id: "a" }, outcome: "error", problem: { code: "dependency-failed" } },
      { resource: { id: "b" }, outcome: "error", problem: denied },
    ]);
  });

  test("a view takes in what it cannot decide about, as unreadable", async () => {
    const old = defineView({
      id: "vault/old",
      resource: "old key",
      each: vaultKeys,
      using: {},
      where: (one) => from(one.period, (period) => period.amount > 90),
      derive: (one) => one,
    });
    const check = defineCheck({
      ...common,
      id: "vault/old-key",
      each: old,
      assert: (one) => [fact("manager", one.manager).is("customer")],
    });
    const source = always(
      key("a", 100),
      key("b", 10),
      key("c", 1, { period: unreadable(denied) }),
      key("d", 1, { period: absent("o", "None") }),
    );
    const north = (await judge(check, source)).filter((one) => one.scope === "vault/1/north");
    expect(north.map(({ resource, outcome }) => [resource.id, outcome])).toEqual([
      ["a", "pass"],
      ["c", "error"],
      ["d", "error"],
    ]);
  });
});

describe("an assertion", () => {
  const observe = async (assert: unknown) => {
    const check = { ...vaultKeyRotation, assert } as typeof vaultKeyRotation;
    const controls = [{ ...rotation, checks: [check] }];
    const program = vaultProgram({ policies: [], controls });
    const seen: Observation[] = [];
    await evaluateRecording(program, recordingOf([listingOf(vaultKeys, [key("a", 1)])]), {
      onObservation: (one) => void seen.push(one),
    });
    return seen[0];
  };

  test.each<[string, unknown, string]>([
    ["throws", () => JSON.parse("{"), "assertion-threw"],
    [
      "throws what is no error",
      () => {
        throw "no";
      },
      "assertion-threw",
    ],
    ["returns nothing", () => undefined, "no-assertions"],
    ["returns an empty list", () => [], "no-assertions"],
    ["returns a promise", async () => [fact("a", true).is(true)], "no-assertions"],
    ["returns what is no assertion", () => [{ outcome: "pass" }], "no-assertions"],
    ["returns a bare true", () => true, "no-assertions"],
  ])("that %s is an error", async (_, assert, code) => {
    expect(await observe(assert)).toMatchObject({ outcome: "error", problem: { code } });
  });

  test("about an unreadable value is an error that names the permission", async () => {
    const program = vaultProgram();
    const seen: Observation[] = [];
    const listing = listingOf(vaultKeys, [
      key("a", 1, { period: unreadable(denied) }),
      key("b", 1, { period: absent("o", "None") }),
    ]);
    await evaluateRecording(program, recordingOf([listing]), { onObservation: (one) => void seen.push(one) });
    expect(seen.map(({ outcome, problem }) => [outcome, problem?.permission])).toEqual([
      ["error", "vault:Get"],
      ["fail", undefined],
    ]);
  });
});
