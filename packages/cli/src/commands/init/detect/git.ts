import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** What git says of a folder. */
export interface Git {
  /** The repository's own folder; undefined where there is none. */
  readonly top?: string;
  /** The default branch: as the remote has it, else the one that is checked out. */
  readonly branch: string;
  /** The owner that a remote on GitHub names. */
  readonly owner?: string;
  /** True for a remote that is not on GitHub. */
  readonly isElsewhere: boolean;
  /** True where the branch for kept runs is there, or the remote has it. */
  readonly hasEvidenceBranch: boolean;
}

export const EVIDENCE_BRANCH = "bylaw/evidence";

const LOGIN = "[A-Za-z0-9](?:-?[A-Za-z0-9])*";
const ON_GITHUB = new RegExp(`^(?:https://(?:[^@/]+@)?|ssh://git@|git@)github\\.com[/:](${LOGIN})/[^/]+$`);

export async function gitOf(folder: string): Promise<Git> {
  const ask = (...args: readonly string[]) => answer(folder, args);
  const [top, remote, head, current, ...branches] = await Promise.all([
    ask("rev-parse", "--show-toplevel"),
    ask("config", "--get", "remote.origin.url"),
    ask("symbolic-ref", "--short", "refs/remotes/origin/HEAD"),
    ask("symbolic-ref", "--short", "HEAD"),
    ask("rev-parse", "--verify", "--quiet", `refs/heads/${EVIDENCE_BRANCH}`),
    ask("rev-parse", "--verify", "--quiet", `refs/remotes/origin/${EVIDENCE_BRANCH}`),
  ]);
  const owner = ON_GITHUB.exec(remote ?? "")?.[1];
  return {
    ...(top !== undefined && { top }),
    branch: head?.replace(/^origin\//, "") ?? current ?? "main",
    ...(owner !== undefined && { owner }),
    isElsewhere: remote !== undefined && owner === undefined,
    hasEvidenceBranch: branches.some((one) => one !== undefined),
  };
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
