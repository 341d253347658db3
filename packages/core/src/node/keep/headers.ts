import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { type Digest, type KeptRun, keptRunSchema, sealedText } from "../../keep/kept-run.ts";
import { byCodeUnits } from "../../language/values/json.ts";
import { digestOf } from "./blocks.ts";
import { ignoreMissing, whyUnreadable } from "./errors.ts";

/** A run's own file, and the years that may hold its blocks, its own first. */
export interface Header {
  readonly path: string;
  readonly run: KeptRun;
  readonly years: readonly string[];
}

/** What was found in folders of runs. */
export interface Headers {
  /** In order of time; each once, in however many folders it lies. */
  readonly runs: readonly Header[];
  /** The files that are no whole run, and why. */
  readonly damaged: readonly { readonly path: string; readonly why: string }[];
  /** The runs that another one saw, and that are not there. */
  readonly missing: readonly { readonly digest: Digest; readonly seenBy: string }[];
}

/** Reads the files of the runs in folders: of all years, or single years that were taken elsewhere. */
export async function readHeaders(folders: readonly string[]): Promise<Headers> {
  const years = (await Promise.all(folders.map(yearsOf))).flat();
  const runs = new Map<Digest, Header>();
  const damaged: { path: string; why: string }[] = [];
  for (const year of years) {
    const names = (await readdir(join(year, "runs")).catch(ignoreMissing)) ?? [];
    for (const name of names.filter((one) => one.endsWith(".json")).sort(byCodeUnits)) {
      const path = join(year, "runs", name);
      const read = await readHeader(path);
      if ("why" in read) damaged.push({ path, why: read.why });
      else if (!runs.has(read.run.digest))
        runs.set(read.run.digest, {
          path,
          run: read.run,
          years: [year, ...years.filter((other) => other !== year)],
        });
    }
  }
  const inOrder = [...runs.values()].sort(
    (a, b) => byCodeUnits(a.run.startedAt, b.run.startedAt) || byCodeUnits(a.run.digest, b.run.digest),
  );
  return { runs: inOrder, damaged, missing: missingIn(inOrder) };
}

/** The run of one file; `why` where it is none. */
export async function readHeader(
  path: string,
): Promise<{ readonly run: KeptRun } | { readonly why: string }> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    return { why: `it ${whyUnreadable(error)}` };
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { why: "it is not JSON; it may be truncated" };
  }
  const { data, error } = keptRunSchema.safeParse(json);
  if (error !== undefined) return { why: `it is no run: ${z.prettifyError(error).replaceAll(/\s+/g, " ")}` };
  if (digestOf(sealedText(data)) !== data.digest) return { why: "it was edited: its digest differs" };
  return { run: data };
}

/** The runs that nothing came after. */
export function headsOf(runs: readonly Header[]): readonly Header[] {
  const followed = new Set(runs.flatMap(({ run: { after } }) => after));
  return runs.filter(({ run: { digest } }) => !followed.has(digest));
}

function missingIn(runs: readonly Header[]): Headers["missing"] {
  const known = new Set(runs.map(({ run: { digest } }) => digest));
  const missing = new Map<Digest, string>();
  for (const { path, run } of runs)
    for (const digest of run.after) if (!known.has(digest) && !missing.has(digest)) missing.set(digest, path);
  return [...missing].map(([digest, seenBy]) => ({ digest, seenBy }));
}

/** The years that a folder holds; a folder of runs is one itself, whatever lies beside them. */
async function yearsOf(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder).catch(ignoreMissing)) ?? [];
  const years = names.filter((name) => /^\d{4}$/.test(name)).sort(byCodeUnits);
  return [...(names.includes("runs") ? [folder] : []), ...years.map((name) => join(folder, name))];
}

/** Where the blocks of a run may lie that is named by its file: its year, and those beside it. */
export async function yearsBeside(path: string): Promise<readonly string[]> {
  const year = dirname(dirname(path));
  const beside = /^\d{4}$/.test(basename(year)) ? await yearsOf(dirname(year)) : [];
  return [year, ...beside.filter((other) => other !== year)];
}
