import { spawnSync } from "node:child_process";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPostgres } from "./find-postgres.mjs";

export { findPostgres } from "./find-postgres.mjs";

/** A PostgreSQL of its own, reached by a socket in its folder. Whoever connects there is trusted. */
export interface RunningPostgres {
  /** The folder of the socket: `host` for `pg`. */
  readonly host: string;
  /** The superuser. */
  readonly user: string;
  /** Ends it as it ends in an accident: connections are cut. */
  stop(): void;
  start(): void;
  /** Ends it and removes its folder. */
  [Symbol.dispose](): void;
}

const SUPERUSER = "postgres";
// Nothing is kept beyond the test, so nothing needs to reach the disk.
const SETTINGS = [
  "listen_addresses=",
  "fsync=off",
  "full_page_writes=off",
  "max_connections=60",
  "shared_buffers=16MB",
];

/** Starts one. Throws where there is none on this machine, with how to get it. */
export function startPostgres(settings: readonly string[] = []): RunningPostgres {
  const { folder, missing } = findPostgres();
  if (missing !== undefined) throw new Error(missing);
  // A socket's path has a hundred characters at most.
  const home = mkdtempSync(join(tmpdir(), "pg-"));
  const data = join(home, "data");
  const owner = ownerOf(home);
  const run = (program: string, ...args: readonly string[]): void => {
    const { status, stderr, error } = spawnSync(join(folder, program), args, {
      ...owner,
      stdio: ["ignore", "ignore", "pipe"],
      cwd: home,
    });
    if (error !== undefined) throw error;
    if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  };
  const options = [...SETTINGS, ...settings, `unix_socket_directories=${home}`].flatMap((one) => ["-c", one]);
  const start = (): void => {
    // It stays on its own, without our streams: who waits for those would wait for it.
    run("pg_ctl", "-D", data, "-w", "-s", "-l", join(home, "log"), "-o", options.join(" "), "start");
  };
  const stop = (): void => run("pg_ctl", "-D", data, "-w", "-s", "-m", "immediate", "stop");
  run("initdb", "-D", data, "-A", "trust", "-U", SUPERUSER, "-E", "UTF8", "--no-sync", "--locale=C");
  start();
  return {
    host: home,
    user: SUPERUSER,
    start,
    stop,
    [Symbol.dispose]() {
      spawnSync(join(folder, "pg_ctl"), ["-D", data, "-w", "-s", "-m", "immediate", "stop"], {
        ...owner,
        cwd: home,
      });
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** It refuses to run as root: there somebody else is asked, who is on every machine. */
function ownerOf(home: string): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const { uid, gid } = idsOf("postgres") ?? idsOf("nobody") ?? {};
  if (uid === undefined || gid === undefined)
    throw new Error("PostgreSQL does not run as root, and there is no user nobody.");
  chownSync(home, uid, gid);
  return { uid, gid };
}

function idsOf(name: string): { readonly uid: number; readonly gid: number } | undefined {
  const ask = (which: string): number =>
    Number(spawnSync("id", [which, name], { encoding: "utf8" }).stdout.trim() || Number.NaN);
  const [uid, gid] = [ask("-u"), ask("-g")];
  return Number.isInteger(uid) && Number.isInteger(gid) ? { uid, gid } : undefined;
}
