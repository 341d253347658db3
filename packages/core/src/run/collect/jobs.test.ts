import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Provider } from "../../index.ts";
import {
  always,
  production,
  staging,
  testTools,
  type VaultKey,
  vault,
  vaultKeys,
  vaultProgram,
} from "../../vault.fixture.ts";
import { collectProgram, scopeKey } from "../index.ts";
import { denied, key, run, short } from "../run.fixture.ts";
import { distinctJobs, type Job } from "./jobs.ts";

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
])("a scope that two providers offer, %s, is an error and never half of it green", async (_, environment) => {
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
});

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

test.each([
  [
    { provider: "vault", level: "region", path: ["1", "north"] },
    "it belongs to the environment production and offers vault/1/north without it: give scopeOf the environment as well",
  ],
  [
    { provider: "vault", level: "region", path: ["1", "north"], environment: "staging" },
    "it belongs to the environment production and offers vault/1/north in staging: give scopeOf the provider's own",
  ],
])(
  "a scope that is not of its provider's environment is an error that says what to mend",
  async (scope, why) => {
    const provider = vault(["north"], always(key("a", 90)), { environment: production });
    const connect = async () => {
      const connection = await provider.connect({ signal: new AbortController().signal });
      return { ...connection, scopes: [{ scope }] };
    };
    const { observations } = await run(vaultProgram({ providers: [{ ...provider, connect }] }));
    expect(observations).toMatchObject([
      {
        outcome: "error",
        environment: "production",
        problem: { message: `vault could not be reached: ${why}` },
      },
    ]);
  },
);

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
    const { observations, report } = await run(vaultProgram({ providers }));
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
    expect((await run(vaultProgram({ providers: [{ ...provider, connect }] }))).report.exitCode).toBe(0);
  });
});

describe("jobs", () => {
  const name = fc.constantFrom("north", "south", "unreachable", "north-2");
  const job = fc.record({ region: name, reached: fc.boolean() }).map(
    ({ region, reached }): Job => ({
      collector: vaultKeys,
      access: {
        scope: { provider: "vault", level: "region", path: ["1", region] },
        ...(!reached && { problem: denied }),
      },
      recordedAs: { provider: "vault", level: "region", path: ["1", region] },
      connection: undefined,
    }),
  );
  const keysOf = (jobs: readonly Job[]) => jobs.map(({ recordedAs }) => scopeKey(recordedAs));

  test("are recorded under a scope of their own each, and none that was not reached is dropped", () => {
    fc.assert(
      fc.property(fc.array(job, { maxLength: 8 }), (jobs) => {
        const distinct = distinctJobs(jobs);
        expect(new Set(keysOf(distinct)).size).toBe(distinct.length);
        const failed = (all: readonly Job[]) =>
          all.filter(({ access }) => access.problem === denied || access.problem?.code === "access-denied");
        expect(failed(distinct)).toHaveLength(failed(jobs).length);
      }),
    );
  });

  test("of a scope that was offered once and reached are collected; of one offered twice none is", () => {
    fc.assert(
      fc.property(fc.array(job, { maxLength: 8 }), (jobs) => {
        const offered = keysOf(jobs.filter(({ access }) => access.problem === undefined));
        const collected = keysOf(distinctJobs(jobs).filter(({ access }) => access.problem === undefined));
        const once = offered.filter((key) => offered.indexOf(key) === offered.lastIndexOf(key));
        expect(collected).toEqual(once);
      }),
    );
  });
});
