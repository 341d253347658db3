import { randomBytes } from "node:crypto";
import { lstat, readdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { BylawError } from "@bylaw/core";
import { at, makeFolder } from "@bylaw/core/node";
import { byCodeUnits } from "@bylaw/core/provider";
import type { Document } from "./documents.ts";
import { isGenerated, isOfDefinitions } from "./marks.ts";
import { isDocumentFolder, isDocumentPath } from "./paths.ts";

/** The name of a file that is being written: `.waivers.md.4711-0123456789ab.bylaw-tmp`. */
const LEFTOVER = /^\..+\.(?:md|svg)\.\d+-[0-9a-f]{12}\.bylaw-tmp$/;

/** What writing did to one file. Files that were right already are not touched and not listed. */
export interface DocumentChange {
  readonly path: string;
  readonly change: "added" | "changed" | "removed";
}

/** A file that is not what the definitions give. `stale` is one that they no longer give at all. */
export interface DocumentDrift {
  readonly path: string;
  readonly state: "missing" | "different" | "stale";
}

/**
 * Makes `folder` hold exactly `documents`: each file is replaced whole, and definition documents that are no longer
 * generated are removed. Files that do not carry the mark of a generated document are never touched: one in the way
 * throws `unsafe-output`, as does a path that leaves the folder, before anything is written.
 *
 * @example const changes = await writeDocuments("docs/compliance", definitionDocuments(program));
 */
export async function writeDocuments(
  folder: string,
  documents: readonly Document[],
): Promise<readonly DocumentChange[]> {
  const drift = await compareDocuments(folder, documents);
  await removeLeftovers(folder);
  const stale = drift.filter(({ state }) => state === "stale");
  const changes = await replace(folder, documents, drift);
  for (const { path } of stale) {
    await rm(join(folder, path));
    for (let up = dirname(path); up !== "."; up = dirname(up)) await removeIfEmpty(join(folder, up));
  }
  const removed = stale.map(({ path }) => ({ path, change: "removed" as const }));
  return [...changes, ...removed].sort((a, b) => byCodeUnits(a.path, b.path));
}

/** Writes status documents and touches nothing else, but for what a killed writer left behind. */
export async function writeStatus(
  folder: string,
  ...documents: readonly Document[]
): Promise<readonly DocumentChange[]> {
  const drift = await differing(folder, documents);
  await removeLeftovers(folder);
  return replace(folder, documents, drift);
}

/**
 * How `folder` differs from `documents`, in order of path; kinds of line break do not count. Nothing is written.
 *
 * @example if ((await compareDocuments("docs/compliance", definitionDocuments(program))).length > 0) process.exitCode = 1;
 */
export async function compareDocuments(
  folder: string,
  documents: readonly Document[],
): Promise<readonly DocumentDrift[]> {
  const wanted = new Set(documents.map(({ path }) => path));
  const drift = [...(await differing(folder, documents))];
  for (const path of await documentPaths(folder)) {
    if (wanted.has(path)) continue;
    const content = await contentAt(join(folder, path));
    if (content !== undefined && isOfDefinitions(content)) drift.push({ path, state: "stale" });
  }
  return drift.sort((a, b) => byCodeUnits(a.path, b.path));
}

async function differing(folder: string, documents: readonly Document[]): Promise<readonly DocumentDrift[]> {
  const drift: DocumentDrift[] = [];
  for (const { path, content } of documents) {
    await refuseOutside(folder, path);
    const found = await contentAt(join(folder, path));
    if (found === undefined) drift.push({ path, state: "missing" });
    else if (found.replaceAll("\r\n", "\n") !== content) drift.push({ path, state: "different" });
  }
  return drift;
}

/** Writes every file that drifted beside its place, and only then moves them all into place. */
async function replace(
  folder: string,
  documents: readonly Document[],
  drift: readonly DocumentDrift[],
): Promise<readonly DocumentChange[]> {
  const states = new Map(drift.map(({ path, state }) => [path, state]));
  const due = documents.filter(({ path }) => states.has(path));
  for (const { path } of due) await refuseForeign(folder, path);
  const suffix = `${process.pid}-${randomBytes(6).toString("hex")}.bylaw-tmp`;
  const partial = (path: string): string => join(folder, dirname(path), `.${basename(path)}.${suffix}`);
  try {
    for (const { path, content } of due) {
      await makeFolder(dirname(join(folder, path)));
      await writeFile(partial(path), content, { flag: "wx" }).catch(at(join(folder, path), "written"));
    }
    for (const { path } of due) await rename(partial(path), join(folder, path));
  } finally {
    for (const { path } of due) await rm(partial(path), { force: true });
  }
  return due.map(({ path }) => ({ path, change: states.get(path) === "missing" ? "added" : "changed" }));
}

/** A document's path is one that documents have, and no part of it is a link to somewhere else. */
async function refuseOutside(folder: string, path: string): Promise<void> {
  if (!isDocumentPath(path)) {
    throw new BylawError("unsafe-output", `${JSON.stringify(path)} is no path of a document.`, {
      next: "Write the documents as they were generated.",
    });
  }
  const parts = path.split("/");
  for (const depth of parts.keys()) {
    const place = join(folder, ...parts.slice(0, depth + 1));
    const stats = await lstat(place).catch(ignoreMissing);
    const expected = depth === parts.length - 1 ? stats?.isFile() : stats?.isDirectory();
    if (stats === undefined || expected) continue;
    throw new BylawError("unsafe-output", `${place} is a link or something else that is no document.`, {
      next: "Move it away, or name another folder.",
    });
  }
}

async function refuseForeign(folder: string, path: string): Promise<void> {
  const content = await contentAt(join(folder, path));
  if (content === undefined || isGenerated(content)) return;
  throw new BylawError("unsafe-output", `${join(folder, path)} is there and was not generated.`, {
    next: "Move it away, or name another folder.",
  });
}

/** What a writer that was killed left beside the documents. That of one that may still be at work stays. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const path of await filesIn(folder)) {
    if (!LEFTOVER.test(basename(path))) continue;
    const stats = await lstat(join(folder, path)).catch(ignoreMissing);
    if (stats !== undefined && stats.mtimeMs < performance.timeOrigin)
      await rm(join(folder, path), { force: true });
  }
}

/** Every file of `folder` that stands where a document could. */
async function documentPaths(folder: string): Promise<readonly string[]> {
  return (await filesIn(folder)).filter(isDocumentPath);
}

/** Every file in the folders that documents can stand in. Links are not followed. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const paths: string[] = [];
  const visit = async (within: string): Promise<void> => {
    const entries = await readdir(join(folder, within), { withFileTypes: true }).catch(ignoreMissing);
    for (const entry of entries ?? []) {
      const path = `${within}${entry.name}`;
      if (entry.isFile()) paths.push(path);
      if (entry.isDirectory() && isDocumentFolder(path)) await visit(`${path}/`);
    }
  };
  await visit("");
  return paths;
}

async function contentAt(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch(ignoreMissing);
}

async function removeIfEmpty(folder: string): Promise<void> {
  if ((await readdir(folder)).length === 0) await rmdir(folder);
}

function ignoreMissing(error: unknown): undefined {
  const code = (error as { readonly code?: unknown }).code;
  if (code === "ENOENT" || code === "ENOTDIR") return undefined;
  throw error;
}
