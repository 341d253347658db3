import { describe, expect, it } from "vitest";
import { definePopulation } from "../../index.ts";
import { known, unreadable } from "../../provider/index.ts";
import { lisbon, populationOf, type Sale, type ShopRun, type Till, tills } from "./population.fixture.ts";

const sale = (id: string, at: string, amount = 5): Sale => ({ id, at, by: known("ana"), amount });
const till = (id: string, from: string, to: string, ...sold: readonly Sale[]): Till => ({
  id,
  from: `${from}T06:00:00Z`,
  to: `${to}T06:00:00Z`,
  sales: [...sold],
});
const run = (day: string, ...listed: readonly Till[]): ShopRun => ({
  at: `${day}T06:00:00.000Z`,
  branches: [lisbon(listed)],
});
const early = sale("s1", "2026-03-04T10:00:00Z");
const late = sale("s2", "2026-03-28T10:00:00Z");

/** Two runs whose windows touch over all of March. */
const whole: readonly ShopRun[] = [
  run("2026-03-15", till("one", "2026-02-20", "2026-03-15", early)),
  run("2026-04-02", till("one", "2026-03-15", "2026-04-02", late, sale("s3", "2026-04-01T10:00:00Z"))),
];

describe("a population of what happened", () => {
  it("is what any run that counts read of the period, and is complete where their windows touch", async () => {
    const read = await populationOf(whole);
    expect(read.gaps).toEqual([]);
    expect(read.items).toEqual([
      {
        scope: "shop/lisbon",
        id: "s1",
        at: "2026-03-04T10:00:00Z",
        attributes: { by: "ana", amount: 5 },
        readAt: "2026-03-15T06:00:00.000Z",
      },
      expect.objectContaining({ id: "s2", readAt: "2026-04-02T06:00:00.000Z" }),
    ]);
    expect(read.places).toEqual([
      {
        scope: "shop/lisbon",
        items: 2,
        runs: 2,
        first: "2026-03-15T06:00:00.000Z",
        last: "2026-04-02T06:00:00.000Z",
      },
    ]);
    expect(read).toMatchObject({ listing: "shop/sales", source: "shop/tills", dated: true });
    expect(read.runs.map(({ startedAt }) => startedAt.slice(0, 10))).toEqual(["2026-03-15", "2026-04-02"]);
  });

  it("holds an item as the first run read it, and says when a later one read another state", async () => {
    const again = till("one", "2026-03-01", "2026-04-02", { ...early, amount: 6 }, late);
    const read = await populationOf([whole[0] as ShopRun, run("2026-04-02", again)]);
    expect(read.items[0]).toMatchObject({ id: "s1", attributes: { amount: 5 }, changed: "2026-04-02" });
    expect(read.items[1]).not.toHaveProperty("changed");
    const [first] = [await populationOf(whole)];
    expect(read.digest).toBe(first.digest);
  });

  it("keeps an item that a later run reads no more", async () => {
    const read = await populationOf([
      whole[0] as ShopRun,
      run("2026-04-02", till("one", "2026-03-01", "2026-04-02")),
    ]);
    expect(read.items.map(({ id }) => id)).toEqual(["s1"]);
  });

  it("is the same by digest whatever runs are added that add nothing", async () => {
    const between = run("2026-03-20", till("one", "2026-03-01", "2026-03-20", early));
    const after = run("2026-05-20", till("one", "2026-05-01", "2026-05-20"));
    const [a, b] = [
      await populationOf(whole),
      await populationOf([whole[0], between, whole[1], after] as ShopRun[]),
    ];
    expect(b.gaps).toEqual([]);
    expect(b.digest).toBe(a.digest);
    expect(b.text).toBe(a.text);
  });

  it("leaves out what is a moment outside of the period, where the company is", async () => {
    const sold = [
      sale("before", "2026-02-28T23:59:59.999Z"),
      sale("first", "2026-03-01T00:00:00Z"),
      sale("last", "2026-03-31T23:59:59.999Z"),
      sale("after", "2026-04-01T00:00:00Z"),
      sale("elsewhere", "2026-04-01T01:30:00+02:00"),
    ];
    const read = await populationOf([run("2026-04-02", till("one", "2026-02-01", "2026-04-02", ...sold))]);
    expect(read.items.map(({ id }) => id)).toEqual(["elsewhere", "first", "last"]);
  });

  it("counts what no run may vouch for as nothing: another branch, changes beside the commit, another company", async () => {
    const [first, second] = whole as [ShopRun, ShopRun];
    const revision = { commit: "4be1f0c", branch: "feature", clean: true };
    const read = await populationOf([first, { ...second, options: { revision } }]);
    expect(read.items.map(({ id }) => id)).toEqual(["s1"]);
    expect(read.gaps).not.toEqual([]);
  });

  it("of which nothing happened is shown to be empty", async () => {
    const read = await populationOf([run("2026-04-02", till("one", "2026-02-01", "2026-04-02"))]);
    expect(read).toMatchObject({ items: [], gaps: [], text: "" });
  });

  it("has an item in each scope that listed one of that id", async () => {
    const one = till("one", "2026-02-01", "2026-04-02", early);
    const porto = { tills: [{ ...one, sales: [{ ...early, amount: 7 }] }], path: ["porto"] };
    const read = await populationOf([{ at: "2026-04-02T06:00:00.000Z", branches: [lisbon([one]), porto] }]);
    expect(read.items.map(({ scope, id, attributes }) => [scope, id, attributes.amount])).toEqual([
      ["shop/lisbon", "s1", 5],
      ["shop/porto", "s1", 7],
    ]);
    expect(read.gaps).toEqual([]);
  });
});

describe("an item of which something could not be read", () => {
  const hidden = unreadable({ code: "access-denied", message: "The till is locked." });
  const blind = till("one", "2026-02-20", "2026-03-15", { ...early, by: hidden });

  it("is a gap, and no item with an empty cell", async () => {
    const read = await populationOf([run("2026-03-15", blind), whole[1] as ShopRun]);
    expect(read.items.map(({ id }) => id)).toEqual(["s2"]);
    expect(read.gaps).toEqual([{ what: "shop/lisbon, s1", why: "2026-03-15: by: The till is locked." }]);
  });

  it("is as a later run read it, where one did", async () => {
    const again = till("one", "2026-03-01", "2026-04-02", early, late);
    const read = await populationOf([run("2026-03-15", blind), run("2026-04-02", again)]);
    expect(read.gaps).toEqual([]);
    expect(read.items.find(({ id }) => id === "s1")?.readAt).toBe("2026-04-02T06:00:00.000Z");
  });

  it.each([
    ["at", { at: () => "yesterday" }, 'at is "yesterday": write an instant'],
    ["at", { at: () => "2026-02-30T00:00:00Z" }, "write an instant with its zone"],
    ["at", { at: () => "2026-03-10T06:00:00" }, "write an instant with its zone"],
    ["attributes", { attributes: () => ({ sold: { deep: 1 } as never }) }, "the attribute sold is no text"],
    ["attributes", { attributes: () => ({ sold: Number.NaN }) }, "the attribute sold is no text"],
    [
      "attributes",
      {
        attributes: () => {
          throw new Error("Broken.");
        },
      },
      "population odd, one: Broken.",
    ],
  ])("by an %s that says nonsense is one too", async (_, part, why) => {
    const odd = definePopulation({ id: "odd", title: "Odd", of: tills, attributes: () => ({}), ...part });
    const read = await populationOf(whole, { population: odd, every: 40 });
    expect(read.items).toEqual([]);
    expect(read.gaps.map((gap) => gap.why).join()).toContain(why);
  });
});
