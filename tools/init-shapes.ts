import { spawn, spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Ran, root } from "./repo.ts";

/** A user's repository outside of this one. */
export interface UserRepository {
  readonly folder: string;
  /** Runs a program of Node in a folder of it. */
  node(script: string, args: readonly string[], where?: Where): Promise<Ran>;
  bylaw(args: readonly string[], where?: Where): Promise<Ran>;
  /** Every file but those that are installed, by its path. */
  files(): Readonly<Record<string, string>>;
  remove(): void;
}

interface Where {
  readonly within?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Given {
  readonly remote?: string | undefined;
  /** Default: as after an install. */
  readonly isInstalled?: boolean;
}

export function userRepository(
  files: Readonly<Record<string, string>>,
  { remote, isInstalled = true }: Given = {},
): UserRepository {
  const folder = mkdtempSync(join(tmpdir(), "bylaw-init-"));
  const git = (...args: readonly string[]) => spawnSync("git", [...args], { cwd: folder });
  git("init", "--quiet", "--initial-branch", "main");
  if (remote !== undefined) git("remote", "add", "origin", remote);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  if (isInstalled) symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|AWS_|NODE_ENV|GITHUB_|CI$)/.test(name),
  );
  const repository: UserRepository = {
    folder,
    node: (script, args, { within = ".", env = {} } = {}) =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [script, ...args], {
          cwd: join(folder, within),
          env: { ...Object.fromEntries(inherited), NO_COLOR: "1", ...env },
        });
        const out = { stdout: "", stderr: "" };
        for (const name of ["stdout", "stderr"] as const) {
          child[name].setEncoding("utf8").on("data", (text: string) => {
            out[name] += text;
          });
        }
        child.on("close", (status) => resolve({ status: status ?? 1, ...out }));
      }),
    bylaw: (args, where) => repository.node(join(root, "packages/cli/bin/bylaw.js"), args, where),
    files() {
      const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name))
        .filter((path) => !path.includes("node_modules") && !path.includes(".git/"))
        .sort();
      return Object.fromEntries(
        paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]),
      );
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  return repository;
}
