import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineCheck, type Environment, fact, type Provider } from "../../index.ts";
import { defineCollector, defineProviderKind } from "../../provider/index.ts";
import { words } from "../../run/run.fixture.ts";
import {
  always,
  production,
  rotation,
  rotationPeriod,
  staging,
  vault,
  vaultKeyRotation,
  vaultKeys,
} from "../../vault.fixture.ts";
import { problemsOf } from "./validate.fixture.ts";

test("a check finds its provider and its environment", () => {
  expect(problemsOf({ providers: [] })).toEqual([
    "provider-absent | check vault/key-rotation | It reads vault, and the program has no vault provider.",
  ]);
  const controls = [{ ...rotation, checks: [vaultKeyRotation.with({ period: rotationPeriod }).in(staging)] }];
  expect(problemsOf({ controls })).toEqual([
    "provider-absent | control rotation › check vault/key-rotation | It is targeted at the environment staging, which no vault provider belongs to.",
  ]);
});

describe("a check that joins another provider's listing", () => {
  const doorKind = defineProviderKind<unknown>()("door", ["site"]);
  const doors = defineCollector({
    id: "door/doors",
    resource: "door",
    provider: doorKind,
    per: "site",
    operations: ["door:List"],
    schema: z.object({ id: z.string() }),
    async *collect() {
      // It is never asked.
    },
  });
  const locked = defineCheck({
    ...words,
    id: "door/locked",
    each: doors,
    using: { keys: vaultKeys },
    assert: (_, { keys }) => [fact("keys", keys.length).is(1)],
  });
  const site = (environment?: Environment) => ({
    ...vault([], always()),
    type: doorKind,
    ...(environment && { environment }),
  });
  const keys = (environment?: Environment) => vault(["north"], always(), environment ? { environment } : {});
  const problems = (providers: readonly Provider[], check = locked as never) =>
    problemsOf({
      policies: [],
      controls: [{ ...rotation, checks: [check] }],
      providers,
    });
  const elsewhere = (environment: string) =>
    `provider-absent | control rotation › check door/locked | It runs in ${environment} and reads vault, whose providers all belong to other environments.`;

  test("needs that provider too", () => {
    expect(problems([site()])).toEqual([
      "provider-absent | check door/locked | It reads vault, and the program has no vault provider.",
    ]);
  });

  test.each<[string, Parameters<typeof problems>[0]]>([
    ["both belong to no environment", [site(), keys()]],
    ["both belong to one", [site(production), keys(production)]],
    ["the joined one belongs to none", [site(production), keys()]],
    [
      "the joined one is there in another environment as well",
      [site(production), keys(staging), keys(production)],
    ],
    ["the check's own belongs to none", [site(), keys(production)]],
  ])("finds it where %s", (_, providers) => {
    expect(problems(providers)).toEqual([]);
  });

  test("does not find it where each of them belongs to another environment", () => {
    expect(problems([site(production), keys(staging)])).toEqual([elsewhere("production")]);
    expect(problems([site(production), site(staging), keys(staging)])).toEqual([elsewhere("production")]);
  });

  test("is asked only for the environment at which it is targeted", () => {
    const providers = [site(production), site(staging), keys(staging)];
    expect(problems(providers, locked.in(staging) as never)).toEqual([]);
    expect(problems(providers, locked.in(production) as never)).toEqual([elsewhere("production")]);
  });
});
