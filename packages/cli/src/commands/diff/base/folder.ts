import { rmSync } from "node:fs";
import { mkdir, mkdtemp, readdir, realpath, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Git } from "./git.ts";

/** A folder that one comparison has for itself. */
export interface OwnFolder {
  readonly path: string;
  /** Gives it back where it is whole, or else takes it away. */
  release(isWhole: boolean): Promise<void>;
}

/**
 * A folder for the files of a base: the one that the comparison before left in the repository's own folder of git, so that only what
 * differs is written; a temporary one where that cannot be written.
 */
export async function ownFolder(git: Git): Promise<OwnFolder> {
  const { code, out } = await git(["rev-parse", "--path-format=absolute", "--git-path", "bylaw-base"]);
  const kept = code === 0 ? await keptFolder(out).catch(ignoreUnwritable) : undefined;
  return kept ?? temporaryFolder();
}

/** Called `free` while nobody has it. Whoever renames it has it. */
async function keptFolder(given: string): Promise<OwnFolder> {
  await mkdir(given, { recursive: true });
  const home = await realpath(given);
  await sweep(home, /^(\d+)-/);
  const [free, path] = [join(home, "free"), join(home, `${process.pid}-${++claims}`)];
  await rename(free, path).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    await mkdir(path);
  });
  return {
    path,
    async release(isWhole) {
      // Another comparison may have given its own back meanwhile.
      const isGiven =
        isWhole &&
        (await rename(path, free).then(
          () => true,
          () => false,
        ));
      if (!isGiven) await rm(path, { recursive: true, force: true });
    },
  };
}

let claims = 0;

const NAME = "bylaw-base-";
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

async function temporaryFolder(): Promise<OwnFolder> {
  const home = await realpath(tmpdir());
  await sweep(home, /^bylaw-base-(\d+)-/);
  const path = await mkdtemp(join(home, `${NAME}${process.pid}-`));
  const remove = () => rmSync(path, { recursive: true, force: true });
  const onSignal = (signal: NodeJS.Signals) => {
    remove();
    process.kill(process.pid, signal);
  };
  process.on("exit", remove);
  for (const signal of SIGNALS) process.once(signal, onSignal);
  return {
    path,
    async release() {
      await rm(path, { recursive: true, force: true });
      process.off("exit", remove);
      for (const signal of SIGNALS) process.off(signal, onSignal);
    },
  };
}

/** What a run that was killed has left behind, by the number of its process. */
async function sweep(home: string, ours: RegExp): Promise<void> {
  for (const name of await readdir(home)) {
    const [, pid] = ours.exec(name) ?? [];
    if (pid === undefined || isAlive(Number(pid))) continue;
    // Another user's is not ours to take away.
    await rm(join(home, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

function ignoreUnwritable(error: NodeJS.ErrnoException): undefined {
  if (["EACCES", "EPERM", "EROFS", "EEXIST", "ENOTDIR"].includes(error.code ?? "")) return undefined;
  throw error;
}
