import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  type Assertion,
  allOf,
  anyOf,
  days,
  defineCheck,
  defineControl,
  defineView,
  fact,
  type Program,
  type Quantity,
  tls,
  waive,
} from "../index.ts";
import { defineCollector, defineProviderKind, known, type Problem } from "../provider/index.ts";
import { listingOf, recordingOf } from "../testing/index.ts";
import {
  always,
  ana,
  bo,
  production,
  rotation,
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
  type RecordedListing,
  type Recording,
} from "./index.ts";

const common = {
  title: "T",
  why: "W.",
  fix: "F",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: ["Nothing but what the test gives it is read."],
} as const;
const key = (id: string, period: number, change: Partial<VaultKey> = {}): VaultKey => ({
  id,
  manager: "customer",
  period: known(days(period)),
  ...change,
});

async function judged(program: Program, given?: Recording) {
  const recording = given ?? (await collectProgram(program, testTools()));
  const observations: Observation[] = [];
  const report = await evaluateRecording(program, recording, {
    onObservation: (one) => void observations.push(one),
  });
  return { report, observations, outcomes: observations.map((one) => one.outcome) };
}

describe("a provider that does not connect", () => {
  test("is an error when its deadline passes", async () => {
    const never = { ...vault(["north"], always()), connect: () => new Promise<never>(() => undefined) };
    const recording = await collectProgram(vaultProgram({ providers: [never] }), {
      ...testTools(),
      deadline: 20,
    });
    expect(recording.listings[0]?.problem).toEqual({
      code: "timeout",
      message: "vault could not be reached: it did not connect within its deadline.",
    });
  });

  test("to any scope of the level that a collector needs is an error", async () => {
    const providers = [vault([], always()), vault(["north"], always(key("a", 1)))];
    const { observations, report } = await judged(vaultProgram({ providers }));
    expect(observations).toMatchObject([
      { scope: "vault/1/north", outcome: "pass" },
      {
        scope: "vault/unreachable",
        outcome: "error",
        problem: { message: "vault offers no region to collect from." },
      },
    ]);
    expect(report.exitCode).toBe(2);
  });

  test("or does not close, keeps what was collected", async () => {
    const provider = vault(["north"], always(key("a", 1)));
    const close = () => {
      throw new Error("already closed");
    };
    const connect = async () => ({
      ...(await provider.connect({ signal: new AbortController().signal })),
      close,
    });
    expect((await judged(vaultProgram({ providers: [{ ...provider, connect }] }))).report.exitCode).toBe(0);
  });
});

describe("what a recording says of itself", () => {
  const sound = recordingOf([listingOf(vaultKeys, [key("a", 1), key("b", 1)])]);
  const changed = (change: (listing: RecordedListing) => Partial<RecordedListing>): Recording => ({
    ...sound,
    listings: sound.listings.map((listing) => ({ ...listing, ...change(listing) })),
  });
  const lines = (map: (lines: readonly string[]) => readonly string[]) =>
    changed((listing) => ({
      async *lines() {
        for await (const batch of listing.lines()) yield map(batch);
      },
    }));

  test.each<[string, Recording, string]>([
    [
      "more than it holds",
      changed(() => ({ resources: 100 })),
      "vault/keys says that it has 100 resources, and holds 2.",
    ],
    [
      "one resource twice",
      lines(([first = ""]) => [first, first]),
      "vault/keys holds a twice or out of order.",
    ],
    ["out of order", lines((all) => [...all].reverse()), "vault/keys holds a twice or out of order."],
    [
      "a resource under another name",
      lines((all) => all.map((text) => text.replace(/"id":"a"}$/, '"id":"A"}'))),
      "vault/keys has a resource of another shape: its line is named A",
    ],
    ["no JSON", lines(([first = ""]) => [first, "{"]), "vault/keys has a resource of another shape: "],
    ["complete", changed(() => ({ state: "incomplete" })), "vault/keys is incomplete, and does not say why."],
    [
      "each resource once, of a resource named ?",
      lines(([first = ""]) => Array<string>(2).fill(first.replaceAll('"id":"a"', '"id":"?"'))),
      "vault/keys holds ? twice or out of order.",
    ],
    [
      "a scope of another provider",
      changed((listing) => ({ scope: { ...listing.scope, provider: "elsewhere" } })),
      "vault/keys runs per region of vault, and was recorded elsewhere.",
    ],
  ])("is an error where it is not so: %s", async (_, recording, message) => {
    const { report, observations } = await judged(vaultProgram(), recording);
    expect(report.exitCode).toBe(2);
    expect(observations.flatMap((one) => one.problem?.message ?? []).join("\n")).toContain(message);
  });

  test("is held to the program's environments", async () => {
    const both = [
      vault(["north"], always(), { environment: production }),
      vault(["north"], always(), { environment: staging, account: "2" }),
    ];
    const half = recordingOf([listingOf(vaultKeys, [key("a", 1)], { environment: "production" })]);
    const { report, observations } = await judged(vaultProgram({ providers: both }), half);
    expect(report.exitCode).toBe(2);
    expect(observations.at(-1)).toMatchObject({
      environment: "staging",
      problem: {
        message:
          "vault/keys was not collected in the environment staging. Run again so that it is part of the recording.",
      },
    });
  });
});

describe("a listing that a check looks into", () => {
  const doorKind = defineProviderKind<unknown>()("door", ["site"]);
  const doors = defineCollector({
    id: "door/doors",
    resource: "door",
    provider: doorKind,
    per: "site",
    operations: ["door:List"],
    schema: z.object({ id: z.string() }),
    async *collect() {
      // It is only ever replayed.
    },
  });
  const locked = defineCheck({
    ...common,
    id: "door/locked",
    each: doors,
    using: { keys: vaultKeys },
    assert: (_, { keys }) => [fact("keys without a period", keys.length).is(1)],
  });
  const site = { ...vault([], always()), type: doorKind };
  const vaults = [
    vault(["north"], always(), { environment: production }),
    vault(["north"], always(), { environment: staging, account: "2" }),
  ];
  const over = (check: typeof locked | ReturnType<typeof locked.in>, providers = [site, ...vaults]) =>
    vaultProgram({ policies: [], controls: [{ ...rotation, checks: [check] }], providers });
  const lobby = (environment?: string) =>
    listingOf(doors, [{ id: "lobby" }], environment === undefined ? {} : { environment });
  const keysOf = (environment: string, problem?: Problem) =>
    listingOf(vaultKeys, [key("a", 1)], {
      environment,
      path: [environment, "north"],
      ...(problem && { problem }),
    });

  test("is missed in an environment that the recording has nothing of", async () => {
    const { observations, report } = await judged(over(locked), recordingOf([lobby(), keysOf("production")]));
    expect(observations).toMatchObject([
      { outcome: "pass" },
      {
        outcome: "error",
        environment: "staging",
        scope: "vault",
        resource: { id: "vault", type: "vault key", whole: true },
        problem: {
          message:
            "vault/keys was not collected in the environment staging. Run again so that it is part of the recording.",
        },
      },
    ]);
    expect(report.exitCode).toBe(2);
  });

  test("is not missed in an environment that the use does not look into", async () => {
    const recording = recordingOf([lobby("production"), keysOf("production")]);
    expect(
      (
        await judged(
          over(locked.in(production), [{ ...site, environment: production }, ...vaults]),
          recording,
        )
      ).outcomes,
    ).toEqual(["pass"]);
  });

  test("is no answer where it calls itself incomplete, with or without a problem", async () => {
    const sound = recordingOf([lobby(), keysOf("production"), keysOf("staging")]);
    const listings = sound.listings.map(
      (one): RecordedListing => (one.scope.environment === "staging" ? { ...one, state: "incomplete" } : one),
    );
    const { observations } = await judged(over(locked), { ...sound, listings });
    expect(observations).toMatchObject([
      {
        outcome: "error",
        problem: {
          code: "dependency-failed",
          message: "vault/keys is incomplete: vault/keys is incomplete, and does not say why.",
        },
      },
    ]);
  });
});

describe("one check cannot change what the next one sees", () => {
  test.each<[string, (resource: VaultKey, others: readonly VaultKey[]) => unknown]>([
    ["a field", (one) => Object.assign(one, { period: known(days(1)) })],
    ["a field of a field", (one) => Object.assign(one.period, { state: "known" })],
    ["another listing", (_, others) => (others as VaultKey[]).splice(0)],
  ])("by writing to %s", async (_, write) => {
    const using = { others: vaultKeys };
    const tampering = defineCheck({
      ...common,
      id: "vault/a-tampering",
      each: vaultKeys,
      using,
      assert: (one, { others }) => {
        write(one, others);
        return [fact("fine", true).is(true)];
      },
    });
    const honest = defineCheck({
      ...common,
      id: "vault/b-honest",
      each: vaultKeys,
      using,
      assert: (one, { others }) => [
        fact("period", one.period).atMost(days(500)),
        fact("keys", others.length).is(1),
      ],
    });
    const controls = [{ ...rotation, checks: [tampering, honest] }];
    const providers = [vault(["north"], always(key("a", 400)))];
    expect((await judged(vaultProgram({ policies: [], controls, providers }))).outcomes).toEqual([
      "error",
      "pass",
    ]);
  });
});

describe("what is no assertion is never weighed", () => {
  const outcome = async (assert: unknown) => {
    const controls = [{ ...rotation, checks: [{ ...vaultKeyRotation, assert } as typeof vaultKeyRotation] }];
    const recording = recordingOf([listingOf(vaultKeys, [key("a", 1)])]);
    const { observations } = await judged(vaultProgram({ policies: [], controls }), recording);
    return [observations[0]?.outcome, observations[0]?.problem?.code];
  };

  test.each<[string, unknown]>([
    ["data that looks like one", () => [{ kind: "assertion", name: "x", outcome: "pass" }]],
    ["a copy of one", () => [{ ...fact("a", true).is(true) }]],
    ["holes", () => new Array(2)],
    ["a fact without its expectation", () => [fact("a", true)]],
    ["a promise that rejects", () => Promise.reject(new Error("later"))],
    ["promises within allOf", () => [allOf("all", [Promise.resolve(fact("a", true).is(false))] as never)]],
    ["promises within anyOf", () => [anyOf("any", [Promise.resolve(fact("a", true).is(false))] as never)]],
    ["booleans from every", () => [fact("xs", ["a"]).every((() => false) as never)]],
  ])("%s", async (_, assert) => {
    expect(await outcome(assert)).toEqual(["error", "no-assertions"]);
  });

  test("and a thrown object without a prototype stays within its observation", async () => {
    const thrower = () => {
      throw Object.create(null);
    };
    expect(await outcome(thrower)).toEqual(["error", "assertion-threw"]);
  });
});

describe("what looks like an observed value is data", () => {
  test("and is compared as such", () => {
    const tags = { state: "absent", operation: "x", code: "y" };
    expect(fact("tags", tags).isAbsent().outcome).toBe("fail");
    expect(
      fact<object>("tags", known({ state: "known", value: "a" })).is({ state: "known", value: "b" }).outcome,
    ).toBe("fail");
  });

  test("equality looks at own fields of plain data only", () => {
    const proto: object = JSON.parse('{"__proto__":{}}');
    expect(fact("a", known<object>(proto)).is({ a: 1 }).outcome).toBe("fail");
    expect(fact("a", known<object>([])).is({}).outcome).toBe("fail");
    expect(fact("a", known<object>(new Date(0))).is(new Date(1)).outcome).toBe("fail");
  });

  test("amounts that cannot be compared are not", () => {
    const nine = { unit: "tls", amount: "9" } as unknown as Quantity<"tls">;
    expect(() => fact("tls", known(nine)).atMost(tls("1.2"))).toThrow('"9" is not an amount of tls.');
    expect(() => fact("age", known(days(1))).atMost({ unit: "hours", amount: 1 } as never)).toThrow(
      "days cannot be held against hours.",
    );
  });
});

test("a resource that its schema froze on the surface is frozen to the bottom", async () => {
  const tagged = defineCollector({
    id: "vault/tagged",
    resource: "tagged key",
    provider: vaultKeys.provider,
    per: "region",
    operations: ["vault:ListKeys"],
    schema: z.object({ id: z.string(), tags: z.array(z.string()) }).readonly(),
    async *collect() {
      // It is only ever replayed.
    },
  });
  const tampering = defineCheck({
    ...common,
    id: "vault/a-tampering",
    each: tagged,
    assert: (one) => [fact("tags", (one.tags as string[]).sort()).is([])],
  });
  const program = vaultProgram({ policies: [], controls: [{ ...rotation, checks: [tampering] }] });
  const recording = recordingOf([listingOf(tagged, [{ id: "a", tags: ["b", "a"] }])]);
  expect((await judged(program, recording)).observations).toMatchObject([
    {
      outcome: "error",
      problem: {
        code: "assertion-threw",
        message: expect.stringMatching(
          /^vault\/a-tampering threw: .* What a check receives is frozen: copy it before changing it\.$/,
        ) as string,
      },
    },
  ]);
});

test("what was weighed stays what it was, however long a check holds on to it", async () => {
  const made: Assertion[] = [fact("a", true).is(false)];
  const assert = (() => made) as unknown as typeof vaultKeyRotation.assert;
  const controls = [{ ...rotation, checks: [{ ...vaultKeyRotation, assert }] }];
  const recording = recordingOf([listingOf(vaultKeys, [key("a", 1)])]);
  const { outcomes } = await judged(vaultProgram({ policies: [], controls }), recording);
  expect(outcomes).toEqual(["fail"]);
  expect(() => made.pop()).toThrow(TypeError);
});

test("a view that derives a resource without a name has derived none", async () => {
  const nameless = defineView({
    id: "vault/nameless",
    resource: "nameless key",
    each: vaultKeys,
    using: {},
    derive: () => ({ id: "" }),
  });
  const fine = defineCheck({
    ...common,
    id: "vault/fine",
    each: nameless,
    assert: () => [fact("fine", true).is(true)],
  });
  const program = vaultProgram({ policies: [], controls: [{ ...rotation, checks: [fine] }] });
  const recording = recordingOf([listingOf(vaultKeys, [key("a", 1)])]);
  expect((await judged(program, recording)).observations).toMatchObject([
    { outcome: "error", problem: { message: "vault/nameless derives a resource without an id." } },
  ]);
});

test("a selector that answers with a promise leaves nothing out", async () => {
  const later = { id: "later", because: "It is decided later.", test: (async () => false) as never };
  const controls = [{ ...rotation, checks: [vaultKeyRotation.where(later)] }];
  const providers = [vault(["north"], always(key("a", 1)))];
  expect((await judged(vaultProgram({ policies: [], controls, providers }))).outcomes).toEqual(["error"]);
});

test("a waived failure in one alternative excuses no failure of the other", async () => {
  const managed = defineCheck({
    ...common,
    id: "vault/managed",
    each: vaultKeys,
    assert: (one) => [fact("manager", one.manager).is("vault")],
  });
  const fresh = defineCheck({
    ...common,
    id: "vault/fresh",
    each: vaultKeys,
    assert: (one) => [fact("period", one.period).atMost(days(90))],
  });
  const { alternatives: _, ...rest } = rotation;
  const control = defineControl({ ...rest, evidence: [], checks: [anyOf(managed, fresh)] });
  const terms = {
    until: "2026-12-31",
    reason: "Soon.",
    requestedBy: ana,
    approvedBy: bo,
    compensating: [control],
  } as const;
  const { report } = await judged(
    vaultProgram({
      policies: [],
      controls: [control],
      providers: [vault(["north"], always(key("a", 400), key("b", 1, { manager: "vault" })))],
      waivers: [waive(managed, "a", terms)],
    }),
  );
  expect(report.total.counts).toMatchObject({ fail: 1, waived: 1 });
  expect(report.exitCode).toBe(1);
});
