import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { BylawError } from "@bylaw/core";
import { pathOf } from "../../paths.ts";

/** The SHA-256 of a file's bytes, whatever its size. `option` is what it was given as. */
export async function digestOfFile(option: string, path: string): Promise<string> {
  await assertFile(option, path);
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

/** Where a file is that was named: `--file`, or `<file>` where it is an argument. */
export function fileOf(option: string, given: string, cwd: string): string {
  if (given.trim() !== "" || option.startsWith("-")) return pathOf(option, given, cwd, "file");
  throw new BylawError("usage", `${option} was given no file.`, {
    next: "Name one. A variable of the shell may be unset.",
  });
}

/** Throws unless a file is there: what is none may never end. */
export async function assertFile(option: string, path: string): Promise<void> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
    throw error;
  });
  if (found?.isFile()) return;
  const what = found === undefined ? "is not there" : "is no file";
  throw new BylawError("usage", `${path} ${what}.`, {
    next: `Name a file: ${option.startsWith("-") ? `${option} <path>` : option}.`,
  });
}
