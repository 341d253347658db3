import { fileURLToPath } from "node:url";

/** A line of a file that was running. */
export interface Frame {
  /** Absolute, as the engine names it. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

const CALL = /^\s+at (.*)$/;
const FILE = String.raw`((?:file:\/\/|[A-Za-z]:[\\/]|\/).*):(\d+):\d+`;
const NAMED = new RegExp(String.raw`^.*? \(${FILE}\)$`);
const BARE = new RegExp(`^${FILE}$`);
/** Whoever evaluates a module: what comes after it has imported the definition, and has not made it. */
const LOADER = /^async |node:internal\/modules|[\\/]node_modules[\\/]jiti[\\/]/;

/**
 * The lines of files in a stack's text, the innermost first, up to the module that was evaluated. Code without a file, as
 * what was made by `eval`, is passed over.
 */
export function framesOf(trace: string): readonly Frame[] {
  const calls = trace.split("\n").flatMap((line) => CALL.exec(line)?.[1] ?? []);
  const end = calls.findIndex((call) => LOADER.test(call));
  return (end === -1 ? calls : calls.slice(0, end)).flatMap((call) => {
    const [, file, line] = (call.endsWith(")") ? NAMED : BARE).exec(call) ?? [];
    const path = file === undefined ? undefined : pathOf(file);
    return path === undefined ? [] : [{ path, line: Number(line) }];
  });
}

/** Undefined for an address that no path can have, such as one of another host. */
function pathOf(file: string): string | undefined {
  if (!file.startsWith("file://")) return file;
  try {
    return fileURLToPath(file);
  } catch {
    return undefined;
  }
}
