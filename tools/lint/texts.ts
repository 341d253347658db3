import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isTest, root, sourceFiles } from "../repo.ts";

/** Where the sentences are that a company meets first: the baseline's, and those of the example. */
const FOLDERS = ["packages/policies/src", "examples/acme/compliance"];

/** The texts of the baseline and of the example, by path. Risks tell what might happen, and ask for nothing. */
export const texts: ReadonlyMap<string, string> = new Map(
  FOLDERS.flatMap((folder) => sourceFiles(join(root, folder)))
    .filter((path) => !isTest(path) && !path.endsWith(".fixture.ts") && !path.includes("/register/"))
    .map((path) => [path, readFileSync(path, "utf8")] as const),
);

/** Numbers from 0 to 1 that follow from a seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of some, by chance. */
export function pick<T>(all: readonly T[], random: () => number): T {
  return all[Math.floor(random() * all.length)] as T;
}

/** All of them, in an order by chance. */
export function shuffled<T>(all: readonly T[], random: () => number): readonly T[] {
  return all
    .map((one) => ({ one, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);
}
