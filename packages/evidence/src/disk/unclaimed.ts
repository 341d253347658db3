import { opendir } from "node:fs/promises";
import { byCodeUnits, ReadError } from "@bylaw/core/provider";
import { codeOf } from "./read.ts";

/** How many are told. */
const MOST = 100;

/** What lies in a directory and is no folder of a requirement, by name. What says what the directory is, and dot files, are left out. */
export async function unclaimedIn(
  directory: string,
  requirements: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<readonly { readonly id: string }[]> {
  const names: string[] = [];
  try {
    for await (const { name } of await opendir(directory)) {
      signal.throwIfAborted();
      if (!requirements.has(name) && !name.startsWith(".") && !/^readme\.md$/i.test(name))
        names.push(name.toWellFormed());
    }
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    const message = `The directory of records could not be listed (${code}).`;
    throw new ReadError({ code: "unavailable", message, operation: "evidence:ReadRecords" });
  }
  const sorted = [...new Set(names)].sort(byCodeUnits);
  const rest = sorted.length - MOST;
  return [...sorted.slice(0, MOST).map((id) => ({ id })), ...(rest > 0 ? [{ id: `and ${rest} more` }] : [])];
}
