import { randomUUID } from "node:crypto";
import { open, readlink, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { BylawError } from "@bylaw/core";
import { makeFolder } from "@bylaw/core/node";
import type { Format } from "../formats/format.ts";
import { type FormatId, formats } from "../formats/formats.ts";
import type { ExportedRun } from "../run/exported-run.ts";

/** A format, and the file that it is written to. */
export interface Output {
  readonly format: Format;
  /** An absolute path. */
  readonly path: string;
}

/**
 * What `--output junit=reports/bylaw.xml` asks for. Throws a `BylawError` for a format that is none, and for a file that is none.
 *
 * @example parseOutput("junit=reports/bylaw.xml", process.cwd());
 */
export function parseOutput(text: string, cwd: string): Output {
  const [, id = "", path = ""] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  const format = formats.find((one) => one.id === id.trim());
  if (format === undefined) {
    const all = formats.map((one) => one.id).join(", ");
    throw usage(
      `--output ${JSON.stringify(text)} names no format.`,
      `Give it as in --output junit=reports/bylaw.xml; the formats are ${all}.`,
    );
  }
  if (path.trim() === "")
    throw usage(`--output ${format.id} was given no file.`, `Name one, as in --output ${format.id}=<file>.`);
  if (/\.[cm]?[jt]sx?$/.test(path))
    throw usage(
      `--output ${format.id}: ${path} has the name of source, which it would replace.`,
      "Name a file of its own.",
    );
  if (path === "-")
    throw usage(
      `--output ${format.id}=- names no file: - is not taken for what is printed.`,
      `Give --output ${format.id}=/dev/stdout for that, or ${format.id}=./- for a file of that name.`,
    );
  if (/^~[^/]*(?:\/|$)/.test(path))
    throw usage(
      `--output ${format.id}=${path} begins with ~, which a shell leaves as it is behind the =.`,
      `Write the folder out, as in "$HOME/bylaw", or ./${path} where it is called so.`,
    );
  return { format, path: resolve(cwd, path) };
}

/**
 * Files by format, as a suite names them.
 *
 * @example outputsOf({ junit: "reports/bylaw.xml" }, process.cwd());
 */
export function outputsOf(files: OutputFiles, cwd: string): readonly Output[] {
  return Object.entries(files).map(([id, path]) => parseOutput(`${id}=${path}`, cwd));
}

/** A file for each format that is wanted, by the format's id. */
export type OutputFiles = { readonly [id in FormatId]?: string };

/** Throws where two outputs are one file, where a file is a folder, or where a format is of whole programs and the run is of a part. */
export async function assertOutputs(outputs: readonly Output[], isWhole: boolean): Promise<void> {
  for (const [at, { format, path }] of outputs.entries()) {
    const other = outputs.findIndex((one) => one.path === path);
    if (other !== at) throw usage(`--output names ${path} twice.`, "Give each format a file of its own.");
    if (format.wholeOnly !== undefined && !isWhole) {
      throw usage(
        `--output ${format.id} is of a whole program: ${format.wholeOnly}.`,
        "Leave the ids out, or write another format.",
      );
    }
    const found = await stat(path).catch(ignoreMissing);
    if (found?.isDirectory() === true)
      throw usage(`--output ${format.id}: ${path} is a folder.`, "Name a file in it.");
  }
}

/**
 * Takes away what an earlier run wrote, before anything is done for this one: however a run ends, no file of another passes for its
 * own. What is no file stays.
 *
 * @example await removeEarlier([parseOutput("junit=bylaw.xml", process.cwd())]);
 */
export async function removeEarlier(outputs: readonly Output[]): Promise<void> {
  for (const { path } of outputs) {
    const found = await stat(path).catch(ignoreMissing);
    if (found?.isFile() === true && !isStream(path)) await rm(await throughLinks(path), { force: true });
  }
}

/**
 * Writes a run in each format. A file appears whole or not at all. What is no file, as `/dev/stdout` is none, is written to.
 *
 * @example await writeExports(run, [parseOutput("junit=bylaw.xml", process.cwd())]);
 */
export async function writeExports(run: ExportedRun, outputs: readonly Output[]): Promise<void> {
  for (const { format, path } of outputs) await writeWhole(path, format.write(run));
}

/** The folders that files are put into; what is there and is no file, as a device, is in none. */
export async function foldersOf(outputs: readonly Output[]): Promise<readonly string[]> {
  const folders = await Promise.all(
    outputs.map(async ({ path }) => ((await isDevice(path)) ? [] : [dirname(path)])),
  );
  return [...new Set(folders.flat())];
}

async function isDevice(path: string): Promise<boolean> {
  const found = await stat(path).catch(ignoreMissing);
  return found !== undefined && (!found.isFile() || isStream(path));
}

/** True for what a program was given as its own: the shell may have opened a file for it, which others write to. */
function isStream(path: string): boolean {
  return /^\/(dev\/(stdout|stderr|fd\/)|proc\/)/.test(path);
}

/** Where a file is, or will be, that is named by a link: the link is to stay one. */
async function throughLinks(path: string): Promise<string> {
  const real = await realpath(path).catch(ignoreMissing);
  if (real !== undefined) return real;
  const target = await readlink(path).catch(() => undefined);
  return target === undefined ? path : throughLinks(resolve(dirname(path), target));
}

async function writeWhole(named: string, text: AsyncIterable<string>): Promise<void> {
  if (await isDevice(named)) return writeTo(named, "a", text);
  const path = await throughLinks(named);
  await makeFolder(dirname(path));
  const partial = `${path}.partial-${randomUUID()}`;
  try {
    await writeTo(partial, "wx", text);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function writeTo(path: string, flags: "a" | "wx", text: AsyncIterable<string>): Promise<void> {
  const handle = await open(path, flags);
  try {
    for await (const piece of gathered(text)) await handle.writeFile(piece);
    if (flags === "wx") await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The same text in pieces that are worth a write each. */
export async function* gathered(text: AsyncIterable<string>): AsyncIterable<string> {
  let pending = "";
  for await (const piece of text) {
    pending += piece;
    if (pending.length < 65_536) continue;
    yield pending;
    pending = "";
  }
  if (pending !== "") yield pending;
}

function usage(message: string, next: string): BylawError {
  return new BylawError("usage", message, { next });
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT") return undefined;
  throw error;
}
