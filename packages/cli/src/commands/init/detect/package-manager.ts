import { existsSync } from "node:fs";
import { join } from "node:path";

export type ManagerName = "npm" | "pnpm" | "yarn" | "bun";

/** A package manager, as commands and workflows name it. */
export interface PackageManager {
  readonly name: ManagerName;
  /** What runs a command of a package: `npx`. */
  readonly exec: string;
  /** What adds to devDependencies. */
  readonly add: string;
  /** What installs what the lock file says, in a pipeline. */
  readonly install: string;
  /** What is added behind `add` where packages go to the root of workspaces. */
  readonly atRoot: string;
  /** True where package.json says which version to use. */
  readonly isPinned: boolean;
  /** True for yarn 2 and later. */
  readonly isBerry: boolean;
}

const LOCKS: readonly (readonly [string, ManagerName])[] = [
  ["pnpm-lock.yaml", "pnpm"],
  ["pnpm-workspace.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["package-lock.json", "npm"],
];

/** By what package.json says, else by the lock file, else npm. */
export function packageManagerOf(folder: string, said: string | undefined): PackageManager {
  const [, named, version] = /^(npm|pnpm|yarn|bun)@(\d+)/.exec(said ?? "") ?? [];
  const locked = LOCKS.find(([file]) => existsSync(join(folder, file)))?.[1];
  const name = (named as ManagerName | undefined) ?? locked ?? "npm";
  const isBerry =
    name === "yarn" &&
    (version === undefined ? existsSync(join(folder, ".yarnrc.yml")) : Number(version) > 1);
  return { name, isPinned: named !== undefined, isBerry, ...wordsOf(name, isBerry) };
}

function wordsOf(
  name: ManagerName,
  isBerry: boolean,
): Pick<PackageManager, "exec" | "add" | "install" | "atRoot"> {
  switch (name) {
    case "npm":
      return { exec: "npx", add: "npm install --save-dev", install: "npm ci", atRoot: "" };
    case "pnpm":
      return {
        exec: "pnpm exec",
        add: "pnpm add --save-dev",
        install: "pnpm install --frozen-lockfile",
        atRoot: " --workspace-root",
      };
    case "yarn":
      return {
        exec: "yarn",
        add: "yarn add --dev",
        install: `yarn install ${isBerry ? "--immutable" : "--frozen-lockfile"}`,
        atRoot: isBerry ? "" : " --ignore-workspace-root-check",
      };
    case "bun":
      return {
        exec: "bunx",
        add: "bun add --dev",
        install: "bun install --frozen-lockfile",
        atRoot: "",
      };
  }
}
