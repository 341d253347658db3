import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createProject, type Project } from "../../project.fixture.ts";

/** A repository of git's in which `bylaw init` is tried. */
export interface Begun extends Project {
  /** Every file of it, by its path. */
  files(): Readonly<Record<string, string>>;
}

export async function begin(files: Readonly<Record<string, string>> = {}, remote?: string): Promise<Begun> {
  const project = await createProject(files);
  const git = (...args: readonly string[]) =>
    execFileSync("git", [...args], { cwd: project.folder, stdio: "ignore" });
  git("init", "--initial-branch", "main");
  if (remote !== undefined) git("remote", "add", "origin", remote);
  return {
    ...project,
    files() {
      const all = readdirSync(project.folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name).slice(project.folder.length + 1))
        .filter((path) => !path.startsWith(".git/"))
        .sort();
      return Object.fromEntries(all.map((path) => [path, readFileSync(join(project.folder, path), "utf8")]));
    },
  };
}
