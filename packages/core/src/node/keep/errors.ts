import { BylawError } from "../../language/values/errors.ts";

export function damaged(path: string, what: string, cause?: unknown): BylawError {
  return new BylawError("recording-damaged", `${path} ${what}.`, {
    next: "Restore it from wherever else the folder is kept: its branch, a backup.",
    ...(cause !== undefined && { cause }),
  });
}

/** Undefined for what is not there; throws any other error. */
export function ignoreMissing(error: unknown): undefined {
  const { code } = error as { readonly code?: unknown };
  if (code === "ENOENT" || code === "ENOTDIR") return undefined;
  throw error;
}
