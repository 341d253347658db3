import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countItems, drawPlaces } from "./draw.ts";
import type { PopulationItem } from "./item.ts";

const item = (id: string, scope = "git:acme"): PopulationItem => ({ scope, id, attributes: { by: "ana" } });
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const of = { seed: "Okafor 7", digest: sha256("population"), size: 412 };

describe("the items of a population", () => {
  it("are in order of id by code units, then of scope, whatever order they were found in", async () => {
    const found = [item("b"), item("a", "git:two"), item("B"), item("a", "git:one"), item("é"), item("z")];
    const counted = await countItems(found);
    expect(counted.items.map(({ id, scope }) => `${id} ${scope}`)).toEqual([
      "B git:acme",
      "a git:one",
      "a git:two",
      "b git:acme",
      "z git:acme",
      "é git:acme",
    ]);
    expect(await countItems([...found].reverse())).toEqual(counted);
  });

  it("have the digest that sha256sum gives of their lines", async () => {
    const { text, digest } = await countItems([{ ...item("a"), at: "2026-03-10T06:00:00Z" }, item("b")]);
    expect(text).toBe(
      '{"at":"2026-03-10T06:00:00Z","attributes":{"by":"ana"},"id":"a","scope":"git:acme"}\n' +
        '{"attributes":{"by":"ana"},"id":"b","scope":"git:acme"}\n',
    );
    expect(digest).toBe(sha256(text));
  });

  it("have another digest when one attribute, id, scope or day differs", async () => {
    const one: PopulationItem = { ...item("a"), at: "2026-03-10" };
    const others: readonly PopulationItem[] = [
      one,
      { ...one, id: "b" },
      { ...one, scope: "git:two" },
      { ...one, at: "2026-03-11" },
      { ...one, attributes: { by: "ben" } },
      { ...one, attributes: { by: ["ana"] } },
      { ...one, attributes: { by: null } },
      { ...one, attributes: {} },
    ];
    const digests = await Promise.all(others.map(async (other) => (await countItems([other])).digest));
    expect(new Set(digests).size).toBe(others.length);
  });

  it("are on one line each, whatever they are named", async () => {
    const { text } = await countItems([item('a\nb"}\n{"id":"c'), item("\u2028")]);
    expect(text.split("\n")).toHaveLength(3);
  });
});

describe("a draw", () => {
  it("is what anybody gets who follows the sentence", async () => {
    const left = Array.from({ length: of.size }, (_, at) => at);
    const byHand = [1, 2, 3, 4, 5].map((i) => {
      const hash = sha256(`${of.seed}\n${of.digest}\n${i}`);
      const [next = -1] = left.splice(Number(BigInt(`0x${hash}`) % BigInt(left.length)), 1);
      return next;
    });
    expect(await drawPlaces(of, 5)).toEqual(byHand);
  });

  it("stays what it is: a sample of last year can be drawn again", async () => {
    expect(await drawPlaces(of, 6)).toMatchInlineSnapshot(`
      [
        256,
        80,
        67,
        223,
        218,
        70,
      ]
    `);
  });

  it("is every item, in order, where as many are asked for as there are or more", async () => {
    expect(await drawPlaces({ ...of, size: 3 }, 3)).toEqual([0, 1, 2]);
    expect(await drawPlaces({ ...of, size: 3 }, 25)).toEqual([0, 1, 2]);
    expect(await drawPlaces({ ...of, size: 0 }, 25)).toEqual([]);
  });

  it("takes n different items of those that there are, and the same ones each time", async () => {
    const sizes = fc.tuple(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 300 }), fc.nat(80));
    await fc.assert(
      fc.asyncProperty(sizes, async ([seed, size, n]) => {
        const drawn = await drawPlaces({ ...of, seed, size }, n);
        expect(drawn).toHaveLength(Math.min(n, size));
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn.every((at) => at >= 0 && at < size)).toBe(true);
        expect(await drawPlaces({ ...of, seed, size }, n)).toEqual(drawn);
      }),
      { numRuns: 60 },
    );
  });

  it("goes on where a smaller one of the same seed ended", async () => {
    const larger = await drawPlaces(of, 40);
    expect(larger.slice(0, 25)).toEqual(await drawPlaces(of, 25));
  });

  it("is another one of another seed, and of another population", async () => {
    const seeds = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(seeds, async ([a = "", b = ""]) => {
        expect(await drawPlaces({ ...of, seed: a }, 25)).not.toEqual(
          await drawPlaces({ ...of, seed: b }, 25),
        );
      }),
      { numRuns: 30 },
    );
    expect(await drawPlaces({ ...of, digest: sha256("another") }, 25)).not.toEqual(await drawPlaces(of, 25));
  });

  it("favours no item: over many seeds each is drawn about as often", async () => {
    const often = new Map<number, number>();
    for (let seed = 0; seed < 2000; seed += 1)
      for (const at of await drawPlaces({ ...of, seed: `s${seed}`, size: 10 }, 3))
        often.set(at, (often.get(at) ?? 0) + 1);
    expect(often.size).toBe(10);
    for (const count of often.values()) expect(Math.abs(count - 600)).toBeLessThan(100);
  });
});
