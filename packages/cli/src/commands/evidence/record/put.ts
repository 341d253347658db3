import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { BylawError } from "@bylaw/core";

/** A file to be: the end of its name, and what is in it. */
export interface NewFile {
  readonly end: string;
  readonly text: string;
}

/** More on one day would be a script that has lost its way. */
const MOST = 1000;

/**
 * Puts files that belong together into a folder under the first name that none of them takes: `2026-03-10.md`, else
 * `2026-03-10-2.md`. Nothing that is there is touched, and where one cannot be written none is left. Returns their paths.
 */
export async function putNew(
  folder: string,
  name: string,
  filesAs: (name: string) => readonly NewFile[],
): Promise<readonly string[]> {
  for (let nth = 1; nth <= MOST; nth += 1) {
    const free = nth === 1 ? name : `${name}-${nth}`;
    const put = await putAll(folder, free, filesAs(free));
    if (put !== undefined) return put;
  }
  throw new BylawError("usage", `${folder} holds ${MOST} records of ${name} already.`, {
    next: "Give another day, or take away what is no record.",
  });
}

/** Puts files into a folder under one name. Undefined, and nothing written, where one of them is there already. */
export async function putAll(
  folder: string,
  name: string,
  files: readonly NewFile[],
): Promise<readonly string[] | undefined> {
  const put: string[] = [];
  try {
    for (const { end, text } of files) {
      const path = join(folder, `${name}${end}`);
      const handle = await open(path, "wx");
      put.push(path);
      try {
        await handle.writeFile(text);
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
    return put;
  } catch (error) {
    for (const path of put) await rm(path, { force: true });
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return undefined;
    throw error;
  }
}
