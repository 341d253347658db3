import { mkdir, open, readFile, realpath, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Planned } from "./plan.ts";

/** Writes what is new and what is added to: all of it, or nothing. */
export async function writeFiles(root: string, files: readonly Planned[]): Promise<void> {
  const undo: (() => Promise<unknown>)[] = [];
  for (const { path, state, text } of files) {
    if (state === "left") continue;
    const place = join(root, path);
    try {
      const [made] = [await mkdir(dirname(place), { recursive: true })];
      if (made !== undefined) undo.push(() => removeFolders(dirname(place), made));
      if (state === "new") {
        // Refused where somebody has written it meanwhile.
        await (await open(place, "wx")).close();
        undo.push(() => rm(place));
        await writeFile(place, text);
      } else {
        const before = await readFile(place);
        await replace(place, text);
        undo.push(() => replace(place, before));
      }
    } catch (cause) {
      await undone(undo, path, cause as NodeJS.ErrnoException);
    }
  }
}

/** Takes back what was written, the last first, and throws. */
async function undone(
  undo: readonly (() => Promise<unknown>)[],
  path: string,
  cause: NodeJS.ErrnoException,
): Promise<never> {
  let left = 0;
  for (const one of [...undo].reverse()) await one().catch(() => (left += 1));
  const rest =
    left === 0
      ? "What this run had written is taken back: nothing of it is left."
      : `What this run had written could not all be taken back: ${left} of ${undo.length} steps are left.`;
  throw Object.assign(
    new Error(`${path} could not be written (${cause.code ?? cause.message}). ${rest}`, { cause }),
    {
      code: cause.code ?? "EIO",
    },
  );
}

/** Behind links: the file itself. */
async function replace(named: string, text: string | Buffer): Promise<void> {
  const path = await realpath(named);
  const draft = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(draft, text, { flag: "wx" });
    await rename(draft, path);
  } catch (error) {
    // A draft that was there is another's.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") await rm(draft, { force: true });
    throw error;
  }
}

/** Removes empty folders, from the deepest up to the first that was made. */
async function removeFolders(deepest: string, first: string): Promise<void> {
  for (let folder = deepest; ; folder = dirname(folder)) {
    await rmdir(folder);
    if (folder === first) return;
  }
}
