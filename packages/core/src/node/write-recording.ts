import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { BylawError } from "../language/errors.ts";
import type { RecordedListing, Recording } from "../run/recording.ts";
import { type ListingFile, listingFileName, type Manifest, manifestDigest } from "./manifest.ts";

/**
 * Writes a recording to `folder`, replacing an earlier recording there. The folder appears whole or not at all.
 * Throws when the folder holds anything that is not a recording.
 */
export async function writeRecording(folder: string, recording: Recording): Promise<void> {
  await assertRecordingFolder(folder);
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
  if (!existsSync(folder) || existsSync(join(folder, "manifest.json"))) return;
  if ((await readdir(folder)).length === 0) return;
  throw new BylawError("unsafe-output", `${folder} holds files and is not a recording.`, {
    next: "Name another folder, or empty this one.",
  });
}

async function swap(folder: string, partial: string): Promise<void> {
  const old = `${folder}.old-${process.pid}`;
  if (existsSync(folder)) await rename(folder, old);
  await rename(partial, folder);
  await rm(old, { recursive: true, force: true });
}
