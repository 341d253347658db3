import { createHash } from "node:crypto";
import { open, readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { BylawError } from "../language/values/errors.ts";
import type { RecordedListing, Recording } from "../run/recording.ts";
import { type ListingFile, type Manifest, manifestDigest, manifestSchema } from "./manifest.ts";

/**
 * Opens a recording after holding every byte of it to its manifest.
 *
 * @throws BylawError `recording-missing` when there is none, `recording-damaged` when a byte differs.
 */
export async function openRecording(folder: string): Promise<Recording> {
  const manifest = await readManifest(folder);
  for (const listing of manifest.listings) await verifyListing(folder, listing);
  return {
    startedAt: manifest.startedAt,
    finishedAt: manifest.finishedAt,
    listings: manifest.listings.map(
      (listing): RecordedListing => ({
        ...listing.summary,
        lines: () => readLines(join(folder, listing.file), listing),
      }),
    ),
  };
}

async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, "manifest.json");
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    throw new BylawError("recording-missing", `There is no recording at ${folder}.`, {
      next: await leftBehind(folder),
      cause,
    });
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw damaged(path, "is not JSON; it may be truncated", cause);
  }
  const manifest = manifestSchema.safeParse(parsed);
  if (!manifest.success) throw damaged(path, `is not a manifest: ${z.prettifyError(manifest.error)}`);
  if (manifestDigest(manifest.data) !== manifest.data.digest)
    throw damaged(path, "was edited: its digest differs");
  return manifest.data;
}

/** The next step: a writer that was killed between two renames has left the earlier recording beside its place. */
async function leftBehind(folder: string): Promise<string> {
  const beside = await readdir(dirname(folder)).catch(() => []);
  const old = beside.find((name) => name.startsWith(`${basename(folder)}.old-`));
  if (old === undefined) return "Make one with bylaw check --record recording, or name another folder.";
  return `A write was interrupted: rename ${old} to ${basename(folder)} to have the earlier recording back.`;
}

async function verifyListing(folder: string, { file, bytes, sha256 }: ListingFile): Promise<void> {
  const path = join(folder, file);
  const size = await stat(path).then(
    (found) => found.size,
    (cause: unknown) => {
      throw damaged(path, "is missing", cause);
    },
  );
  if (size < bytes) throw damaged(path, `is truncated: ${size} of ${bytes} bytes`);
  const hash = createHash("sha256");
  for await (const chunk of chunksOf(path, size)) hash.update(chunk);
  if (hash.digest("hex") !== sha256)
    throw damaged(path, "was edited: its SHA-256 differs from the manifest's");
}

/** The lines of a file in batches of one read each. Throws at the end when it is no longer what was verified. */
async function* readLines(path: string, { bytes, sha256 }: ListingFile): AsyncGenerator<readonly string[]> {
  const hash = createHash("sha256");
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const textOf = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch (cause) {
      throw damaged(path, "is not UTF-8", cause);
    }
  };
  let rest = "";
  for await (const chunk of chunksOf(path, bytes)) {
    hash.update(chunk);
    const lines = (rest + textOf(chunk)).split("\n");
    rest = lines.pop() ?? "";
    if (lines.length > 0) yield lines;
  }
  rest += textOf();
  if (rest !== "") yield [rest];
  if (hash.digest("hex") !== sha256) throw damaged(path, "was edited while it was read");
}

const CHUNK = 256 * 1024;

/** The bytes of a file that has about `size` of them, in parts that each hold until the next. A stream costs most of what a small file does. */
async function* chunksOf(path: string, size: number): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  try {
    const buffer = new Uint8Array(Math.min(size, CHUNK) + 1);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

function damaged(path: string, what: string, cause?: unknown): BylawError {
  return new BylawError("recording-damaged", `${path} ${what}.`, {
    next: "Restore the recording from where it was kept, or record again.",
    cause,
  });
}
