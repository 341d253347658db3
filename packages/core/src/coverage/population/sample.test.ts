import { describe, expect, it } from "vitest";
import { known } from "../../provider/index.ts";
import { lisbon, populationOf, type ShopRun, type Till } from "./population.fixture.ts";
import { assertSeed, drawSample } from "./sample.ts";

const sold = Array.from({ length: 60 }, (_, n) => ({
  id: `s${n}`,
  at: `2026-03-${String((n % 28) + 1).padStart(2, "0")}T10:00:00Z`,
  by: known("ana"),
  amount: n,
}));
const till: Till = { id: "one", from: "2026-02-01T06:00:00Z", to: "2026-04-02T06:00:00Z", sales: sold };
const whole: ShopRun = { at: "2026-04-02T06:00:00.000Z", branches: [lisbon([till])] };

describe("a sample", () => {
  it("drawn twice by the same seed is equal, and holds no item twice", async () => {
    const seed = { seed: "Okafor 417", n: 25 };
    const first = await drawSample(await populationOf([whole]), seed);
    expect(await drawSample(await populationOf([whole]), seed)).toMatchObject({
      drawn: first.drawn,
      population: { digest: first.population.digest },
    });
    expect(new Set(first.drawn.map(({ item }) => item.id)).size).toBe(25);
    for (const { place, item } of first.drawn) expect(first.population.items[place - 1]).toEqual(item);
  });

  it("of another seed is another one, and so is one of a population in which a word differs", async () => {
    const read = await populationOf([whole]);
    const ids = async (of: typeof read, seed: string) =>
      (await drawSample(of, { seed, n: 25 })).drawn.map(({ item }) => item.id);
    const other = {
      ...till,
      sales: [...sold.slice(1), { ...sold[0], amount: 999 } as (typeof sold)[number]],
    };
    const changed = await populationOf([{ ...whole, branches: [lisbon([other])] }]);
    expect(await ids(read, "Okafor 418")).not.toEqual(await ids(read, "Okafor 417"));
    expect(await ids(changed, "Okafor 417")).not.toEqual(await ids(read, "Okafor 417"));
  });

  it("is refused of a population that is not shown to be complete", async () => {
    const cut = lisbon([till], { problem: { code: "throttled", message: "Cut short." } });
    const read = await populationOf([{ ...whole, branches: [cut] }]);
    await expect(drawSample(read, { seed: "Okafor", n: 25 })).rejects.toThrow("not shown to be complete");
  });

  it.each([0, -1, 2.5, Number.NaN])("of %s items is refused", async (n) => {
    const read = await populationOf([whole]);
    await expect(drawSample(read, { seed: "Okafor", n })).rejects.toThrow("cannot be drawn");
  });
});

describe("a seed", () => {
  it.each(["Okafor 417", "Grüße, 3. Prüfung", "0", "=1+1", "日本 7", "a".repeat(200)])(
    "may be %s",
    (seed) => {
      expect(() => assertSeed(seed)).not.toThrow();
    },
  );

  it.each([
    ["", "is empty"],
    ["  ", "is empty"],
    ["a\nb", "nobody sees"],
    ["a\u0000", "nobody sees"],
    ["a\u202eb", "nobody sees"],
    ["a\u200bb", "nobody sees"],
    ["a\ud800", "nobody sees"],
    ["e\u0301", "two ways"],
    [" a", "spaces"],
    ["a  b", "spaces"],
    ["a\u00a0b", "spaces"],
    ["a".repeat(201), "longer than 200"],
  ])("may not be %j", (seed, why) => {
    expect(() => assertSeed(seed)).toThrow(why);
  });
});
