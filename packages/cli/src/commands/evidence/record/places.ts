import { lstat, stat } from "node:fs/promises";
import { isAbsolute, join, relative, resolve } from "node:path";
import { BylawError, type EvidenceRequirement, type Program } from "@bylaw/core";
import { makeFolder } from "@bylaw/core/node";
import { evidenceProvider } from "@bylaw/core/provider";
import type { EvidenceOptions } from "@bylaw/evidence";
import type { Io } from "../../../io.ts";
import type { Loaded } from "../../../load-config.ts";

/** Where the program's records lie. Throws where nothing would read them. */
export function placesOf({ providers }: Program): EvidenceOptions {
  const found = providers.find(({ type }) => type.id === evidenceProvider.id);
  if (found === undefined) {
    throw new BylawError(
      "no-providers",
      "Nothing would read the record: the program has no evidence provider.",
      {
        next: 'Add evidence({ directory: "evidence" }) to providers.',
      },
    );
  }
  const { directory, restricted } = found as typeof found & Partial<EvidenceOptions>;
  if (typeof directory === "string") return { directory, ...(restricted !== undefined && { restricted }) };
  throw new BylawError(
    "invalid-definition",
    "The program's evidence provider does not say where records lie.",
    {
      next: "Use evidence({ directory }) of @bylaw/evidence.",
    },
  );
}

/** The folder of a requirement's records, made where it is not there yet. What would not be read is not written. */
export async function openFolder(
  { id, of }: EvidenceRequirement,
  { program, folder: home }: Loaded,
  { cwd }: Pick<Io, "cwd">,
): Promise<string> {
  const { directory, restricted = directory } = placesOf(program);
  const isApart = of.restricted && restricted !== directory;
  await assertBase({ given: directory, home, cwd, isApart: false });
  if (isApart) await assertBase({ given: restricted, home, cwd, isApart });
  // Nothing is read, not what is restricted either, while this one is missing.
  await makeFolder(resolve(cwd, directory));
  const folder = join(resolve(cwd, isApart ? restricted : directory), id);
  const found = await lstat(folder).catch(ignoreMissing);
  if (found !== undefined && !found.isDirectory()) {
    const what = found.isSymbolicLink() ? "is a symbolic link, and is not followed" : "is no folder";
    throw new BylawError("usage", `${relative(cwd, folder)} ${what}.`, {
      next: "Put a folder in its place.",
    });
  }
  await makeFolder(folder);
  return folder;
}

interface Base {
  readonly given: string;
  readonly home: string;
  readonly cwd: string;
  /** True for the directory of restricted records, where it is another. */
  readonly isApart: boolean;
}

/** A directory that is not there yet is made; but one that belongs to others, or elsewhere, is missing. */
async function assertBase({ given, home, cwd, isApart }: Base): Promise<void> {
  const base = resolve(cwd, given);
  const found = await stat(base).catch(ignoreMissing);
  if (found?.isDirectory()) return;
  const shown = relative(cwd, base) || ".";
  if (found !== undefined) {
    throw new BylawError("usage", `evidence() names ${shown}, which is no directory.`, {
      next: "Move it away, or name another directory.",
    });
  }
  if (isApart) {
    throw new BylawError("usage", `evidence() keeps restricted records in ${shown}, which is not there.`, {
      next: "Mount or clone what holds them, and run again.",
    });
  }
  if (isAbsolute(given) || home === cwd) return;
  throw new BylawError("usage", `evidence() names ${given}, which is not in this folder.`, {
    next: `Run bylaw in ${relative(cwd, home)}, or give evidence() an absolute path.`,
  });
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT") return undefined;
  throw error;
}
