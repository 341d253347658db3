import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineCheck, fact } from "../../index.ts";
import { defineCollector, defineProviderKind, type Problem } from "../../provider/index.ts";
import { listingOf, recordingOf } from "../../testing/index.ts";
import {
  always,
  production,
  rotation,
  staging,
  vault,
  vaultKeys,
  vaultProgram,
} from "../../vault.fixture.ts";
import type { RecordedListing, Recording } from "../index.ts";
import { key, run, words } from "../run.fixture.ts";

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
    const { report, observations } = await run(vaultProgram(), recording);
    expect(report.exitCode).toBe(2);
    expect(observations.flatMap((one) => one.problem?.message ?? []).join("\n")).toContain(message);
  });

  test("is held to the program's environments", async () => {
    const both = [
      vault(["north"], always(), { environment: production }),
      vault(["north"], always(), { environment: staging, account: "2" }),
    ];
    const half = recordingOf([listingOf(vaultKeys, [key("a", 1)], { environment: "production" })]);
    const { report, observations } = await run(vaultProgram({ providers: both }), half);
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
    ...words,
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
    const { observations, report } = await run(over(locked), recordingOf([lobby(), keysOf("production")]));
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
      (await run(over(locked.in(production), [{ ...site, environment: production }, ...vaults]), recording))
        .outcomes,
    ).toEqual(["pass"]);
  });

  test("is no answer where it calls itself incomplete, with or without a problem", async () => {
    const sound = recordingOf([lobby(), keysOf("production"), keysOf("staging")]);
    const listings = sound.listings.map(
      (one): RecordedListing => (one.scope.environment === "staging" ? { ...one, state: "incomplete" } : one),
    );
    const { observations } = await run(over(locked), { ...sound, listings });
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
