import type { Readable, Writable } from "node:stream";
import { createColors } from "picocolors";

/** What a command reads and writes: nothing else of the process. */
export interface Io {
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** True when stderr is a terminal that a progress line can be redrawn on. */
  readonly interactive: boolean;
  /** How many characters a line of stdout may have. */
  readonly columns: number;
  readonly color: Colors;
  /** Where a person answers what a command asks; undefined where nobody can. */
  readonly person?: () => Readable | undefined;
}

export type Colors = ReturnType<typeof createColors>;

/** The width where there is no terminal, so that the same run gives the same bytes everywhere. */
const COLUMNS = 100;

/** The process's own streams. Colour follows NO_COLOR, FORCE_COLOR and whether stdout is a terminal. */
export function processIo(): Io {
  const { stdout, stderr, env } = process;
  const forced = !["", "0", "false"].includes(env.FORCE_COLOR ?? "");
  const color = (env.NO_COLOR ?? "") === "" && (forced || (stdout.isTTY === true && env.TERM !== "dumb"));
  return {
    stdout,
    stderr,
    cwd: process.cwd(),
    env,
    interactive: stderr.isTTY === true && env.CI === undefined,
    columns: stdout.isTTY && stdout.columns > 0 ? stdout.columns : COLUMNS,
    color: createColors(color),
    person: () => (process.stdin.isTTY && stderr.isTTY ? process.stdin : undefined),
  };
}

/** An answer did not reach its reader. Whoever owns the stream hears why, and tells. */
export class Undelivered extends Error {
  override readonly name = "Undelivered";
}

/** Writes, and waits until it is out of our hands. */
export async function write(stream: Writable, text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    stream.write(text, (cause) => {
      if (cause == null) resolve();
      else reject(new Undelivered("The answer could not be written.", { cause }));
    });
  });
}
