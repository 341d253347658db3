import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineCollector, defineProviderKind, scopeKey, unreadableResource } from "../../provider/index.ts";

const kind = defineProviderKind()("vault", ["account", "region"]);
const definition = {
  id: "vault/keys",
  resource: "vault key",
  provider: kind,
  per: "region",
  operations: ["vault:ListKeys"],
  schema: z.object({ id: z.string() }),
  async *collect() {
    yield { id: "a" };
  },
} as const;

test("a kind of provider is a slug with the levels of its scopes", () => {
  expect(kind).toEqual({ kind: "provider-kind", id: "vault", levels: ["account", "region"] });
  expect(Object.isFrozen(kind.levels)).toBe(true);
  expect(() => defineProviderKind()("our vault", ["account"])).toThrow(
    '[bylaw] Provider kind id "our vault" is not a slug.',
  );
});

test("a collector names its provider, and is frozen but for the schema, which is not ours", () => {
  const keys = defineCollector(definition);
  expect(keys).toMatchObject({ kind: "collector", id: "vault/keys", per: "region" });
  expect(Object.isFrozen(keys.operations)).toBe(true);
  expect(Object.isFrozen(keys.schema)).toBe(false);
  expect(() => defineCollector({ ...definition, id: "keys" })).toThrow(
    '[bylaw] Collector id "keys" does not name its provider.',
  );
});

test("a resource that could not be described keeps its id and the reason", () => {
  const problem = { code: "access-denied", message: "Denied." } as const;
  expect(unreadableResource("a", problem)).toEqual({ kind: "unreadable-resource", id: "a", problem });
});

describe("the key of a scope", () => {
  test.each([
    [["1"], "vault/1"],
    [["1", "north"], "vault/1/north"],
    [[], "vault"],
  ])("%j is %s", (path, key) => {
    expect(scopeKey({ provider: "vault", level: "region", path })).toBe(key);
  });

  test("does not hang on its environment: one scope is not in two", () => {
    const scope = { provider: "vault", level: "region", path: ["1", "north"] };
    expect(scopeKey({ ...scope, environment: "production" })).toBe(scopeKey(scope));
  });
});
