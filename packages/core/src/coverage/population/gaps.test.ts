import { describe, expect, it } from "vitest";
import { definePopulation } from "../../index.ts";
import { unreadableResource } from "../../provider/index.ts";
import {
  lisbon,
  populationOf,
  type ShopListing,
  type ShopRun,
  soldItems,
  standingTills,
  type Till,
  tills,
} from "./population.fixture.ts";

const till = (id: string, from: string, to: string): Till => ({
  id,
  from: `${from}T06:00:00Z`,
  to: `${to}T06:00:00Z`,
  sales: [],
});
const at = (day: string, ...branches: readonly ShopListing[]): ShopRun => ({
  at: `${day}T06:00:00.000Z`,
  branches,
});
const throttled = { code: "throttled", message: "The shop pushed back." } as const;
const told = async (runs: readonly ShopRun[]): Promise<readonly string[]> =>
  (await populationOf(runs)).gaps.map(
    ({ what, from, to, why }) => `${what}: ${from?.slice(0, 16) ?? ""} to ${to?.slice(0, 16) ?? ""}, ${why}`,
  );

describe("windows that leave something out", () => {
  it("of no run at all leave out everything", async () => {
    expect(await told([])).toEqual([
      "shop/sales: 2026-03-01 to 2026-03-31, no run that counts has listed it",
    ]);
  });

  it("leave out what lies between them, where a run in the middle is missing", async () => {
    const runs = [
      at("2026-03-10", lisbon([till("one", "2026-02-20", "2026-03-10")])),
      at("2026-04-02", lisbon([till("one", "2026-03-20", "2026-04-02")])),
    ];
    expect(await told(runs)).toEqual([
      "shop/lisbon, one: 2026-03-10T06:00 to 2026-03-20T06:00, no run that counts looked at it then",
    ]);
    const between = at("2026-03-21", lisbon([till("one", "2026-03-09", "2026-03-21")]));
    expect(await told([runs[0], between, runs[1]] as ShopRun[])).toEqual([]);
  });

  it("leave out the beginning where the first looked back too little, and the end where no run came after it", async () => {
    expect(await told([at("2026-03-30", lisbon([till("one", "2026-03-02", "2026-03-30")]))])).toEqual([
      "shop/lisbon, one: 2026-03-01T00:00 to 2026-03-02T06:00, no run that counts looked at it then",
      "shop/lisbon, one: 2026-03-30T06:00 to 2026-04-01T00:00, no run that counts looked at it then",
      "the end of the period: 2026-04-01T00:00 to , the last run that listed everything to the end began at 2026-03-30T06:00:00.000Z",
    ]);
  });

  it("leave out a till that could not be read, however well the others were", async () => {
    const other = till("two", "2026-02-01", "2026-04-02");
    const locked = unreadableResource("one", { code: "access-denied", message: "It is locked." });
    expect(await told([at("2026-04-02", lisbon([locked, other]))])).toEqual([
      "shop/lisbon, one: 2026-03-01T00:00 to 2026-04-01T00:00, 2026-04-02: It is locked.",
    ]);
    const read = at("2026-04-03", lisbon([till("one", "2026-02-01", "2026-04-03"), other]));
    expect(await told([at("2026-04-02", lisbon([locked, other])), read])).toEqual([]);
  });

  it("of a listing that was cut short count for nothing, with its reason", async () => {
    const cut = lisbon([till("one", "2026-02-01", "2026-04-02")], { problem: throttled });
    expect(await told([at("2026-04-02", cut)])).toEqual([
      "shop/lisbon: ".concat(" to , no run listed it to the end: The shop pushed back."),
      "shop/lisbon, one: 2026-03-01T00:00 to 2026-04-01T00:00, 2026-04-02: The shop pushed back.",
      "the end of the period: 2026-04-01T00:00 to , no run that counts listed everything to the end",
    ]);
    const mended = at("2026-04-03", lisbon([till("one", "2026-02-01", "2026-04-03")]));
    expect(await told([at("2026-04-02", cut), mended])).toEqual([]);
  });

  it("leave out a branch that is always refused, and one that is there no more", async () => {
    const one = lisbon([till("one", "2026-02-01", "2026-04-02")]);
    const porto: ShopListing = { tills: [], path: ["porto"], problem: throttled };
    expect(await told([at("2026-04-02", one, porto)])).toEqual([
      "shop/porto:  to , no run listed it to the end: The shop pushed back.",
      "the end of the period: 2026-04-01T00:00 to , no run that counts listed everything to the end",
    ]);
    const closed: ShopListing = { tills: [till("p", "2026-02-01", "2026-03-10")], path: ["porto"] };
    expect(await told([at("2026-03-10", closed), at("2026-04-02", one)])).toEqual([
      "shop/porto, p: 2026-03-10T06:00 to 2026-04-01T00:00, no run that counts looked at it then",
    ]);
  });

  it("leave out what came of a till after the last run that listed it", async () => {
    const [one, two] = [till("one", "2026-02-01", "2026-03-10"), till("two", "2026-02-01", "2026-03-10")];
    const later = till("one", "2026-03-01", "2026-04-02");
    const between = at("2026-03-25", lisbon([till("one", "2026-03-01", "2026-03-25")]));
    const runs = [at("2026-03-10", lisbon([one, two])), between, at("2026-04-02", lisbon([later]))];
    expect(await told(runs)).toEqual([
      "shop/lisbon, two: 2026-03-10T06:00 to 2026-03-25T06:00, the run of 2026-03-25 lists it no more",
    ]);
    const back = at("2026-04-03", lisbon([later, till("two", "2026-03-09", "2026-04-03")]));
    expect(await told([...runs, back])).toEqual([]);
  });

  it("leave out the first hours of a till that the last run before the period listed, and none of it", async () => {
    const [one, two] = [till("one", "2026-02-01", "2026-02-27"), till("two", "2026-02-01", "2026-02-27")];
    const first = at("2026-03-02", lisbon([till("one", "2026-02-01", "2026-03-02")]));
    const last = at("2026-04-02", lisbon([till("one", "2026-03-01", "2026-04-02")]));
    expect(await told([first, last])).toEqual([]);
    expect(await told([at("2026-02-27", lisbon([one, two])), first, last])).toEqual([
      "shop/lisbon, two: 2026-03-01T00:00 to 2026-03-02T06:00, the run of 2026-03-02 lists it no more",
    ]);
  });

  it("are explained of a till that is gone, and of nothing else", async () => {
    const population = { ...soldItems, gone: { two: "Sold on 2026-03-20.", one: "Nothing." } };
    const two = till("two", "2026-02-01", "2026-03-10");
    const runs = [
      at("2026-03-10", lisbon([till("one", "2026-02-01", "2026-03-10"), two])),
      at("2026-04-02", lisbon([till("one", "2026-03-20", "2026-04-02")])),
    ];
    const read = await populationOf(runs, { population });
    expect(read.explained).toEqual([
      {
        what: "shop/lisbon, two",
        from: "2026-03-10T06:00:00.000Z",
        to: "2026-04-01T00:00:00.000Z",
        why: "the run of 2026-04-02 lists it no more",
        explained: "Sold on 2026-03-20.",
      },
    ]);
    expect(read.gaps.map(({ what }) => what)).toEqual(["shop/lisbon, one"]);
    const locked = unreadableResource("two", { code: "access-denied", message: "It is locked." });
    const hidden = [runs[0], at("2026-04-02", lisbon([till("one", "2026-03-01", "2026-04-02"), locked]))];
    const other = await populationOf(hidden as ShopRun[], { population });
    expect(other.explained).toEqual([]);
    expect(other.gaps.map(({ why }) => why)).toEqual(["2026-04-02: It is locked."]);
  });

  it("of a new till reach back to the last run that listed all of them, and no further", async () => {
    const one = till("one", "2026-02-01", "2026-03-20");
    const end = at(
      "2026-04-02",
      lisbon([till("one", "2026-03-19", "2026-04-02"), till("new", "2026-03-19", "2026-04-02")]),
    );
    expect(await told([at("2026-03-20", lisbon([one])), end])).toEqual([]);
    const short = at(
      "2026-04-02",
      lisbon([till("one", "2026-03-19", "2026-04-02"), till("new", "2026-03-25", "2026-04-02")]),
    );
    expect(await told([at("2026-03-20", lisbon([one])), short])).toEqual([
      "shop/lisbon, new: 2026-03-20T06:00 to 2026-03-25T06:00, no run that counts looked at it then",
    ]);
  });

  it("say nothing of what came after their run, and nothing where they are none", async () => {
    const boast = till("one", "2026-01-01", "2027-01-01");
    expect((await told([at("2026-03-10", lisbon([boast]))]))[0]).toBe(
      "shop/lisbon, one: 2026-03-10T06:00 to 2026-04-01T00:00, no run that counts looked at it then",
    );
    const odd = { ...till("one", "2026-02-01", "2026-04-02"), from: "long ago" };
    expect((await told([at("2026-04-02", lisbon([odd]))]))[0]).toContain('its window is from "long ago" to');
    const back = { ...till("one", "2026-02-01", "2026-04-02"), from: "2026-05-01T00:00:00Z" };
    expect((await told([at("2026-04-02", lisbon([back]))]))[0]).toContain("its window ends before it begins");
  });

  it("of a run that could not reach the provider are told by the others", async () => {
    const lost: ShopListing = { tills: [], path: ["unreachable"], problem: throttled };
    const one = at("2026-04-02", lisbon([till("one", "2026-02-01", "2026-04-02")]));
    expect(await told([at("2026-03-10", lost), one])).toEqual([]);
    expect(await told([one, at("2026-04-03", lost)])).toEqual([]);
    expect(await told([at("2026-04-02", lost)])).toEqual([
      "the end of the period: 2026-04-01T00:00 to , no run that counts listed everything to the end",
    ]);
  });
});

describe("a population of what is there", () => {
  const days = (...all: readonly number[]): readonly ShopRun[] =>
    all.map((day) =>
      at(`2026-03-${String(day).padStart(2, "0")}`, lisbon([till("one", "2026-01-01", "2026-01-02")])),
    );
  const each = Array.from({ length: 16 }, (_, n) => n * 2 + 1);

  it("is complete where runs listed it at least every so many days", async () => {
    const read = await populationOf(days(...each), { population: standingTills });
    expect(read.gaps).toEqual([]);
    expect(read.items.map(({ id, attributes }) => [id, attributes])).toEqual([["one", { sales: 0 }]]);
  });

  it("has the days on which none did as a gap", async () => {
    const read = await populationOf(days(...each.filter((day) => day < 10 || day > 20)), {
      population: standingTills,
    });
    expect(read.gaps).toEqual([
      { what: "shop/lisbon", from: "2026-03-10", to: "2026-03-20", why: "no run that counts listed it" },
    ]);
  });

  it("that no run listed to the end is a gap, however many days may pass", async () => {
    const why = "2026-03-10: The shop pushed back.";
    const one = till("one", "2026-01-01", "2026-01-02");
    const cut = at("2026-03-10", lisbon([one], { problem: throttled }));
    const read = await populationOf([cut], { population: standingTills, every: 40 });
    expect(read.gaps).toEqual([{ what: "shop/lisbon", from: "2026-03-01", to: "2026-03-31", why }]);
    const porto: ShopListing = { tills: [], path: ["porto"], problem: throttled };
    const beside = await populationOf([at("2026-03-10", lisbon([one]), porto)], {
      population: standingTills,
      every: 40,
    });
    expect(beside.gaps.map(({ what }) => what)).toEqual(["shop/porto"]);
    const whole = await populationOf([cut, at("2026-03-11", lisbon([one]))], {
      population: standingTills,
      every: 40,
    });
    expect(whole.gaps).toEqual([]);
  });

  it("follows a branch from the first run that offered it to the last", async () => {
    const porto: ShopListing = { tills: [till("p", "2026-01-01", "2026-01-02")], path: ["porto"] };
    const runs = days(...each).map((run, n) =>
      n >= 4 && n < 9 ? { ...run, branches: [...run.branches, porto] } : run,
    );
    const read = await populationOf(runs, { population: standingTills });
    expect(read.gaps).toEqual([]);
    expect(read.places.map(({ scope, runs: often }) => [scope, often])).toEqual([
      ["shop/lisbon", 16],
      ["shop/porto", 5],
    ]);
  });

  it("has a branch that could not be read as a gap, and a provider that none could reach", async () => {
    const cut: ShopListing = lisbon([], { problem: throttled });
    const runs = days(...each).map((run, n) => (n >= 4 && n < 9 ? { ...run, branches: [cut] } : run));
    const read = await populationOf(runs, { population: standingTills });
    expect(read.gaps).toEqual([
      { what: "shop/lisbon", from: "2026-03-08", to: "2026-03-18", why: "2026-03-17: The shop pushed back." },
    ]);
    const lost: ShopListing = { tills: [], path: ["unreachable"], problem: throttled };
    const beside = days(...each).map((run) => ({ ...run, branches: [...run.branches, lost] }));
    const other = await populationOf(beside, { population: standingTills });
    expect(other.gaps).toEqual([
      {
        what: "every scope",
        from: "2026-03-01",
        to: "2026-03-31",
        why: "no run that counts listed all of them to the end",
      },
    ]);
  });

  it("with a day for each item needs a run after the period as well", async () => {
    const dated = definePopulation({
      id: "dated",
      title: "Tills by their first day",
      of: tills,
      at: ({ from }) => from.slice(0, 10),
      attributes: () => ({}),
    });
    const runs = days(...each).map((run) => ({
      ...run,
      branches: [lisbon([till("a", "2026-03-03", "2026-03-04"), till("b", "2026-02-28", "2026-03-01")])],
    }));
    const read = await populationOf(runs, { population: dated });
    expect(read.items.map(({ id, at: day }) => [id, day])).toEqual([["a", "2026-03-03"]]);
    expect(read.gaps.map(({ what }) => what)).toEqual(["the end of the period"]);
    const after = { ...(runs[0] as ShopRun), at: "2026-04-01T06:00:00.000Z" };
    expect((await populationOf([...runs, after], { population: dated })).gaps).toEqual([]);
  });
});
