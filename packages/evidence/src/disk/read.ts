import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";

/** The bytes of a file, or why there are none, as the end of a sentence: `is not there`. */
export type Read = { readonly bytes: Uint8Array } | { readonly refused: string };

export interface Limit {
  readonly bytes: number;
  /** What is said of a file that is larger: `is larger than 4 MiB, and was not read; make it smaller`. */
  readonly otherwise: string;
}

/** Reads a regular file of at most so many bytes. Links are not followed, and what is no file is not waited for. */
export async function readFile(path: string, limit: Limit, signal: AbortSignal): Promise<Read> {
  signal.throwIfAborted();
  let file: FileHandle | undefined;
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    if (!(await file.stat()).isFile())
      return { refused: "is no regular file, and was not read; put the file itself here" };
    const bytes = await atMost(file, limit.bytes, signal);
    if (bytes === undefined) return { refused: limit.otherwise };
    return { bytes };
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return { refused: refusalOf(code) };
  } finally {
    await file?.close();
  }
}

/** What the system calls the error; undefined for one that is not the system's. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

const LINK = "is a symbolic link, and is not followed; put the file itself here";

function refusalOf(code: string): string {
  if (code === "ELOOP") return LINK;
  if (code === "ENOENT") return "is not there; add it";
  return `could not be read (${code}); let whoever runs Bylaw read it`;
}

/** Everything that a file holds; undefined when that is more than so many bytes. */
async function atMost(file: FileHandle, most: number, signal: AbortSignal): Promise<Uint8Array | undefined> {
  const buffer = Buffer.allocUnsafe(most + 1);
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await file.read(buffer, length, buffer.length - length);
    signal.throwIfAborted();
    if (bytesRead === 0) return buffer.subarray(0, length);
    length += bytesRead;
  }
  return undefined;
}
