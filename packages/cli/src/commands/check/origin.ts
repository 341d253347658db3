import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { plainText } from "@bylaw/core/run";

const FRAME = /^\s+at (?:.*\()?((?:file:\/\/|[a-z]:[\\/]|\/).+?:\d+:\d+)\)?$/i;
/** Bylaw's own engine, installed or in its repository. Where it appears, somebody else called it wrongly. */
const ENGINE = /[\\/](?:@bylaw|packages)[\\/]core[\\/]/;
const INSTALLED = /[\\/]node_modules[\\/]/;

/**
 * Where something was thrown, relative to `cwd`: the first line of the stack that is the company's own, else the first
 * that is not the engine's. Undefined for what has no stack.
 */
export function originOf(error: unknown, cwd: string): string | undefined {
  if (!(error instanceof Error) || typeof error.stack !== "string") return undefined;
  const frames = error.stack
    .split("\n")
    .flatMap((line) => FRAME.exec(line)?.[1] ?? [])
    .map((frame) => (frame.startsWith("file:") ? fileURLToPath(frame) : frame))
    .filter((frame) => !ENGINE.test(frame));
  const found = frames.find((frame) => !INSTALLED.test(frame)) ?? frames[0];
  if (found === undefined) return undefined;
  const near = relative(cwd, found);
  return plainText(near.startsWith(`..${sep}..${sep}..`) ? found : near);
}
