import { BylawError } from "@bylaw/core";
import type { Git } from "./git.ts";

/** A commit that today's program is compared with. */
export interface Revision {
  readonly commit: string;
  /** What is to be known of how it was chosen. */
  readonly note?: string;
}

/** Where a config stands in its repository. */
export interface Home {
  /** The repository's folder. */
  readonly root: string;
  /** Of the folder of the config, in the repository: `compliance/`, or nothing. */
  readonly prefix: string;
  /** Undefined before the first commit. */
  readonly head: string | undefined;
}

/** The repository that git is asked in. Throws where there is none. */
export async function homeOf(git: Git): Promise<Home> {
  const { code, out, err } = await git(["rev-parse", "--show-toplevel", "--show-prefix"]);
  if (code !== 0) {
    throw usage(
      `The config stands in no git repository that can be read: ${oneLine(err)}`,
      "Run it in a clone, or compare with a folder that holds the base: bylaw diff ./base.",
    );
  }
  const [root = "", prefix = ""] = out.split("\n");
  return { root, prefix, head: await commitOf(git, "HEAD") };
}

/** The commit of a revision, as of where HEAD left it: what came after on the base is no part of the change. */
export async function revisionOf(git: Git, name: string, { head }: Home): Promise<Revision> {
  const commit = await commitOf(git, name);
  if (commit === undefined) throw await unknown(git, name);
  if (head === undefined) return { commit };
  const { code, out } = await git(["merge-base", commit, head]);
  const short = commit.slice(0, 12);
  if (code !== 0 || out === "") {
    const note = `Where HEAD left ${name} is not known here, so this compares with ${short} itself.`;
    return { commit, note };
  }
  if (out === commit) return { commit };
  const note = `${name} is at ${short} by now; this compares with ${out.slice(0, 12)}, where HEAD left it.`;
  return { commit: out, note };
}

async function commitOf(git: Git, name: string): Promise<string | undefined> {
  if (name.startsWith("-")) return undefined;
  const { code, out } = await git(["rev-parse", "--verify", "--quiet", `${name}^{commit}`]);
  return code === 0 && /^[0-9a-f]{40,64}$/.test(out) ? out : undefined;
}

async function unknown(git: Git, name: string): Promise<BylawError> {
  const { out } = await git(["rev-parse", "--is-shallow-repository"]);
  if (out === "true") {
    return new BylawError(
      "base-broken",
      `This clone is shallow, and does not hold ${JSON.stringify(name)}.`,
      {
        next: "Fetch the history: fetch-depth: 0 in actions/checkout, or git fetch --unshallow.",
      },
    );
  }
  return usage(
    `git knows no revision ${JSON.stringify(name)}.`,
    `Fetch it, or name another one, such as origin/main; a folder is written ./folder.`,
  );
}

function usage(message: string, next: string): BylawError {
  return new BylawError("usage", message, { next });
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}
