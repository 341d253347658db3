import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { BylawError, isBylawError, type Program } from "@bylaw/core";
import { createJiti } from "jiti";
import { messageOf } from "./errors.ts";
import { placeOf } from "./places.ts";

const NAMES = ["bylaw.config.ts", "bylaw.config.mts", "bylaw.config.js", "bylaw.config.mjs"];

/** Loads the program that a config file exports by default. */
export async function loadConfig(cwd: string, given?: string): Promise<Program> {
  const path = findConfig(cwd, given === undefined ? undefined : placeOf("--config", given, cwd, "file"));
  let exported: unknown;
  try {
    exported = await createJiti(path, { moduleCache: false }).import(path, { default: true });
  } catch (cause) {
    throw new BylawError("config-broken", `${path} could not be loaded: ${causeText(cause)}`, {
      next: "Mend what it says; --verbose shows the whole trace.",
      cause,
    });
  }
  if (isProgram(exported)) return exported;
  throw new BylawError("config-broken", `${path} does not export a program by default.`, {
    next: "End it with: export default defineProgram({ ... });",
  });
}

function findConfig(cwd: string, given: string | undefined): string {
  const candidates = given === undefined ? NAMES : [given];
  const found = candidates.map((name) => resolve(cwd, name)).find((path) => existsSync(path));
  if (found !== undefined) return found;
  const looked = given === undefined ? `${NAMES[0]} in ${cwd}` : resolve(cwd, given);
  throw new BylawError("config-missing", `There is no ${looked}.`, {
    next: "Run bylaw where the config is, or name it with --config <file>.",
  });
}

/** What a loader's error says, on one line, with the place that it names. */
function causeText(cause: unknown): string {
  const message = messageOf(cause)
    .replace(/^\[bylaw\] /, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  const next = isBylawError(cause) ? ` ${cause.next}` : "";
  return `${message}${next}`;
}

function isProgram(value: unknown): value is Program {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "program";
}
