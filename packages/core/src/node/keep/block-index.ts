import { readdir } from "node:fs/promises";
import { basename, dirname } from "node:path";
import type { Digest } from "../../keep/kept-run.ts";
import { blockPath } from "./blocks.ts";
import { ignoreMissing } from "./errors.ts";

/** True when one of the years has the block; whether it is whole is not looked into. */
export type BlockIndex = (years: readonly string[], digest: Digest) => Promise<boolean>;

/** An index that lists each folder of blocks once, when one of its blocks is asked for. */
export function createBlockIndex(): BlockIndex {
  const folders = new Map<string, Promise<ReadonlySet<string>>>();
  const namesIn = (folder: string): Promise<ReadonlySet<string>> => {
    const known = folders.get(folder) ?? listed(folder);
    folders.set(folder, known);
    return known;
  };
  return async (years, digest) => {
    for (const year of years) {
      const path = blockPath(year, digest);
      if ((await namesIn(dirname(path))).has(basename(path))) return true;
    }
    return false;
  };
}

async function listed(folder: string): Promise<ReadonlySet<string>> {
  return new Set((await readdir(folder).catch(ignoreMissing)) ?? []);
}
