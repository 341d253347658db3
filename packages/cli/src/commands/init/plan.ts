import { lstat } from "node:fs/promises";
import { join, posix } from "node:path";
import { sourceOf } from "../backlog/source.ts";
import type { Answers } from "./answers/answers.ts";
import { manifestAt, textAt } from "./detect/manifest.ts";
import type { Repository } from "./detect/repository.ts";
import { baselineSource } from "./files/baseline.ts";
import { configSource } from "./files/config.ts";
import { withScripts } from "./files/edit-json.ts";
import { ignoreLines, withLines } from "./files/ignore.ts";
import { peopleSource } from "./files/people.ts";
import { moduleSource, packageSource, scriptsOf } from "./files/scripts.ts";
import { evidenceAttributes, evidenceReadme, suiteSource, vitestSource } from "./files/suite.ts";
import { tsconfigSource } from "./files/tsconfig.ts";
import { workflowSource } from "./files/workflow.ts";
import { type Place, peopleFile } from "./place.ts";

/** A file, and what becomes of it. */
export interface Planned {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  /** `left`: it is there, and stays as it is. */
  readonly state: "new" | "added-to" | "left";
  /** What it holds then; what it held before stands at its beginning or around it. */
  readonly text: string;
}

/** Its path, and what it would hold. */
type File = readonly [string, string];

/** Every file of a program, in the order in which it is read. */
export async function planFiles(
  answers: Answers,
  place: Place,
  repository: Repository,
): Promise<readonly Planned[]> {
  const { root, git, manager } = repository;
  const at = (folder: string, name: string): string => posix.join(folder, name);
  const isApart = place.home !== "";
  const program: readonly File[] = [
    [at(place.home, place.config), configSource(answers, place, git)],
    [peopleFile(place), peopleSource(answers)],
    [at(place.parts, "baseline.ts"), baselineSource(answers)],
    [at(place.home, "backlog.ts"), sourceOf([])],
    [at(at(place.home, answers.evidence), "README.md"), evidenceReadme],
    [at(at(place.home, answers.evidence), ".gitattributes"), evidenceAttributes],
  ];
  const files: readonly File[] = [
    // Of a program that is there, nobody knows what belongs to it.
    ...(place.isThere ? program.slice(0, 1) : program),
    [at(place.home, "compliance.test.ts"), suiteSource(place.config)],
    ...(isApart ? ([[at(place.home, "vitest.config.ts"), vitestSource]] as const) : []),
    [at(place.home, "tsconfig.json"), tsconfigSource(place)],
    // Another host runs no workflow of GitHub's.
    ...(git.isElsewhere
      ? []
      : ([[".github/workflows/compliance.yml", workflowSource(answers, place, manager)]] as const)),
    ...(isApart && !place.isPackage ? ([[at(place.home, "package.json"), moduleSource]] as const) : []),
  ];
  const planned = await Promise.all(files.map(([path, text]) => newOrLeft(root, path, text)));
  return [...planned, await packageOf(place, repository), await ignoreOf(root)];
}

async function newOrLeft(root: string, path: string, text: string): Promise<Planned> {
  return { path, state: (await isThere(join(root, path))) ? "left" : "new", text };
}

/** The package.json of whatever depends on Bylaw. */
async function packageOf(place: Place, repository: Repository): Promise<Planned> {
  const path = posix.join(place.runIn, "package.json");
  const there = await manifestAt(join(repository.root, path));
  if (there === undefined) return { path, state: "new", text: packageSource(place, repository) };
  const text = withScripts(there.text, there.scripts, scriptsOf(place));
  return { path, state: text === there.text ? "left" : "added-to", text };
}

async function ignoreOf(root: string): Promise<Planned> {
  const path = ".gitignore";
  const there = await textAt(join(root, path));
  const lines = ignoreLines(there);
  if (there !== undefined && lines.length === 0) return { path, state: "left", text: there };
  return { path, state: there === undefined ? "new" : "added-to", text: withLines(there, lines) };
}

/** True for whatever is at a path, a link to nothing too. */
async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      // What a file is in the way of is told where it is written.
      if (error.code === "ENOENT" || error.code === "ENOTDIR") return false;
      throw error;
    },
  );
}
