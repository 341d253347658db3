import { randomUUID } from "node:crypto";
import { link, open, readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { makeFolder } from "../make-folder.ts";
import { ignoreMissing } from "./errors.ts";

/** Where runs are kept: a folder for each year, so that a year can be taken elsewhere as a whole. */
export interface Shelf {
  readonly root: string;
}

/** What is being written lies here until it is whole; nobody reads it. */
const PARTIAL = ".partial";

/** A write that takes longer has ended. In milliseconds. */
const DAY = 86_400_000;

export function yearOf({ root }: Shelf, today: string): string {
  return join(root, today.slice(0, 4));
}

/** Makes the folder, and clears away what writers that were killed have left. */
export async function openShelf(root: string): Promise<Shelf> {
  const partial = join(root, PARTIAL);
  await makeFolder(partial);
  const shelf = { root };
  await putNew(shelf, join(root, ".gitignore"), `${PARTIAL}/\n`);
  for (const name of await readdir(partial)) {
    const path = join(partial, name);
    const found = await stat(path).catch(ignoreMissing);
    if (found !== undefined && Date.now() - found.mtimeMs > DAY) await rm(path, { force: true });
  }
  return shelf;
}

/**
 * Writes a file that is not there yet, whole or not at all: it is written and synced elsewhere, and linked into its place.
 * Returns false, and touches nothing, where it is there.
 */
export async function putNew({ root }: Shelf, path: string, bytes: string | Uint8Array): Promise<boolean> {
  const folder = dirname(path);
  await makeFolder(folder);
  const partial = join(root, PARTIAL, randomUUID());
  try {
    const file = await open(partial, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await link(partial, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(partial, { force: true });
  }
  await syncFolder(folder);
  return true;
}

/** Until its folder is synced a name may be gone after a crash. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
