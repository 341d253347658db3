import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { BylawError } from "@bylaw/core";
import type { Sample } from "@bylaw/core/run";
import type { PackFile } from "@bylaw/reports";
import { isThere } from "../../paths.ts";
import { writeFolder } from "../../write-folder.ts";

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
  await writeFolder(folder, files);
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
