import { mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";

/**
 * Makes a folder and those above it that are missing. Throws the system's error where one cannot be made.
 *
 * Node's own recursive `mkdir` never ends in a file system that answers ENOENT for a folder whose parent is there, as
 * `/proc` does. This one asks for each folder once.
 *
 * @example await makeFolder("recordings/today");
 */
export async function makeFolder(path: string): Promise<void> {
  const missing: string[] = [];
  for (let place = resolve(path); !(await isThere(place)); place = dirname(place)) {
    missing.push(place);
    if (dirname(place) === place) break;
  }
  for (const place of missing.reverse()) await makeOne(place);
}

/** Another process may have made it meanwhile. */
async function makeOne(place: string): Promise<void> {
  try {
    await mkdir(place);
  } catch (error) {
    const made = codeOf(error) === "EEXIST" && (await stat(place)).isDirectory();
    if (!made) throw error;
  }
}

/** Whatever is there, a file too: making a folder below it is what then fails. */
async function isThere(place: string): Promise<boolean> {
  try {
    await stat(place);
    return true;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return (error as { readonly code?: unknown }).code;
}
