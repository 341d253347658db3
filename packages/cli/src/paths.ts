import { constants } from "node:fs";
import { access, lstat, mkdtemp, realpath, rmdir, stat } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { BylawError } from "@bylaw/core";

/** Where an option points to. An unset variable of the shell points nowhere, and not to the current folder. */
export function pathOf(option: string, given: string, cwd: string, noun = "folder"): string {
  if (given.trim() !== "") return resolve(cwd, given);
  throw new BylawError("usage", `${option} was given no ${noun}.`, {
    next: `Name one, as in ${option} <${noun}>. A variable of the shell may be unset.`,
  });
}

/**
 * Throws unless `path` can be written as a folder. Asked before the work whose result goes there, by making a folder in
 * the nearest one that is there: some file systems promise access and then take nothing, as `/proc` does.
 */
export async function assertWritable(path: string): Promise<void> {
  let place = path;
  while (!(await isThere(place)) && dirname(place) !== place) place = dirname(place);
  await assertFolder(place);
  await access(place, constants.W_OK);
  await rmdir(
    await mkdtemp(join(place, ".bylaw-")).catch((cause: NodeJS.ErrnoException) => {
      throw refusal(
        cause.code ?? "EIO",
        `${path} cannot be written: ${place} takes no new folder (${cause.code}).`,
      );
    }),
  );
}

/** Throws when `path` is there and is no folder, as a link to nothing is not. */
export async function assertFolder(path: string): Promise<void> {
  if (await isFile(path)) throw refusal("ENOTDIR", `${path} is a file, not a folder.`);
  if ((await isThere(path)) && (await stat(path).catch(ignoreMissing)) === undefined)
    throw refusal("ENOENT", `${path} is a link to what is not there.`);
}

/** True when something other than a folder is at `path`. */
export async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(ignoreMissing);
  return found !== undefined && !found.isDirectory();
}

/** Throws when replacing `folder` would replace the folder that bylaw runs in. */
export async function assertNotAround(option: string, folder: string, cwd: string): Promise<void> {
  const [real, here] = await Promise.all([folder, cwd].map((path) => realpath(path).catch(() => path)));
  const within = relative(real as string, here as string);
  if (isAbsolute(within) || within === ".." || within.startsWith(`..${sep}`)) return;
  throw new BylawError("usage", `${option} names ${folder}, which holds the current folder.`, {
    next: `Name a folder of its own, such as ${option} recordings/today.`,
  });
}

/** True when anything is at `path`, also a link to nothing. */
export async function isThere(path: string): Promise<boolean> {
  return (await lstat(path).catch(ignoreMissing)) !== undefined;
}

/** Worded better than the system would, and told as the system's. */
function refusal(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT") return undefined;
  throw error;
}
