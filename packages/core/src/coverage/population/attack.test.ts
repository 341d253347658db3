import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { known, unreadableResource } from "../../provider/index.ts";
import { lisbon, populationOf, type Sale, type ShopRun, type Till } from "./population.fixture.ts";

const sale = (id: string, day: string, amount = 5): Sale => ({
  id,
  at: `${day}T10:00:00Z`,
  by: known("ana"),
  amount,
});
const till = (from: string, to: string, ...sales: readonly Sale[]): Till => ({
  id: "one",
  from: `${from}T06:00:00Z`,
  to: `${to}T06:00:00Z`,
  sales: [...sales],
});
const run = (day: string, listed: Till): ShopRun => ({
  at: `${day}T06:00:00.000Z`,
  branches: [lisbon([listed])],
});
const runs: readonly ShopRun[] = [
  run("2026-03-10", till("2026-02-20", "2026-03-10", sale("bad", "2026-03-04"))),
  run("2026-03-20", till("2026-03-09", "2026-03-20", sale("good", "2026-03-12"))),
  run("2026-04-02", till("2026-03-19", "2026-04-02", sale("late", "2026-03-30"))),
];

/** The block of a run's folder that says `word`. */
async function blockSaying(path: string, word: string): Promise<string> {
  const { gunzipSync } = await import("node:zlib");
  const blocks = join(dirname(dirname(path)), "blocks");
  for (const folder of await readdir(blocks))
    for (const name of await readdir(join(blocks, folder))) {
      const block = join(blocks, folder, name);
      if (
        gunzipSync(await readFile(block))
          .toString()
          .includes(word)
      )
        return block;
    }
  throw new Error(`No block says ${word}.`);
}

describe("somebody who would rather not have an item drawn", () => {
  it("takes the run away that saw it: its days are missing, and so is the run", async () => {
    const read = await populationOf(runs, { meddle: async ([first = ""]) => rm(first) });
    expect(read.gaps.map(({ why }) => why)).toEqual([
      expect.stringContaining("it saw the run"),
      "no run that counts looked at it then",
    ]);
    const middle = await populationOf(runs, { meddle: async ([, second = ""]) => rm(second) });
    expect(middle.gaps).toHaveLength(2);
  });

  it("edits the run's file, or truncates it", async () => {
    for (const cut of [
      (text: string) => text.slice(0, 200),
      (text: string) => text.replace("4be1f0c", "4be1f0d"),
    ]) {
      const read = await populationOf(runs, {
        meddle: async ([first = ""]) => writeFile(first, cut(await readFile(first, "utf8"))),
      });
      expect(read.gaps.length).toBeGreaterThan(1);
    }
  });

  it("takes the item out of what the run listed", async () => {
    const read = await populationOf(runs, {
      meddle: async ([first = ""]) => {
        const block = await blockSaying(first, '"id":"bad"');
        const { gunzipSync } = await import("node:zlib");
        const text = gunzipSync(await readFile(block)).toString();
        await writeFile(block, gzipSync(text.replace('"id":"bad"', '"id":"mad"')));
      },
    });
    expect(read.gaps.map(({ why }) => why).join()).toContain("was changed: what it holds has another digest");
    const lost = await populationOf(runs, {
      meddle: async ([first = ""]) => rm(await blockSaying(first, '"id":"bad"')),
    });
    expect(lost.gaps).not.toEqual([]);
    expect(lost.items.map(({ id }) => id)).toEqual(["good", "late"]);
  });

  it("keeps digests alone: nothing is there to draw from", async () => {
    const read = await populationOf(runs.map((one) => ({ ...one, options: { listings: "digests" } })));
    expect(read.items).toEqual([]);
    expect(read.gaps.map(({ why }) => why).join()).toContain(
      "What shop/tills listed is not in the kept run.",
    );
  });

  it("mends it, and has it read again: it stays as it was read first", async () => {
    const mended = run("2026-04-03", till("2026-03-01", "2026-04-03", sale("bad", "2026-03-04", 500)));
    const read = await populationOf([...runs, mended]);
    expect(read.items.find(({ id }) => id === "bad")).toMatchObject({
      attributes: { amount: 5 },
      changed: "2026-04-03",
    });
    expect(read.digest).toBe((await populationOf(runs)).digest);
  });

  it("moves its day out of the period later: it stays in", async () => {
    const moved = run("2026-04-03", till("2026-03-01", "2026-04-03", sale("bad", "2026-04-01")));
    expect((await populationOf([...runs, moved])).items.map(({ id }) => id)).toContain("bad");
  });

  it("lists another one under its id in the same run: neither can be told from the other", async () => {
    const twice = till("2026-02-20", "2026-03-10", sale("bad", "2026-03-04"), sale("bad", "2026-03-05", 9));
    const read = await populationOf([run("2026-03-10", twice), ...runs.slice(1)]);
    expect(read.gaps).toEqual([
      expect.objectContaining({ what: "shop/lisbon, one", why: "2026-03-10: shop/sales derives bad twice." }),
    ]);
  });

  it("has the till be unreadable on the days in question", async () => {
    const locked = unreadableResource("one", { code: "access-denied", message: "Locked." });
    const read = await populationOf([
      { ...(runs[0] as ShopRun), branches: [lisbon([locked])] },
      ...runs.slice(1),
    ]);
    expect(read.gaps).toEqual([
      {
        what: "shop/lisbon, one",
        from: "2026-03-01T00:00:00.000Z",
        to: "2026-03-09T06:00:00.000Z",
        why: "2026-03-10: Locked.",
      },
    ]);
  });

  it("fills the run in afterwards: it counts for nothing", async () => {
    const read = await populationOf([runs[1], runs[2], runs[0]] as ShopRun[]);
    expect(read.items.map(({ id }) => id)).toEqual(["good", "late"]);
    expect(read.gaps).toHaveLength(1);
  });
});

it("a hostile id or attribute is one line of the population, whatever it holds", async () => {
  const names = ["=1+1", "a\nb", '","id":"x', "\u202egnp", "<b>", "__proto__", "x".repeat(5000)];
  const listed = till("2026-02-01", "2026-04-02", ...names.map((name) => sale(name, "2026-03-04")));
  const read = await populationOf([run("2026-04-02", listed)]);
  expect(read.gaps).toEqual([]);
  expect(read.text.split("\n")).toHaveLength(names.length + 1);
  expect(read.items.map(({ id }) => id).sort()).toEqual([...names].sort());
});
