import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { plainText } from "../../language/values/text.ts";
import { shownFrom } from "./paths.ts";

/** A file, and a line of it. */
export interface Location {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

/**
 * A location as a person opens it from the folder they are in, which is absolute: `compliance/encryption.ts:12`.
 *
 * @example locationText(locations.of(control), locations, process.cwd())
 */
export function locationText(
  { path, line }: Location,
  { root }: { readonly root: string },
  cwd: string,
): string {
  const from = existsSync(cwd) ? realpathSync(cwd) : cwd;
  return plainText(`${shownFrom(from, join(root, path))}:${line}`);
}
