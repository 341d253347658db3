import { readdir, readFile, stat } from "node:fs/promises";
import { join, posix, relative, resolve } from "node:path";
import { byCodeUnits, type Problem, ReadError } from "@bylaw/core/provider";
import { ts } from "ts-morph";
import type { Aliases } from "../follow/modules.ts";
import { OPERATION } from "./kind.ts";
import type { SourceOptions } from "./options.ts";

const CODE = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const DECLARATION = /\.d\.[cm]?ts$/;
const TEST = /\.(?:test|spec|e2e|stories|test-d)\.[cm]?[jt]sx?$/;
/** Folders of what is built, installed or tested, by name. */
const PASSED_OVER = new Set([
  "node_modules",
  "dist",
  "build",
  "out",
  "coverage",
  "__tests__",
  "__mocks__",
  "test",
  "tests",
  "e2e",
]);
/** How many files an application may have, and how many bytes one of them. */
const MOST = 20_000;
const LARGEST = 2_000_000;

/** The code of an application by its paths below the directory. Throws a `ReadError` when not all of it can be read. */
export async function readFiles(
  options: SourceOptions,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const root = resolve(options.directory);
  const texts = new Map<string, string>();
  for (const path of await pathsIn(root, options.include, signal)) {
    signal.throwIfAborted();
    texts.set(path, await read(join(root, path), path));
  }
  return texts;
}

async function pathsIn(
  root: string,
  include: readonly string[] | undefined,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const part of include ?? ["."]) {
    const path = posix.normalize(part.replaceAll("\\", "/")).replace(/\/$/, "");
    if (path.startsWith("..") || path.startsWith("/"))
      throw unread(`include has ${part}, which is not below the directory`);
    const isFolder = await stat(join(root, path)).then(
      (one) => one.isDirectory(),
      () => {
        throw unread(`include has ${part}, which is not there`);
      },
    );
    if (isFolder) await walk(root, path === "." ? "" : path, found, signal);
    else found.add(path);
  }
  return [...found].sort(byCodeUnits);
}

async function walk(root: string, folder: string, found: Set<string>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((cause: unknown) => {
    throw unread(`the folder ${folder || "."} could not be read`, cause);
  });
  for (const entry of entries) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!entry.name.startsWith(".") && !PASSED_OVER.has(entry.name)) await walk(root, path, found, signal);
    } else if (
      entry.isFile() &&
      CODE.test(entry.name) &&
      !DECLARATION.test(entry.name) &&
      !TEST.test(entry.name)
    )
      found.add(path);
    if (found.size > MOST)
      throw unread(`it has more than ${MOST} files: name those of one application by include`);
  }
}

async function read(file: string, path: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > LARGEST) throw unread(`${path} has more than ${LARGEST} bytes: leave it out by include`);
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof ReadError) throw error;
    throw unread(`${path} could not be read`, error);
  }
}

/** What imports may begin with, by the `paths` of a tsconfig. One that is not asked for need not be there. */
export async function readAliases({ directory, tsconfig }: SourceOptions): Promise<Aliases> {
  const path = tsconfig ?? "tsconfig.json";
  const text = await readFile(join(resolve(directory), path), "utf8").catch((cause: unknown) => {
    if (tsconfig === undefined) return "{}";
    throw unread(`${path} could not be read`, cause);
  });
  const { config, error } = ts.parseConfigFileTextToJson(path, text) as { config?: unknown; error?: unknown };
  if (error !== undefined) throw unread(`${path} is no JSON that TypeScript reads`);
  const { compilerOptions = {} } = (config ?? {}) as {
    readonly compilerOptions?: {
      readonly baseUrl?: string;
      readonly paths?: Readonly<Record<string, readonly string[]>>;
    };
  };
  const base = posix.join(posix.dirname(path), compilerOptions.baseUrl ?? ".");
  const below = (target: string): string => posix.join(base, target);
  const own = Object.entries(compilerOptions.paths ?? {}).map(
    ([name, targets]) => [name, targets.map(below)] as const,
  );
  const bare = compilerOptions.baseUrl === undefined ? [] : [["*", [below("*")]] as const];
  return Object.fromEntries([...own, ...bare]);
}

/** Why a directory cannot be looked into; undefined when it can. */
export async function absenceOf(directory: string): Promise<Problem | undefined> {
  const shown = relative(process.cwd(), resolve(directory)) || ".";
  try {
    if ((await stat(directory)).isDirectory()) return undefined;
    return {
      code: "not-collected",
      message: `source(): directory is ${shown}, which is no directory: name the one of the application.`,
    };
  } catch {
    return {
      code: "not-collected",
      message: `source(): directory is ${shown}, which is not there or cannot be read: name the one of the application.`,
    };
  }
}

function unread(what: string, cause?: unknown): ReadError {
  const message = `Of the application not all could be read: ${what}.`;
  return new ReadError({ code: "partial-data", message, operation: OPERATION }, { cause });
}
