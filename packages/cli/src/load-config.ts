import { existsSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { BylawError, isBylawError, type Program } from "@bylaw/core";
import { plainText } from "@bylaw/core/run";
import { configsBelow } from "./configs-below.ts";
import { messageOf } from "./errors.ts";
import type { Io } from "./io.ts";
import { createLoader, type Twins } from "./loader.ts";
import { pathOf } from "./paths.ts";

/** What a config may be called, the first first. */
export const NAMES = ["bylaw.config.ts", "bylaw.config.mts", "bylaw.config.js", "bylaw.config.mjs"];

/** A config, and the folder that it is in. */
export interface Place {
  readonly config: string;
  readonly folder: string;
}

/** A program, and where its config is. */
export interface Loaded extends Place {
  readonly program: Program;
}

/** Loads the program that a config file exports by default. */
export async function loadConfig(io: Pick<Io, "cwd" | "stderr">, given?: string): Promise<Loaded> {
  const place = placeOfConfig(io, given);
  return { program: await loadProgram(place.config), ...place };
}

/**
 * The config that was named, else the one in the current folder or in the nearest folder above it. One found above is
 * told on stderr.
 */
export function placeOfConfig({ cwd, stderr }: Pick<Io, "cwd" | "stderr">, given?: string): Place {
  const config = configPath(cwd, given);
  const folder = dirname(config);
  if (given === undefined && folder !== cwd)
    stderr.write(`using ${plainText(relative(cwd, config))}, as there is none in this folder\n`);
  return { config, folder };
}

/** The program that one file exports by default. With twins, nothing is left behind of how it was read. */
export async function loadProgram(path: string, twins?: Twins): Promise<Program> {
  let exported: unknown;
  try {
    exported = await createLoader(path, twins).import(path, { default: true });
  } catch (cause) {
    throw new BylawError("config-broken", `${path} could not be loaded: ${causeText(cause)}`, {
      next: "Mend what it says; --verbose shows the whole trace.",
      cause,
    });
  }
  if (isProgram(exported)) {
    loaded.set(exported, path);
    return exported;
  }
  throw new BylawError("config-broken", `${path} does not export a program by default.`, {
    next: "End it with: export default defineProgram({ ... });",
  });
}

const loaded = new WeakMap<Program, string>();

/** The config that a program was loaded from last; undefined for one that was made otherwise. */
export function configOf(program: Program): string | undefined {
  return loaded.get(program);
}

/** What a file of the program's exports. */
export function loadModule(path: string): Promise<object> {
  return createLoader(path).import<object>(path);
}

/** The config file that is meant: the one that was named, or the nearest. Throws where there is none. */
export function configPath(cwd: string, given?: string): string {
  return given === undefined ? findConfig(cwd) : namedConfig(cwd, given);
}

function namedConfig(cwd: string, given: string): string {
  const path = pathOf("--config", given, cwd, "file");
  if (existsSync(path)) return path;
  throw missing(`There is no ${path}.`);
}

function findConfig(cwd: string): string {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const found = NAMES.map((name) => resolve(folder, name)).find((path) => existsSync(path));
    if (found !== undefined) return found;
    if (dirname(folder) === folder)
      throw missing(`There is no ${NAMES[0]} in ${cwd} or in a folder above it.`, nextBelow(cwd));
  }
}

const NAME_IT = "Run bylaw where the config is, or name it with --config <file>.";

function missing(message: string, next: string = NAME_IT): BylawError {
  return new BylawError("config-missing", message, { next });
}

/** What to do where the config lies in a folder below: what commands print has no --config. */
function nextBelow(cwd: string): string {
  const found = configsBelow(cwd, NAMES).map((path) => `--config ${plainText(path)}`);
  const [only] = found;
  if (only === undefined) return NAME_IT;
  if (found.length === 1) return `It is below: add ${only}, or run bylaw in that folder.`;
  return `They are below: add ${found.join(" or ")}.`;
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
