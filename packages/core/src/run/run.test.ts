import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineCheck, fact } from "../index.ts";
import { defineCollector, ReadError, unreadableResource } from "../provider/index.ts";
import {
  always,
  rotation,
  type Source,
  type VaultKey,
  vault,
  vaultKeys,
  vaultProgram,
} from "../vault.fixture.ts";
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
});
