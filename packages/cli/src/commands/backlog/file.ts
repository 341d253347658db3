import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Backlog, BylawError } from "@bylaw/core";
import { isFile } from "../../paths.ts";
import { MARK } from "./source.ts";

/** The name of the file beside a program: TypeScript, unless there is one in JavaScript. */
export async function defaultFile(folder: string): Promise<string> {
  for (const name of ["backlog.mts", "backlog.js", "backlog.mjs"])
    if (await isFile(join(folder, name))) return name;
  return "backlog.ts";
}

/** Throws unless the file at `path` is the program's backlog, or neither is there. */
export async function assertOurs(path: string, backlog: Backlog | undefined): Promise<void> {
  const there = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (there === undefined) {
    if (backlog === undefined || backlog.groups.length === 0) return;
    throw refused(`The program has a backlog, and there is no ${path}.`, "Name its file with --file <file>.");
  }
  if (!there.startsWith(MARK)) {
    throw refused(
      `${path} was not written by bylaw backlog.`,
      `Name another with --file <file>, or begin it with: ${MARK}`,
    );
  }
  if (backlog !== undefined) return;
  throw refused(
    `${path} is there, and the program has no backlog: what is on it would be lost.`,
    'Pass it to defineProgram: import { backlog } from "./backlog.ts"; defineProgram({ ..., backlog }).',
  );
}

/** Writes the file whole or not at all. */
export async function put(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(draft, text, { flag: "wx" });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

function refused(message: string, next: string): BylawError {
  return new BylawError("usage", message, { next });
}
