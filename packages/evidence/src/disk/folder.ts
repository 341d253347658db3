import { lstat, opendir, stat } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { byCodeUnits, type Problem, ReadError } from "@bylaw/core/provider";
import { codeOf } from "./read.ts";

/** The names of the records in a folder, in order; or why it is no folder, as the end of a sentence. */
export type Listed = { readonly names: readonly string[] } | { readonly refused: string };

/** How many records a folder may hold. */
const MOST = 10_000;

/** Lists a requirement's folder. One that is not there has no records; one that may not be read throws a `ReadError`. */
export async function listFolder(path: string, requirement: string, signal: AbortSignal): Promise<Listed> {
  signal.throwIfAborted();
  const names: string[] = [];
  try {
    const about = await lstat(path);
    if (about.isSymbolicLink())
      return { refused: "is a symbolic link, and is not followed; put the folder itself here" };
    if (!about.isDirectory())
      return { refused: "is no folder, and was not read; make it one, and put the records into it" };
    for await (const entry of await opendir(path)) {
      signal.throwIfAborted();
      if (!entry.isDirectory() && isRecordName(entry.name)) names.push(entry.name);
      if (names.length > MOST) throw tooMany(requirement);
    }
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    if (code === "ENOENT") return { names: [] };
    throw unreadable(requirement, code);
  }
  return { names: names.sort(byCodeUnits) };
}

/** Markdown by a name that can be seen and said; U+FFFD stands where a name is no UTF-8. */
export function isRecordName(name: string): boolean {
  return /^[^.].*\.md$/.test(name) && !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd]/u.test(name);
}

function tooMany(requirement: string): ReadError {
  const message = `The folder of ${requirement} holds more than ${MOST} records: leave those of the last years in it, and keep the others elsewhere.`;
  return new ReadError({ code: "partial-data", message, operation: "evidence:ReadRecords" });
}

function unreadable(requirement: string, code: string): ReadError {
  const message = `The folder of ${requirement} could not be read (${code}): let whoever runs Bylaw read it.`;
  return new ReadError({ code: codeFor(code), message, operation: "evidence:ReadRecords" });
}

/** Why a directory of records cannot be looked into; undefined when it can. `option` is what it was given as. */
export async function absenceOf(path: string, option: string): Promise<Problem | undefined> {
  const shown = relative(process.cwd(), resolve(path)) || ".";
  const place = `evidence(): ${option} is ${shown}`;
  try {
    if ((await stat(path)).isDirectory()) return undefined;
    return { code: "not-collected", message: `${place}, which is no directory: create one, and name it.` };
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    if (code === "ENOENT")
      return { code: "not-collected", message: `${place}, which is not there: create it.` };
    return {
      code: codeFor(code),
      message: `${place}, which could not be read (${code}): let whoever runs Bylaw read it.`,
    };
  }
}

function codeFor(code: string): Problem["code"] {
  return code === "EACCES" || code === "EPERM" ? "access-denied" : "unavailable";
}
