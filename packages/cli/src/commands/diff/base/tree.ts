import { existsSync, lstatSync, mkdirSync, readdirSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { BylawError } from "@bylaw/core";
import { isThere } from "../../../paths.ts";
import { ownFolder } from "./folder.ts";
import type { Git } from "./git.ts";
import type { Home, Revision } from "./revision.ts";

/** Where the files of a commit are, in a folder of their own. */
export interface Tree {
  /** Stands for the root of the file system: a file of the repository is at its own path below it. */
  readonly root: string;
  /** Where the repository's folder is in it. */
  readonly repository: string;
}

/** The files of a commit, on their way to a folder. */
export interface OpenTree {
  /** Settles when all of them are there. */
  readonly written: Promise<Tree>;
  /** Lets go of the folder, once. */
  close(): Promise<void>;
}

/** Begins to write the files of a commit to a folder that sees what is installed here. */
export async function openTree(git: Git, home: Home, revision: Revision): Promise<OpenTree> {
  const folder = await ownFolder(git);
  const tree = { root: folder.path, repository: below(folder.path, home.root) };
  const written = writeTree(git, home, revision, tree);
  // Whoever awaits it hears of it, where anybody does.
  written.catch(() => undefined);
  let closed: Promise<void> | undefined;
  return {
    written,
    close() {
      // Of what was written in part git knows nothing: the next comparison would find files of this one.
      closed ??= written.then(
        () => folder.release(true),
        () => folder.release(false),
      );
      return closed;
    },
  };
}

async function writeTree(git: Git, { root, prefix }: Home, { commit }: Revision, tree: Tree): Promise<Tree> {
  await mkdir(tree.repository, { recursive: true });
  // What is above is none of the base's.
  await writeFile(join(tree.root, "package.json"), "{}\n");
  const installed = await installedOn(join(root, prefix));
  // Git puts back what the base has committed of it.
  for (const one of installed)
    if (!root.startsWith(one + sep)) rmSync(below(tree.root, one), { recursive: true, force: true });
  await checkOut(git, commit, tree);
  for (const one of installed) linkAll(one, root, tree);
  return tree;
}

/** By an index of its own, so that the repository's is left as it is, and nothing is registered. What it knows of an earlier commit is not written again. */
async function checkOut(git: Git, commit: string, { root, repository }: Tree): Promise<void> {
  const { code, err } = await git(
    ["-c", "checkout.workers=0", `--work-tree=${repository}`, "read-tree", "--reset", "-u", commit],
    { GIT_INDEX_FILE: join(root, "index") },
  );
  if (code === 0) return;
  throw new BylawError(
    "base-broken",
    `git could not write the files of ${commit}: ${err.replaceAll(/\s+/g, " ")}`,
    {
      next: "Mend what it says; a partial or shallow clone may lack them: fetch-depth: 0 in actions/checkout.",
    },
  );
}

/** What is installed on the way from the config's folder up: the same packages judge both. */
async function installedOn(from: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (let folder = from; ; folder = dirname(folder)) {
    const installed = join(folder, "node_modules");
    if (await isThere(installed)) found.push(installed);
    if (dirname(folder) === folder) return found;
  }
}

/** At one go: to wait for each of some thousand calls takes longer than they do. */
function linkAll(installed: string, repository: string, tree: Tree): void {
  const target = below(tree.root, installed);
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(installed)) {
    // What bylaw's loader keeps there is of today's files.
    if (name === ".cache") continue;
    const place = join(installed, name);
    const isScope = name.startsWith("@") && !lstatSync(place).isSymbolicLink();
    if (!isScope) link(place, join(target, name), repository, tree);
    else {
      mkdirSync(join(target, name), { recursive: true });
      for (const own of readdirSync(place)) link(join(place, own), join(target, name, own), repository, tree);
    }
  }
}

/** A package that stands in the repository itself is the base's own, but for those of Bylaw. */
function link(place: string, target: string, repository: string, tree: Tree): void {
  // A link to nothing, or what the base has committed itself.
  if (!existsSync(place) || lstatSync(target, { throwIfNoEntry: false }) !== undefined) return;
  const real = realpathSync.native(place);
  const within = relative(repository, real);
  const isOwn = !within.startsWith("..") && !within.split(sep).includes("node_modules");
  const own = resolve(tree.repository, within);
  const isOurs = /[\\/]node_modules[\\/](?:@bylaw[\\/][^\\/]+|bylaw)$/.test(place);
  symlinkSync(isOwn && !isOurs && existsSync(own) ? own : real, target, "junction");
}

/** A path as it is below another root: `/home/ana/repo` below `/tmp/x` is `/tmp/x/home/ana/repo`. */
function below(root: string, path: string): string {
  return join(root, path.replace(/^([A-Za-z]):/, "$1"));
}
