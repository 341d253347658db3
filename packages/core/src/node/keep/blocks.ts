import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Digest } from "../../keep/kept-run.ts";
import type { BylawError } from "../../language/values/errors.ts";
import { damaged, ignoreMissing, isMissing, whyUnreadable } from "./errors.ts";
import { putNew, type Shelf } from "./shelf.ts";

const [zip, unzip] = [promisify(gzip), promisify(gunzip)];

/** SHA-256 in lower-case hex. */
export function digestOf(content: string | Uint8Array): Digest {
  return createHash("sha256").update(content).digest("hex");
}

/** Where a year's block lies, by what it holds: `2026/blocks/9f/2c....gz`. */
export function blockPath(year: string, digest: Digest): string {
  return join(year, "blocks", digest.slice(0, 2), `${digest.slice(2)}.gz`);
}

/** True when one of the years has the block. */
export async function hasBlock(years: readonly string[], digest: Digest): Promise<boolean> {
  for (const year of years)
    if ((await stat(blockPath(year, digest)).catch(ignoreMissing)) !== undefined) return true;
  return false;
}

/** Puts a block into a year, compressed, where it is not there yet. */
export async function putBlock(shelf: Shelf, year: string, content: string): Promise<Digest> {
  const digest = digestOf(content);
  if (!(await hasBlock([year], digest)))
    await putNew(shelf, blockPath(year, digest), await zip(content, { level: 9 }));
  return digest;
}

/** A block's content, held to its digest; undefined where none of the years has it. Throws `recording-damaged`. */
async function readBlock(years: readonly string[], digest: Digest): Promise<string | undefined> {
  for (const year of years) {
    const path = blockPath(year, digest);
    const bytes = await readOf(path);
    if (bytes === undefined) continue;
    const content = await unzip(bytes).catch((cause: unknown) => {
      throw damaged(path, "cannot be decompressed", cause);
    });
    if (digestOf(content) !== digest) throw damaged(path, "was changed: what it holds has another digest");
    return content.toString("utf8");
  }
  return undefined;
}

/** A block's content, which a run names. Throws `recording-damaged` where it is lost as well. */
export async function namedBlock(years: readonly string[], digest: Digest): Promise<string> {
  const content = await readBlock(years, digest);
  if (content === undefined) throw lacking(years, digest);
  return content;
}

/** As `namedBlock`, with every copy held to its digest: a year that was kept whole has its own. */
export async function everyCopy(years: readonly string[], digest: Digest): Promise<string> {
  let content: string | undefined;
  for (const year of years) content = (await readBlock([year], digest)) ?? content;
  if (content === undefined) throw lacking(years, digest);
  return content;
}

function lacking([year = ""]: readonly string[], digest: Digest): BylawError {
  return damaged(year, `lacks the block ${digest}, which a run of it names`);
}

async function readOf(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw damaged(path, whyUnreadable(error), error);
  }
}
