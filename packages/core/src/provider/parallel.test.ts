import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mapParallel } from "./index.ts";
import { inParallel } from "./parallel.ts";

/** Work that waits to be told in which order to end. */
function gate() {
  let atWork = 0;
  let most = 0;
  const work = async (delay: number): Promise<number> => {
    atWork += 1;
    most = Math.max(most, atWork);
    for (let turn = 0; turn < delay; turn += 1) await Promise.resolve();
    atWork -= 1;
    return delay * 2;
  };
  return { work, most: () => most };
}
async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
const delays = fc.array(fc.nat(20), { maxLength: 20 });
const width = fc.integer({ min: 1, max: 6 });

describe.each([
  [
    "inParallel",
    async (n: number, items: readonly number[], work: (item: number) => Promise<number>) =>
      inParallel(n, items, work),
  ],
  [
    "mapParallel",
    async (n: number, items: readonly number[], work: (item: number) => Promise<number>) =>
      all(mapParallel(n, items, work)),
  ],
])("%s", (_, map) => {
  test("keeps the order of its items, whichever ends first, with so many at work at most", async () => {
    await fc.assert(
      fc.asyncProperty(width, delays, async (n, items) => {
        const { work, most } = gate();
        expect(await map(n, items, work)).toEqual(items.map((item) => item * 2));
        expect(most()).toBeLessThanOrEqual(n);
      }),
    );
  });

  test("has several at work at once", async () => {
    const { work, most } = gate();
    await map(3, [9, 9, 9, 9], work);
    expect(most()).toBe(3);
  });

  test("does nothing for nothing", async () => {
    expect(await map(3, [], () => Promise.reject(new Error("asked")))).toEqual([]);
  });

  test("ends with what failed, and no other rejection goes unheard", async () => {
    const work = async (item: number): Promise<number> => {
      if (item > 1) throw new Error(`no ${item}`);
      return item;
    };
    await expect(map(2, [1, 2, 3], work)).rejects.toThrow("no 2");
    await expect(map(8, [1, 2, 3], work)).rejects.toThrow("no 2");
  });

  test("starts no further work once one has failed", async () => {
    const started: number[] = [];
    const work = async (item: number): Promise<number> => {
      started.push(item);
      if (item === 1) throw new Error("no 1");
      return item;
    };
    await expect(map(1, [1, 2, 3], work)).rejects.toThrow("no 1");
    expect(started).toEqual([1]);
  });
});

describe("a stream that is mapped", () => {
  test("is read no further than what is at work: a listing of any size stays small", async () => {
    let read = 0;
    function* pages(): Generator<number> {
      for (;;) {
        read += 1;
        yield read;
      }
    }
    const mapped = mapParallel(3, pages(), async (page) => page);
    expect((await mapped.next()).value).toBe(1);
    expect(read).toBe(3);
    expect((await mapped.next()).value).toBe(2);
    expect(read).toBe(4);
    await mapped.return(undefined);
  });

  test("that breaks ends the mapping with its own error, after nothing is lost silently", async () => {
    async function* pages(): AsyncGenerator<number> {
      yield 1;
      throw new Error("The second page never came.");
    }
    await expect(all(mapParallel(3, pages(), async (page) => page))).rejects.toThrow(
      "The second page never came.",
    );
  });
});
