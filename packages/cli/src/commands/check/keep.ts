import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { BylawError } from "@bylaw/core";
import type { KeepOptions } from "@bylaw/core/node";
import type { Plan } from "@bylaw/core/run";
import type { Io } from "../../io.ts";
import { version } from "../../version.ts";
import type { CheckGiven } from "./given.ts";

type Stated = Pick<KeepOptions, "listings" | "revision" | "pipeline">;
type Environment = Io["env"];

/** What is said of a run that is kept, by whoever runs it or by the pipeline that it runs in. */
export function statedOf(given: CheckGiven, env: Environment): Stated {
  const { listings } = given;
  if (listings !== "all" && listings !== "changed" && listings !== "digests") {
    throw usage(`--listings ${listings} is no amount.`, "Give all, changed or digests.");
  }
  const revision = revisionOf(given, env);
  const pipeline = pipelineOf(env);
  return {
    listings,
    ...(revision !== undefined && { revision }),
    ...(pipeline !== undefined && { pipeline }),
  };
}

/** Throws for options that say something of a kept run where none is kept. */
export function assertKept(given: CheckGiven): void {
  for (const name of ["revision", "branch"] as const) {
    if (given[name] !== undefined && given.keep === undefined)
      throw usage(`--${name} says something of a run that is kept.`, "Give --keep <folder> as well.");
  }
  if (given.keep !== undefined && given.from !== undefined)
    throw usage("--keep and --from do not go together.", "What is replayed was kept, or recorded, already.");
}

/** Throws where a run tells of single resources: what it kept of a task would look like all of it. */
export function assertWholeTasks({ keep }: CheckGiven, { selection }: Plan): void {
  const [resource] = selection?.resources ?? [];
  if (keep === undefined || resource === undefined) return;
  throw usage(
    `A kept run judges all that a check judges, and ${JSON.stringify(resource)} is one resource.`,
    "Leave it out, or run without --keep.",
  );
}

/** As `git rev-parse HEAD` prints it, with -dirty behind it where `git status --porcelain` prints anything. */
const REVISION = /^([0-9a-f]{7,64})(-dirty)?$/;

function revisionOf(given: CheckGiven, env: Environment): KeepOptions["revision"] {
  const branch = given.branch ?? branchOf(env);
  const named = branch === undefined || branch === "" ? {} : { branch };
  if (given.revision !== undefined) {
    const [, commit, dirty] = REVISION.exec(given.revision) ?? [];
    if (commit === undefined) {
      throw usage(
        `--revision is ${JSON.stringify(given.revision)}, which is no commit.`,
        'Give it as in --revision "$(git rev-parse HEAD)", with -dirty behind it where git status --porcelain prints anything.',
      );
    }
    return { commit, ...named, clean: dirty === undefined };
  }
  // A pipeline knows its commit, and not whether a step has changed something since.
  const commit = env.GITHUB_SHA ?? env.CI_COMMIT_SHA;
  return commit === undefined || commit === "" ? undefined : { commit, ...named, clean: false };
}

function branchOf(env: Environment): string | undefined {
  return env.GITHUB_REF_TYPE === "branch" ? env.GITHUB_REF_NAME : env.CI_COMMIT_BRANCH;
}

function pipelineOf(env: Environment): KeepOptions["pipeline"] {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = env;
  if (env.GITHUB_ACTIONS === "true") {
    const isKnown = server !== undefined && repository !== undefined && id !== undefined;
    return {
      name: "GitHub Actions",
      ...(isKnown && { run: `${server}/${repository}/actions/runs/${id}` }),
    };
  }
  if (env.GITLAB_CI !== "true") return undefined;
  return { name: "GitLab CI", ...(env.CI_JOB_URL !== undefined && { run: env.CI_JOB_URL }) };
}

/** The address of the repository, as the pipeline says. */
export function repositoryOf(env: Environment): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, CI_PROJECT_URL: project } = env;
  return server !== undefined && repository !== undefined ? `${server}/${repository}` : project;
}

/** The versions of what judges: of Bylaw's packages as the program's folder has them. */
export async function versionsAt(folder: string): Promise<Readonly<Record<string, string>>> {
  const versions = new Map<string, string>([
    ["bylaw", version],
    ["node", process.versions.node],
  ]);
  for (let place = folder; ; place = dirname(place)) {
    const home = join(place, "node_modules/@bylaw");
    for (const name of await readdir(home).catch(() => [])) {
      const found = await versionIn(join(home, name, "package.json"));
      if (found !== undefined && !versions.has(`@bylaw/${name}`)) versions.set(`@bylaw/${name}`, found);
    }
    if (dirname(place) === place) break;
  }
  return Object.fromEntries([...versions].sort());
}

async function versionIn(path: string): Promise<string | undefined> {
  try {
    const { version: found } = JSON.parse(await readFile(path, "utf8")) as { readonly version?: unknown };
    return typeof found === "string" ? found : undefined;
  } catch {
    // No package of ours: nothing is said of it.
    return undefined;
  }
}

function usage(message: string, next: string): BylawError {
  return new BylawError("usage", message, { next });
}
