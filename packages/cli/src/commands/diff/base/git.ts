import { spawn } from "node:child_process";
import { BylawError } from "@bylaw/core";
import type { Io } from "../../../io.ts";

/** What git said. */
export interface GitAnswer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Asks git, in one folder. */
export type Git = (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<GitAnswer>;

/** What a hook that runs us would have git look into in place of the folder that it is asked in. */
const OF_A_HOOK = [
  "GIT_DIR",
  "GIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_PREFIX",
  "GIT_COMMON_DIR",
  "GIT_OBJECT_DIRECTORY",
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_NAMESPACE",
];

/** Git in a folder. It runs no hooks, asks nobody for a password, and fetches no large files. */
export function gitIn(folder: string, { env }: Pick<Io, "env">): Git {
  const given = Object.entries(env).filter(([name]) => !OF_A_HOOK.includes(name));
  const quiet = { GIT_TERMINAL_PROMPT: "0", GIT_LFS_SKIP_SMUDGE: "1", LC_ALL: "C" };
  return (args, more = {}) =>
    new Promise((resolve, reject) => {
      const child = spawn("git", ["-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", ...args], {
        cwd: folder,
        env: { ...Object.fromEntries(given), ...quiet, ...more },
        stdio: ["ignore", "pipe", "pipe"],
      });
      let [out, err] = ["", ""];
      child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
        out += chunk;
      });
      child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
        err += chunk;
      });
      child.on("error", (cause: NodeJS.ErrnoException) => reject(notRun(cause)));
      child.on("close", (code) => resolve({ code: code ?? 1, out: out.trim(), err: err.trim() }));
    });
}

function notRun(cause: NodeJS.ErrnoException): BylawError {
  return new BylawError("usage", `git could not be run: ${cause.code ?? cause.message}.`, {
    next: "Install git, or compare with a folder that holds a checkout of the base: bylaw diff ./base.",
  });
}
