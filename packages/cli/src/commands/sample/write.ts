import { createHash } from "node:crypto";
import { mkdir, mkdtemp, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { BylawError } from "@bylaw/core";
import { makeFolder } from "@bylaw/core/node";
import type { Sample } from "@bylaw/core/run";
import type { PackFile } from "@bylaw/reports";
import { isThere } from "../../paths.ts";

/** Where a sample is written unless a folder is named: the same draw has the same. */
export function folderOf({ population: { id, digest }, seed, n }: Sample): string {
  const drawn = createHash("sha256").update(`${seed}\n${digest}`).digest("hex");
  return join("samples", `${id}-${drawn.slice(0, 12)}-${n}`);
}

/**
 * Writes the files into a folder of their own, all of them or none. Where they are there already, nothing is written; where
 * others are, whoever tests the sample may have filled them in: it throws.
 */
export async function writeSample(folder: string, files: readonly PackFile[], cwd: string): Promise<void> {
  if (await isThere(folder)) return assertSame(folder, files, cwd);
  const above = dirname(folder);
  await makeFolder(above);
  const partial = await mkdtemp(join(above, ".bylaw-sample-"));
  try {
    const draft = join(partial, "sample");
    await mkdir(draft);
    for (const { path, bytes } of files) {
      const file = await open(join(draft, path), "wx");
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
    }
    await rename(draft, folder);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function assertSame(folder: string, files: readonly PackFile[], cwd: string): Promise<void> {
  for (const { path, bytes } of files) {
    const found = await readFile(join(folder, path)).catch(() => undefined);
    if (found?.equals(bytes) === true) continue;
    throw new BylawError(
      "usage",
      `${relative(cwd, folder) || "."} is there already, and is not written over.`,
      {
        next: "Move it away, or name another folder: --out <folder>.",
      },
    );
  }
}
