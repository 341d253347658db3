import { opendir } from "node:fs/promises";
import { join } from "node:path";
import { byCodeUnits, type EvidenceSession, ReadError } from "@bylaw/core/provider";
import { astrayIn, type Stray } from "./astray.ts";
import { codeOf } from "./read.ts";

/** How many are told. */
const MOST = 100;

const UNASKED = "no requirement asks for it";
const RESTRICTED = "it is restricted, and its records belong into the restricted directory";
const OTHER = "it is not restricted, and its records belong into the other directory";

/** Whose folders a directory is for: of every kind, of the restricted ones alone, or of all others. */
export type Holds = "all" | "restricted" | "others";

type Folders = Parameters<EvidenceSession["unclaimed"]>[0];

/**
 * What lies in a directory and is read as no record: first the folders that belong into the other directory, then what lies
 * astray within a folder, then what no requirement asks for. What says what the directory is, dot files and a directory of
 * records of its own (`isApart`) are left out.
 */
export async function unclaimedIn(
  directory: string,
  holds: Holds,
  folders: Folders,
  signal: AbortSignal,
  isApart: (path: string) => boolean = () => false,
): Promise<readonly Stray[]> {
  const kinds = new Map(folders.map((folder) => [folder.requirement, folder]));
  const misplaced: Stray[] = [];
  const astray: Stray[] = [];
  const unasked: Stray[] = [];
  try {
    for await (const entry of await opendir(directory)) {
      const { name } = entry;
      signal.throwIfAborted();
      if (name.startsWith(".") || /^readme\.md$/i.test(name) || isApart(join(directory, name))) continue;
      const kind = kinds.get(name);
      // Among restricted records a name may be a person's.
      const shown =
        holds === "restricted"
          ? `a ${entry.isDirectory() ? "folder" : "file"} among restricted records`
          : name;
      if (kind === undefined) unasked.push({ id: shown.toWellFormed(), why: UNASKED });
      else if (holds === "others" && kind.of.restricted) misplaced.push({ id: name, why: RESTRICTED });
      else if (holds === "restricted" && !kind.of.restricted) misplaced.push({ id: name, why: OTHER });
      else astray.push(...(await astrayIn(directory, kind, signal)));
    }
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    const message = `The directory of records could not be listed (${code}).`;
    throw new ReadError({ code: "unavailable", message, operation: "evidence:ReadRecords" });
  }
  const sorted = [misplaced, astray, unasked].flatMap(byId);
  const rest = sorted.length - MOST;
  return [...sorted.slice(0, MOST), ...(rest > 0 ? [{ id: `and ${rest} more`, why: "as above" }] : [])];
}

/** In order, and each id once: of two names that cannot be told apart, one is told. */
function byId(strays: readonly Stray[]): readonly Stray[] {
  const once = new Map(strays.map((one) => [one.id, one]));
  return [...once.values()].sort((a, b) => byCodeUnits(a.id, b.id));
}
