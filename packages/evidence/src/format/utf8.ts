/** The text of a file, or why it is none and in which line; a byte order mark is no part of it. */
export type Decoded = { readonly text: string } | { readonly line: number; readonly message: string };

const NUL = 0;
const LINE_FEED = 10;

export function decode(bytes: Uint8Array): Decoded {
  const nul = bytes.indexOf(NUL);
  if (nul >= 0)
    return { line: lineAt(bytes, nul), message: "holds a NUL byte, so it is no text; save it as UTF-8" };
  const text = textOf(bytes);
  if (text !== undefined) return { text };
  return { line: firstBad(bytes), message: "is not UTF-8; save it as UTF-8" };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // It says no more than that there is no text.
    return undefined;
  }
}

/** The first line that is not UTF-8: no character of several bytes holds a line feed. */
function firstBad(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    if (textOf(bytes.subarray(start, end)) === undefined) return line;
    start = end;
  }
  return line;
}

function lineAt(bytes: Uint8Array, offset: number): number {
  return bytes.subarray(0, offset).filter((byte) => byte === LINE_FEED).length + 1;
}
