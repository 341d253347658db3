import { existsSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { BylawError } from "@bylaw/core";
import { plainText } from "@bylaw/core/run";
import { type Git, gitOf } from "./git.ts";
import { type Manifest, manifestAt, textAt } from "./manifest.ts";
import { type PackageManager, packageManagerOf } from "./package-manager.ts";
import { patternsIn } from "./pnpm.ts";
import { type Tsconfig, tsconfigOf } from "./tsconfig.ts";
import { type Uses, usesOf } from "./uses.ts";

/** What is there before anything is written. */
export interface Repository {
  readonly root: string;
  readonly git: Git;
  readonly manifest?: Manifest;
  readonly manager: PackageManager;
  /** The patterns of its workspaces; empty where it is one package. */
  readonly workspaces: readonly string[];
  readonly tsconfig: Tsconfig;
  readonly uses: Uses;
  /** Its name, where nothing else names the company. */
  readonly name: string;
}

export async function repositoryAt(root: string): Promise<Repository> {
  const git = await gitOf(root);
  await assertTop(root, git);
  const [manifest, pnpm, tsconfig, uses] = await Promise.all([
    manifestAt(join(root, "package.json")),
    textAt(join(root, "pnpm-workspace.yaml")),
    textAt(join(root, "tsconfig.json")),
    usesOf(root),
  ]);
  return {
    root,
    git,
    ...(manifest !== undefined && { manifest }),
    manager: packageManagerOf(root, manifest?.packageManager),
    workspaces: [...(manifest?.workspaces ?? []), ...patternsIn(pnpm ?? "")],
    tsconfig: tsconfigOf(tsconfig),
    uses,
    name: basename(root),
  };
}

/** A workflow is read at the root alone. */
async function assertTop(root: string, { top }: Git): Promise<void> {
  if (top === undefined) return assertNone(root);
  if ((await realpath(root)) === (await realpath(top))) return;
  throw new BylawError("usage", `${plainText(root)} is not the root of its repository.`, {
    next: `Run it there: cd ${plainText(relative(root, top))}`,
  });
}

/** Git may refuse one that is there: as another owns it, or as it is broken. */
function assertNone(root: string): void {
  for (let place = root; ; place = dirname(place)) {
    if (existsSync(join(place, ".git")))
      throw new BylawError("usage", `${plainText(place)} is a repository that git does not read.`, {
        next: "See what git status says there, and run again.",
      });
    if (dirname(place) === place) return;
  }
}
