import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { lstat, mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { BylawError } from "../language/errors.ts";
import type { RecordedListing, Recording } from "../run/recording.ts";
import {
  type ListingFile,
  listingFileName,
  type Manifest,
  manifestDigest,
  manifestSchema,
} from "./manifest.ts";

/**
 * Writes a recording to `folder`, replacing an earlier recording there. The folder appears whole or not at all.
 * Throws when the folder holds anything that is not a recording.
 */
export async function writeRecording(folder: string, recording: Recording): Promise<void> {
  await assertRecordingFolder(folder);
  await removeLeftovers(folder);
  const partial = `${folder}.partial-${process.pid}`;
  await rm(partial, { recursive: true, force: true });
  try {
    const listings: ListingFile[] = [];
    for (const listing of recording.listings) listings.push(await writeListing(partial, listing));
    const { startedAt, finishedAt } = recording;
    const draft: Manifest = { format: "bylaw-recording/1", startedAt, finishedAt, listings, digest: "" };
    const manifest = { ...draft, digest: manifestDigest(draft) };
    await mkdir(partial, { recursive: true });
    await writeFile(join(partial, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
    await swap(folder, partial);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function writeListing(partial: string, listing: RecordedListing): Promise<ListingFile> {
  const { lines, ...summary } = listing;
  const file = listingFileName(summary);
  await mkdir(dirname(join(partial, file)), { recursive: true });
  const hash = createHash("sha256");
  let bytes = 0;
  const handle = await open(join(partial, file), "wx");
  try {
    for await (const batch of lines()) {
      if (batch.length === 0) continue;
      const chunk = Buffer.from(`${batch.join("\n")}\n`);
      hash.update(chunk);
      bytes += chunk.length;
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { summary, file, bytes, sha256: hash.digest("hex") };
}

/** Throws when `folder` holds anything that is not a recording. Ask before a long run, so that none is lost. */
export async function assertRecordingFolder(folder: string): Promise<void> {
  const stats = await lstat(folder).catch(ignoreMissing);
  if (stats === undefined) return;
  if (!stats.isDirectory()) throw unsafe(folder, "is not a folder");
  const present = await filesIn(folder);
  if (present.length === 0) return;
  const listed = await listedFiles(folder);
  const foreign = listed === undefined ? present[0] : present.find((file) => !listed.has(file));
  if (foreign !== undefined) throw unsafe(folder, `holds ${foreign} and is not a recording`);
}

/** The files that a recording's own manifest names; undefined when there is no such manifest. */
async function listedFiles(folder: string): Promise<ReadonlySet<string> | undefined> {
  const text = await readFile(join(folder, "manifest.json"), "utf8").catch(ignoreMissing);
  if (text === undefined) return undefined;
  try {
    const manifest = manifestSchema.safeParse(JSON.parse(text));
    return manifest.success
      ? new Set(["manifest.json", ...manifest.data.listings.map(({ file }) => file)])
      : undefined;
  } catch {
    return undefined;
  }
}

/** Every file in `folder` and below it, with forward slashes. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, "/"));
}

/** Puts `partial` in the place of `folder`. Where that fails, what was there comes back. */
async function swap(folder: string, partial: string): Promise<void> {
  const old = `${folder}.old-${process.pid}`;
  const hadOne = existsSync(folder);
  if (hadOne) await rename(folder, old);
  try {
    await rename(partial, folder);
  } catch (error) {
    if (hadOne && !existsSync(folder)) await rename(old, folder);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

/** Removes what writers that were killed have left beside `folder`. */
async function removeLeftovers(folder: string): Promise<void> {
  const prefix = `${basename(folder)}.partial-`;
  const beside = await readdir(dirname(folder)).catch(ignoreMissing);
  for (const name of beside ?? []) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : Number.NaN;
    if (Number.isInteger(pid) && !isAlive(pid))
      await rm(join(dirname(folder), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as { readonly code?: unknown }).code === "EPERM";
  }
}

function unsafe(folder: string, what: string): BylawError {
  return new BylawError("unsafe-output", `${folder} ${what}.`, {
    next: "Name another folder, or move that away.",
  });
}

function ignoreMissing(error: unknown): undefined {
  if ((error as { readonly code?: unknown }).code === "ENOENT") return undefined;
  throw error;
}
