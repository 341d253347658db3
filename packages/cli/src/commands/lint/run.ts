import { BylawError, isBylawError, type Program } from "@bylaw/core";
import type { LintedProgram } from "@bylaw/source/lint";
import { BROKEN } from "../../exit-codes.ts";
import { type Io, write } from "../../io.ts";
import { loadProgram, placeOfConfig } from "../../load-config.ts";
import type { LintGiven } from "./given.ts";
import { annotationsText, lintJson, lintText } from "./text.ts";

/** Tells what the lint finds. Where the program does not load, its sentences are told first, and then why it does not. */
export async function run(given: LintGiven, io: Io): Promise<number> {
  if (given.json && given.annotations)
    throw new BylawError("usage", "--annotations and --json are two answers, and one alone fits on stdout.", {
      next: "Leave one of the two out.",
    });
  const { config } = placeOfConfig(io, given.config);
  const { lintProgram } = await source();
  const loaded = await loadedFrom(config);
  const found = lintProgram({
    config,
    all: given.all,
    ...("program" in loaded && { program: loaded.program }),
  });
  await write(io.stdout, given.json ? lintJson(found, "program" in loaded) : told(found, given, io));
  if ("broken" in loaded) throw loaded.broken;
  return found.findings.length === 0 ? 0 : BROKEN;
}

function told(found: LintedProgram, { annotations }: LintGiven, io: Io): string {
  return `${annotations ? annotationsText(found) : ""}${lintText(found, io)}`;
}

async function loadedFrom(
  config: string,
): Promise<{ readonly program: Program } | { readonly broken: BylawError }> {
  try {
    return { program: await loadProgram(config) };
  } catch (error) {
    if (isBylawError(error)) return { broken: error };
    throw error;
  }
}

/** It brings a compiler along, and is installed by whoever lints. */
async function source(): Promise<typeof import("@bylaw/source/lint")> {
  try {
    return await import("@bylaw/source/lint");
  } catch (cause) {
    if (!isMissing(cause)) throw cause;
    throw new BylawError("usage", "bylaw lint reads files with @bylaw/source, which is not installed.", {
      next: "Install it: npm install --save-dev @bylaw/source.",
      cause,
    });
  }
}

function isMissing(cause: unknown): boolean {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  return code === "ERR_MODULE_NOT_FOUND" && String(cause).includes("@bylaw/source");
}
