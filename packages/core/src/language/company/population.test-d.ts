import { describe, expectTypeOf, test } from "vitest";
import { definePopulation, defineView, type Population } from "../../index.ts";
import { vaultKeys } from "../../vault.fixture.ts";

const uses = defineView({
  id: "vault/uses",
  resource: "use",
  each: vaultKeys,
  using: {},
  derive: ({ id }) => ({ id, at: "2026-01-01T00:00:00Z", by: "ana" }),
});
const plain = { id: "uses", title: "Uses", of: uses, attributes: () => ({}) } as const;
const windowOf = () => ({ from: "", to: "" });

describe("a population", () => {
  test("knows its items, and what its source lists", () => {
    const one = definePopulation({
      id: "uses",
      title: "Uses",
      of: uses,
      at: (item) => {
        expectTypeOf(item.by).toEqualTypeOf<string>();
        return item.at;
      },
      source: vaultKeys,
      window: (key) => {
        expectTypeOf(key.manager).toEqualTypeOf<"vault" | "customer">();
        return windowOf();
      },
      attributes: ({ by }) => ({ by, many: [by], number: 1, none: undefined }),
    });
    expectTypeOf(one).toEqualTypeOf<Population>();
  });

  test("takes what could not be read as an attribute, and no record", () => {
    definePopulation({ id: "k", title: "K", of: vaultKeys, attributes: ({ name }) => ({ name }) });
    // @ts-expect-error a tester reads no record
    definePopulation({ ...plain, attributes: () => ({ deep: { record: true } }) });
  });

  test("has windows with a source and a day, or none", () => {
    definePopulation(plain);
    // @ts-expect-error nothing tells whose window it is
    definePopulation({ ...plain, at: () => "", window: windowOf });
    // @ts-expect-error nothing tells when an item happened
    definePopulation({ ...plain, source: vaultKeys, window: windowOf });
    // @ts-expect-error a listing has no such field
    definePopulation({ ...plain, at: (item) => item.on });
  });
});
