import { lstat, opendir } from "node:fs/promises";
import { join } from "node:path";
import type { EvidenceKind } from "@bylaw/core/provider";
import { isRecordName } from "./folder.ts";
import { codeOf } from "./read.ts";

/** What lies astray, and why no record is read from it. */
export interface Stray {
  readonly id: string;
  readonly why: string;
}

/** How many folders down records are looked for. */
const DEEPEST = 4;

const DEEPER = "it holds Markdown, and records lie in the requirement's folder itself";
const FOLDER = "it is a folder, and a record is a file";
const UNSEEN = "its name has characters that nobody can tell; give it another";
const OTHERWISE = "it is read as no record, for a record's name ends in .md";

/**
 * What lies in a requirement's folder, looks as if it were a record, and is read as none: a folder of records, another
 * ending, a name that cannot be said. Originals that lie beside the records are left alone, and so are dot files.
 */
export async function astrayIn(
  directory: string,
  { requirement, of }: { readonly requirement: string; readonly of: EvidenceKind },
  signal: AbortSignal,
): Promise<readonly Stray[]> {
  const folder = join(directory, requirement);
  // A link is not followed: reading the records tells of it.
  if ((await lstat(folder)).isSymbolicLink()) return [];
  const found: Stray[] = [];
  for (const { name, isFolder } of await entriesOf(folder, signal)) {
    if (name.startsWith(".") || (!isFolder && isRecordName(name))) continue;
    const why = isFolder ? await whyFolder(join(folder, name), signal) : whyFile(name);
    if (why === undefined) continue;
    // The name of a restricted record may be a person's.
    const shown = of.restricted ? `a ${isFolder ? "folder" : "file"} in it` : name.toWellFormed();
    found.push({ id: `${requirement}/${shown}`, why });
  }
  return found;
}

async function whyFolder(path: string, signal: AbortSignal): Promise<string | undefined> {
  if (path.endsWith(".md")) return FOLDER;
  try {
    return (await holdsRecords(path, signal)) ? DEEPER : undefined;
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return `it could not be looked into (${code})`;
  }
}

async function holdsRecords(path: string, signal: AbortSignal, depth = 1): Promise<boolean> {
  const within = await entriesOf(path, signal);
  if (within.some(({ name, isFolder }) => !isFolder && isMeant(name))) return true;
  if (depth === DEEPEST) return false;
  for (const { name, isFolder } of within)
    if (isFolder && (await holdsRecords(join(path, name), signal, depth + 1))) return true;
  return false;
}

function whyFile(name: string): string | undefined {
  if (!isMeant(name)) return undefined;
  return name.endsWith(".md") ? UNSEEN : OTHERWISE;
}

/** Written by hand as a record, as far as a name tells. */
function isMeant(name: string): boolean {
  return (
    /\.(?:md|mdx|mdown|markdown|ya?ml)[\s\p{Cf}]*$/iu.test(name) || /\.md\.(?:txt|bak|orig)$/i.test(name)
  );
}

/** Empty for what is not there and for what is no folder: reading its records tells of both. */
async function entriesOf(
  path: string,
  signal: AbortSignal,
): Promise<readonly { readonly name: string; readonly isFolder: boolean }[]> {
  const entries: { name: string; isFolder: boolean }[] = [];
  try {
    for await (const entry of await opendir(path)) {
      signal.throwIfAborted();
      entries.push({ name: entry.name, isFolder: entry.isDirectory() });
    }
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return [];
    throw error;
  }
  return entries;
}
