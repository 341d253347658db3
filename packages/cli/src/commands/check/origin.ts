import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { plainText } from "@bylaw/core/run";

const FRAME = /^\s+at (?:.*\()?((?:file:\/\/|[a-z]:[\\/]|\/).+?:\d+:\d+)\)?$/i;
/** Bylaw's own engine, installed or in its repository. */
const ENGINE = /[\\/](?:@bylaw|packages)[\\/]core[\\/]/;
const INSTALLED = /(?:^|[\\/])node_modules[\\/]/;

/**
 * Where something was thrown that the engine called: the first place that is the company's own, else that of a package it
 * uses. Relative to `cwd`; undefined for what has no stack.
 */
export function originOf(error: unknown, cwd: string): string | undefined {
  if (!(error instanceof Error) || typeof error.stack !== "string") return undefined;
  const near = (frame: string): string => relative(cwd, frame);
  const isEngine = (frame: string): boolean => ENGINE.test(frame) && near(frame).startsWith("..");
  const frames = error.stack
    .split("\n")
    .flatMap((line) => FRAME.exec(line)?.[1] ?? [])
    .map((frame) => (frame.startsWith("file:") ? fileURLToPath(frame) : frame));
  // A misuse of the language is thrown by the engine: whoever called it comes next, and below that the engine again.
  const called = frames.slice(
    Math.max(
      0,
      frames.findIndex((frame) => !isEngine(frame)),
    ),
  );
  const end = called.findIndex(isEngine);
  const own = end === -1 ? called : called.slice(0, end);
  const found = own.find((frame) => !INSTALLED.test(near(frame))) ?? own[0] ?? frames[0];
  if (found === undefined) return undefined;
  const far = near(found).startsWith(`..${sep}..${sep}..`);
  return plainText(far ? found : near(found));
}
