import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { ownerIn } from "./remote.ts";

/** What git says of a folder. */
export interface Git {
  /** The repository's own folder; undefined where there is none. */
  readonly top?: string;
  /** The default branch, where the remote tells of one. */
  readonly branch?: string;
  /** The one that is checked out. */
  readonly current: string;
  /** The owner that a remote on GitHub names. */
  readonly owner?: string;
  /** True for a remote that names no repository on GitHub. */
  readonly isElsewhere: boolean;
  /** True where the branch for kept runs is there, or the remote has it. */
  readonly hasEvidenceBranch: boolean;
}

export const EVIDENCE_BRANCH = "bylaw/evidence";

export async function gitOf(folder: string): Promise<Git> {
  const ask = (...args: readonly string[]) => answer(folder, args);
  const [top, remote, meant, head, current, ...branches] = await Promise.all([
    ask("rev-parse", "--show-toplevel"),
    ask("config", "--get", "remote.origin.url"),
    // What git takes it for: a short name of its own may stand for an address.
    ask("remote", "get-url", "origin"),
    ask("symbolic-ref", "--short", "refs/remotes/origin/HEAD"),
    ask("symbolic-ref", "--short", "HEAD"),
    ask("rev-parse", "--verify", "--quiet", `refs/heads/${EVIDENCE_BRANCH}`),
    ask("rev-parse", "--verify", "--quiet", `refs/remotes/origin/${EVIDENCE_BRANCH}`),
  ]);
  const owner = ownerIn(remote ?? "") ?? ownerIn(meant ?? "");
  return {
    ...(top !== undefined && { top }),
    ...(head !== undefined && { branch: head.replace(/^origin\//, "") }),
    current: current ?? "main",
    ...(owner !== undefined && { owner }),
    isElsewhere: remote !== undefined && owner === undefined,
    hasEvidenceBranch: branches.some((one) => one !== undefined),
  };
}

/** Those of some paths that git ignores. What is committed already is none. */
export async function ignoredIn(root: string, paths: readonly string[]): Promise<readonly string[]> {
  const told = await answer(root, ["check-ignore", "--", ...paths]);
  const ignored = new Set(told?.split("\n"));
  return paths.filter((path) => ignored.has(path));
}

/** What a command prints; undefined where it fails, or there is no git. */
async function answer(cwd: string, args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)("git", [...args], { cwd, encoding: "utf8" });
    return stdout.trim() === "" ? undefined : stdout.trim();
  } catch {
    return undefined;
  }
}
