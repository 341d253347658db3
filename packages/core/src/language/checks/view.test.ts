import { describe, expect, test } from "vitest";
import { z } from "zod";
import { asFarAsRead, defineCheck, defineView, fact } from "../../index.ts";
import { defineCollector, defineProviderKind } from "../../provider/index.ts";
import {
  collectorsOf,
  collectorsOfCheck,
  joinedListing,
  joinedListings,
  listingsOfCheck,
  primaryCollector,
} from "../../run/index.ts";
import { words } from "../../run/run.fixture.ts";
import { vaultKeys } from "../../vault.fixture.ts";

const doors = defineCollector({
  id: "door/doors",
  resource: "door",
  provider: defineProviderKind()("door", ["site"]),
  per: "site",
  operations: ["door:List"],
  schema: z.object({ id: z.string() }),
  async *collect() {
    // It is never asked.
  },
});
const base = { resource: "pair", each: vaultKeys, using: {} } as const;
const derive = (key: { readonly id: string }) => ({ id: key.id });
const pairs = defineView({ ...base, id: "vault/pairs", using: { doors: asFarAsRead(doors) }, derive });
const pairsOfPairs = defineView({ ...base, id: "vault/pairs-of-pairs", each: pairs, derive });

describe("a view", () => {
  test("derives one from each, or several", () => {
    const one = defineView({ ...base, id: "vault/one", derive });
    const many = defineView({ ...base, id: "vault/many", deriveMany: () => [{ id: "a" }, { id: "b" }] });
    expect(one.derive({ id: "a" } as never, {} as never)).toEqual([{ id: "a" }]);
    expect(many.derive({ id: "a" } as never, {} as never)).toEqual([{ id: "a" }, { id: "b" }]);
    expect(many).not.toHaveProperty("deriveMany");
    expect(Object.isFrozen(one)).toBe(true);
  });

  test("that joins nothing need not say so, as a check need not", () => {
    const { using: _, ...alone } = base;
    const one = defineView({ ...alone, id: "vault/alone", derive });
    expect(collectorsOf(one)).toEqual([vaultKeys]);
    expect(one.using).toEqual({});
  });

  test.each<[string, object]>([
    ["neither", {}],
    ["both", { derive, deriveMany: () => [] }],
  ])("is refused with %s of its two ways to derive", (_, ways) => {
    expect(() => defineView({ ...base, id: "vault/x", ...ways } as never)).toThrow(
      expect.objectContaining({
        code: "invalid-definition",
        message: "[bylaw] view vault/x: it needs derive or deriveMany, and not both.",
        next: "Write derive for one resource of each, deriveMany for several.",
      }),
    );
  });

  test("names its provider", () => {
    expect(() => defineView({ ...base, id: "pairs", derive })).toThrow(
      '[bylaw] View id "pairs" does not name its provider.',
    );
  });
});

describe("what a listing reads", () => {
  test("is a collector's own, or all that a view derives from and joins, its own first", () => {
    expect(collectorsOf(vaultKeys)).toEqual([vaultKeys]);
    expect(collectorsOf(pairs)).toEqual([vaultKeys, doors]);
    expect(collectorsOf(pairsOfPairs)).toEqual([vaultKeys, doors]);
  });

  test("has one collector that gives it its scopes and its order", () => {
    expect(primaryCollector(vaultKeys)).toBe(vaultKeys);
    expect(primaryCollector(pairsOfPairs)).toBe(vaultKeys);
  });

  test("is the listing itself, whether it must be complete or not", () => {
    expect(joinedListing(asFarAsRead(doors))).toBe(doors);
    expect(joinedListings({ doors: asFarAsRead(doors), keys: vaultKeys })).toEqual([doors, vaultKeys]);
  });

  test("counts for a check with what it joins, through every view", () => {
    const check = defineCheck({
      ...words,
      id: "vault/paired",
      each: doors,
      using: { pairs: pairsOfPairs },
      assert: () => [fact("fine", true).is(true)],
    });
    expect(listingsOfCheck(check).map(({ id }) => id)).toEqual([
      "door/doors",
      "vault/pairs-of-pairs",
      "vault/pairs",
      "vault/keys",
      "door/doors",
    ]);
    expect(collectorsOfCheck(check).map(({ id }) => id)).toEqual(["door/doors", "vault/keys", "door/doors"]);
  });
});
