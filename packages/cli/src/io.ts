import type { Writable } from "node:stream";
import { createColors } from "picocolors";

/** What a command reads and writes: nothing else of the process. */
export interface Io {
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** True when stderr is a terminal that a progress line can be redrawn on. */
  readonly interactive: boolean;
  readonly color: Colors;
}

export type Colors = ReturnType<typeof createColors>;

/** The process's own streams. Colour follows NO_COLOR, FORCE_COLOR and whether stdout is a terminal. */
export function processIo(): Io {
  const { stdout, stderr, env } = process;
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "0";
  const color = env.NO_COLOR === undefined && (forced || (stdout.isTTY === true && env.TERM !== "dumb"));
  return {
    stdout,
    stderr,
    cwd: process.cwd(),
    env,
    interactive: stderr.isTTY === true && env.CI === undefined,
    color: createColors(color),
  };
}

/** Writes and waits until the stream can take more. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (stream.write(text)) return;
  await new Promise<void>((resolve) => stream.once("drain", () => resolve()));
}
