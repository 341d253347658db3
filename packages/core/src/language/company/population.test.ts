import { describe, expect, it } from "vitest";
import { shopProgram } from "../../coverage/population/population.fixture.ts";
import { definePopulation, defineView, type Population } from "../../index.ts";
import { planRun } from "../../run/index.ts";
import { vaultKeys, vaultProgram } from "../../vault.fixture.ts";
import { problemsOf } from "../validate/validate.fixture.ts";

const periods = defineView({
  id: "vault/periods",
  resource: "period",
  each: vaultKeys,
  using: {},
  derive: ({ id }) => ({ id, from: "2026-01-01T00:00:00Z" }),
});
const keys = definePopulation({
  id: "keys",
  title: "Keys",
  of: vaultKeys,
  attributes: ({ manager }) => ({ manager }),
});
const broken = (change: object) => () =>
  definePopulation({ id: "keys", title: "Keys", of: periods, attributes: () => ({}), ...change } as never);
const windows = { at: (): string => "", window: () => ({ from: "", to: "" }) };

describe("a population", () => {
  it("is frozen, and derives from its source one by one", () => {
    const one = definePopulation({
      id: "periods",
      title: "Periods",
      of: periods,
      at: ({ from }) => from,
      source: vaultKeys,
      window: () => ({ from: "2026-01-01T00:00:00Z", to: "2026-01-02T00:00:00Z" }),
      attributes: () => ({}),
    });
    expect(one).toMatchObject({ kind: "population", id: "periods", source: vaultKeys });
    expect(Object.isFrozen(one)).toBe(true);
  });

  it.each([
    [{ id: "my changes" }, "is not a slug"],
    [{ title: " " }, "population keys has no title"],
    [{ of: undefined }, "population keys: of is undefined, not a collector or a view"],
    [{ attributes: undefined }, "attributes is missing"],
    [{ at: "at" }, "at is no function"],
    [{ source: vaultKeys, at: (): string => "" }, "window is missing"],
    [{ source: vaultKeys, window: () => ({ from: "", to: "" }) }, "at is missing"],
    [{ ...windows, source: vaultKeys, gone: { a: " " } }, 'gone says nothing of "a"'],
    [{ gone: { a: "Sold." } }, "source is undefined"],
    [{ window: () => ({ from: "", to: "" }) }, "source is undefined"],
    [
      { ...windows, of: vaultKeys, source: periods },
      "vault/periods, is no listing that vault/keys derives from",
    ],
  ])("that is half said, or wrongly, is refused: case %#", (change, why) => {
    expect(broken(change)).toThrow(why);
  });
});

describe("a program with populations", () => {
  it("collects what they are of in every run, though no check reads it, and in no run of a part", () => {
    const ids = (plan: ReturnType<typeof planRun>) => plan.collectors.map(({ id }) => id);
    expect(ids(planRun(shopProgram))).toEqual(["shop/tills", "vault/keys"]);
    expect(ids(planRun(shopProgram, ["rotation"]))).toEqual(["vault/keys"]);
  });

  it("has no two of an id, no other listing under the id of one, and a provider for each", () => {
    expect(problemsOf({ populations: [keys, keys] })).toEqual([
      "duplicate-id | populations[1] | The population id keys is already taken at populations[0].",
    ]);
    const other: Population = { ...keys, of: { ...vaultKeys, resource: "other" } };
    expect(problemsOf({ populations: [other] })[0]).toMatch(
      /^duplicate-id \| population keys \| The listing id/,
    );
    expect(problemsOf({ providers: [], populations: [keys] })).toContain(
      "provider-absent | population keys | It reads vault, and the program has no vault provider.",
    );
  });

  it("lists nothing but populations under that name", () => {
    expect(() => vaultProgram({ populations: [vaultKeys as never] })).toThrow(
      "populations[0] is a collector, not a population",
    );
  });
});
