import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { lstat, mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { BylawError } from "../language/values/errors.ts";
import { textOf } from "../language/values/problem.ts";
import type { RecordedListing, Recording } from "../run/recording.ts";
import { makeFolder } from "./make-folder.ts";
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
  const place = resolve(folder);
  await assertRecordingFolder(place);
  await makeFolder(dirname(place));
  const partial = `${place}.partial-${randomUUID()}`;
  await mkdir(partial);
  try {
    const listings: ListingFile[] = [];
    for (const listing of recording.listings) listings.push(await writeListing(partial, listing));
    const { startedAt, finishedAt } = recording;
    const draft: Manifest = { format: "bylaw-recording/1", startedAt, finishedAt, listings, digest: "" };
    const manifest = { ...draft, digest: manifestDigest(draft) };
    await writeFile(join(partial, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
  const old = await putInPlace(place, partial);
  if (old !== undefined) await discard(old, place);
}

async function writeListing(partial: string, listing: RecordedListing): Promise<ListingFile> {
  const { lines, ...summary } = listing;
  const file = listingFileName(summary);
  await makeFolder(dirname(join(partial, file)));
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
  if (!stats.isDirectory()) throw unsafe(`${folder} is not a folder.`);
  const foreign = await foreignFile(folder);
  if (foreign !== undefined) throw unsafe(`${folder} holds ${foreign} and is not a recording.`);
}

/** A file in `folder` that is no part of a recording. */
async function foreignFile(folder: string): Promise<string | undefined> {
  const present = await filesIn(folder);
  if (present.length === 0) return undefined;
  const listed = await listedFiles(folder);
  return listed === undefined ? present[0] : present.find((file) => !listed.has(file));
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

/**
 * Puts `partial` in the place of `folder`, and returns where what was there is now. Where that fails, what was there
 * comes back, and `partial` stays.
 */
async function putInPlace(folder: string, partial: string): Promise<string | undefined> {
  const old = `${folder}.old-${randomUUID()}`;
  try {
    const hadOne = existsSync(folder);
    if (hadOne && !(await lstat(folder)).isDirectory()) throw new TypeError("it is not a folder any more");
    if (hadOne) await rename(folder, old);
    try {
      await rename(partial, folder);
    } catch (error) {
      if (hadOne && !existsSync(folder)) await rename(old, folder);
      throw error;
    }
    return hadOne ? old : undefined;
  } catch (cause) {
    const message = `The recording is at ${partial}: it could not take the place of ${folder} (${textOf(cause)}).`;
    const next = `See what is at ${folder}, and rename it yourself.`;
    throw new BylawError("unsafe-output", message, { next, cause });
  }
}

/** Removes the earlier recording, unless something was put into it while the new one was written. */
async function discard(old: string, folder: string): Promise<void> {
  const foreign = await foreignFile(old);
  if (foreign === undefined) return rm(old, { recursive: true, force: true });
  throw unsafe(
    `${folder} is written, and the earlier recording stays at ${old}: ${foreign} was put into it meanwhile.`,
    "Move that file to where it belongs, and remove the rest.",
  );
}

function unsafe(message: string, next = "Name another folder, or move that away."): BylawError {
  return new BylawError("unsafe-output", message, { next });
}

function ignoreMissing(error: unknown): undefined {
  if ((error as { readonly code?: unknown }).code === "ENOENT") return undefined;
  throw error;
}
