import { BylawError } from "../../language/values/errors.ts";

export function damaged(path: string, what: string, cause?: unknown): BylawError {
  return new BylawError("recording-damaged", `${path} ${what}.`, {
    next: "Restore it from wherever else the folder is kept: its branch, a backup.",
    ...(cause !== undefined && { cause }),
  });
}

/** Undefined for what is not there; throws any other error. */
export function ignoreMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
}

export function isMissing(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown };
  return code === "ENOENT" || code === "ENOTDIR";
}

/** Codes that say something of one file, and nothing of the machine. */
const OF_THE_FILE: ReadonlySet<unknown> = new Set(["EACCES", "EIO", "EISDIR", "ELOOP", "ENOENT", "EPERM"]);

/** Why a file that is there cannot be read: `cannot be read (EIO)`. Throws an error that is not of the file. */
export function whyUnreadable(error: unknown): string {
  const { code } = error as { readonly code?: unknown };
  if (OF_THE_FILE.has(code)) return `cannot be read (${code})`;
  throw error;
}
