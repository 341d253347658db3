import { opendir } from "node:fs/promises";
import { byCodeUnits, type EvidenceSession, ReadError } from "@bylaw/core/provider";
import { codeOf } from "./read.ts";

/** How many are told. */
const MOST = 100;

const RESTRICTED = "(restricted: its records belong into the restricted directory)";
const OTHER = "(not restricted: its records belong into the other directory)";

/** Whose folders a directory is for: of every kind, of the restricted ones alone, or of all others. */
export type Holds = "all" | "restricted" | "others";

type Folders = Parameters<EvidenceSession["unclaimed"]>[0];

/**
 * What lies in a directory and is no folder of a requirement, by name, and first of all the folders that belong into the other
 * directory. What says what the directory is, and dot files, are left out.
 */
export async function unclaimedIn(
  directory: string,
  holds: Holds,
  folders: Folders,
  signal: AbortSignal,
): Promise<readonly { readonly id: string }[]> {
  const kinds = new Map(folders.map(({ requirement, of }) => [requirement, of]));
  const strays: string[] = [];
  const misplaced: string[] = [];
  try {
    for await (const { name } of await opendir(directory)) {
      signal.throwIfAborted();
      if (name.startsWith(".") || /^readme\.md$/i.test(name)) continue;
      const kind = kinds.get(name);
      if (kind === undefined) strays.push(name.toWellFormed());
      else if (holds === "others" && kind.restricted) misplaced.push(`${name} ${RESTRICTED}`);
      else if (holds === "restricted" && !kind.restricted) misplaced.push(`${name} ${OTHER}`);
    }
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    const message = `The directory of records could not be listed (${code}).`;
    throw new ReadError({ code: "unavailable", message, operation: "evidence:ReadRecords" });
  }
  const sorted = [misplaced, strays].flatMap((names) => [...new Set(names)].sort(byCodeUnits));
  const rest = sorted.length - MOST;
  return [...sorted.slice(0, MOST).map((id) => ({ id })), ...(rest > 0 ? [{ id: `and ${rest} more` }] : [])];
}
