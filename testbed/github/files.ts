import { createHash } from "node:crypto";
import type { Commit, Files, History } from "./history.ts";

/** A directory or a file of a commit. */
export interface TreeObject {
  oid: string;
  mode: string;
  type: "blob" | "tree" | "commit";
}

/** What a commit has at a path. */
export function objectAt({ files = {} }: Commit, path: string): TreeObject | undefined {
  const file = files[path];
  if (file !== undefined) return { ...file, type: file.mode === "160000" ? "commit" : "blob" };
  const below = filesBelow(files, path);
  if (Object.keys(below).length === 0) return undefined;
  const oid = createHash("sha1").update(JSON.stringify(below)).digest("hex");
  return { oid, mode: "040000", type: "tree" };
}

/** All that a directory holds, its folders too, by the directory's own id; undefined where no commit has it. */
export function treeWithId({ commits }: History, oid: string): Record<string, TreeObject> | undefined {
  for (const commit of commits) {
    for (const directory of foldersOf(commit.files ?? {})) {
      if (objectAt(commit, directory)?.oid !== oid) continue;
      const below = filesBelow(commit.files ?? {}, directory);
      const paths = [...Object.keys(below), ...foldersOf(below)].sort();
      return Object.fromEntries(
        paths.flatMap((path) => {
          const found = objectAt(commit, `${directory}/${path}`);
          return found === undefined ? [] : [[path, found]];
        }),
      );
    }
  }
  return undefined;
}

/** The newest commit that brought what stands at a path, as `git log -1` finds it. */
export function lastAt({ commits }: History, head: string, path: string): Commit | undefined {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
  let commit = bySha.get(head);
  while (commit !== undefined) {
    const own = objectAt(commit, path)?.oid;
    const parents = commit.parents.flatMap((sha) => bySha.get(sha) ?? []);
    const same = parents.find((parent) => objectAt(parent, path)?.oid === own);
    if (same === undefined) return own === undefined && parents.length === 0 ? undefined : commit;
    commit = same;
  }
  return undefined;
}

function filesBelow(files: Files, directory: string): Files {
  const inside = Object.entries(files).filter(([path]) => path.startsWith(`${directory}/`));
  return Object.fromEntries(inside.map(([path, file]) => [path.slice(directory.length + 1), file]));
}

function foldersOf(files: Files): string[] {
  const folders = Object.keys(files).flatMap((path) => {
    const parts = path.split("/").slice(0, -1);
    return parts.map((_, at) => parts.slice(0, at + 1).join("/"));
  });
  return [...new Set(folders)];
}
