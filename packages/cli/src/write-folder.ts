import { mkdir, mkdtemp, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { makeFolder } from "@bylaw/core/node";

/** A file to be, by its name in the folder. */
export interface FileOfFolder {
  readonly path: string;
  readonly bytes: Uint8Array | string;
}

/** Writes a folder that is not there yet: with all of its files, or not at all. */
export async function writeFolder(folder: string, files: readonly FileOfFolder[]): Promise<void> {
  const above = dirname(folder);
  await makeFolder(above);
  const partial = await mkdtemp(join(above, ".bylaw-"));
  try {
    const draft = join(partial, "draft");
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
