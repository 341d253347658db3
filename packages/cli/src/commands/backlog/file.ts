import { readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Backlog, BylawError } from "@bylaw/core";
import { at } from "@bylaw/core/node";
import { loadModule } from "../../load-config.ts";
import { isFile, isThere } from "../../paths.ts";
import { MARK } from "./source.ts";

/** The name of the file beside a program: TypeScript, unless there is one in JavaScript. */
export async function defaultFile(folder: string): Promise<string> {
  for (const name of ["backlog.mts", "backlog.js", "backlog.mjs"])
    if (await isFile(join(folder, name))) return name;
  return "backlog.ts";
}

/** Where the backlog is written, and what is there now. */
export interface BacklogFile {
  /** Behind links: the file itself. */
  readonly path: string;
  readonly before: string | undefined;
}

/** The file at `named`. Throws unless it is the program's backlog, or neither is there. */
export async function openFile(named: string, backlog: Backlog | undefined): Promise<BacklogFile> {
  if (!/\.[cm]?[jt]s$/.test(named)) {
    throw refused(
      `${named} is no name of a module, and the program imports it.`,
      "Name one such as backlog.ts.",
    );
  }
  const path = await behind(named);
  const before = await textAt(path);
  if (before === undefined) {
    if (backlog === undefined || backlog.groups.length === 0) return { path, before };
    throw refused(
      `The program has a backlog, and there is no ${named}.`,
      "Name its file with --file <file>.",
    );
  }
  // Editors of Windows begin a file with a byte order mark.
  const text = before.replace(/^\ufeff/, "");
  if (!text.startsWith(MARK)) {
    throw refused(
      `${named} was not written by bylaw backlog.`,
      `Name another with --file <file>, or begin it with: ${MARK}`,
    );
  }
  if (backlog === undefined) {
    throw refused(
      `${named} is there, and the program has no backlog: what is on it would be lost.`,
      'Pass it to defineProgram: import { backlog } from "./backlog.ts"; defineProgram({ ..., backlog }).',
    );
  }
  const exported = await loadModule(path);
  if (!holds(exported, backlog)) {
    throw refused(
      `${named} holds another backlog than the program: what is on it would be lost.`,
      "Name the file that the program imports with --file <file>, and pass what it exports to defineProgram as it is.",
    );
  }
  const other = Object.keys(exported).find((name) => name !== "backlog");
  if (other !== undefined) {
    throw refused(
      `${named} exports ${other}, which would be lost.`,
      "Let it export the backlog alone, as backlog, and import the rest from another file.",
    );
  }
  if (/^\s*(?:\/\/|\/\*)/m.test(text.slice(MARK.length))) {
    throw refused(
      `${named} has comments of its own, which would be lost.`,
      "Say what they say in the reason of a group.",
    );
  }
  return { path, before };
}

/** Writes the file whole or not at all; not over what somebody wrote meanwhile. */
export async function put({ path, before }: BacklogFile, text: string): Promise<void> {
  if ((await textAt(path)) !== before)
    throw refused(`${path} was changed while the program ran: nothing is written.`, "Run it again.");
  const draft = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(draft, text, { flag: "wx" });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    at(path, "written")(error as NodeJS.ErrnoException);
  }
}

async function behind(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  if (await isThere(path))
    throw refused(`${path} is a link to what is not there.`, "Mend the link, or remove it.");
  return path;
}

function textAt(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    return error.code === "ENOENT" ? undefined : at(path, "read")(error);
  });
}

/** True when a file exports the program's backlog, whatever it is called there. */
function holds(exported: object, { groups }: Backlog): boolean {
  const wanted = JSON.stringify(groups);
  return Object.values(exported).some(
    (one) =>
      typeof one === "object" &&
      one !== null &&
      "kind" in one &&
      one.kind === "backlog" &&
      "groups" in one &&
      JSON.stringify(one.groups) === wanted,
  );
}

function refused(message: string, next: string): BylawError {
  return new BylawError("usage", message, { next });
}
