import { link, mkdir, mkdtemp, open, rm, stat } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { BylawError } from "@bylaw/core";
import type { PackFile } from "@bylaw/reports";
import { zipSync } from "fflate";

const UNIX = 3;
/** A regular file that its owner may change and everybody may read: without it, whoever unpacks may not open it. */
const READABLE = (0o100644 << 16) >>> 0;
/** A ZIP knows no time zone and begins with 1980: every file is of its first day, so that equal files make equal bytes. */
const firstDay = (): Date => new Date(1980, 0, 1);

/** Throws where something is there already: a pack that was handed on is not written over. */
export async function assertNew(path: string, cwd: string): Promise<void> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (found === undefined) return;
  throw new BylawError("usage", `${relative(cwd, path)} is there already, and is not written over.`, {
    next: "Move it away, or name another file: --out <file>.",
  });
}

/** Writes a ZIP: it is there whole, or not at all. */
export async function writeZip(path: string, files: readonly PackFile[]): Promise<void> {
  const bytes = zipSync(Object.fromEntries(files.map((file) => [file.path, file.bytes])), {
    level: 6,
    mtime: firstDay(),
    os: UNIX,
    attrs: READABLE,
  });
  await mkdir(dirname(path), { recursive: true });
  const folder = await mkdtemp(join(dirname(path), ".bylaw-pack-"));
  try {
    const draft = join(folder, "pack.zip");
    const file = await open(draft, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await link(draft, path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
