import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineCheck, fact, type Provider } from "../index.ts";
import { defineCollector, ReadError, unreadableResource } from "../provider/index.ts";
import {
  always,
  production,
  rotation,
  type Source,
  staging,
  testTools,
  type VaultKey,
  vault,
  vaultKeys,
  vaultProgram,
} from "../vault.fixture.ts";
import { collectProgram } from "./index.ts";
import { denied, key, run, short, words } from "./run.fixture.ts";

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
      ...words,
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
