import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { config, createProject, type Project } from "../../project.fixture.ts";

const run = promisify(execFile);

/** A project in a git repository, whose first commit has a recording of its vault. */
export interface Repository extends Project {
  git(...args: readonly string[]): Promise<string>;
  commit(): Promise<string>;
}

export async function repository(files: Readonly<Record<string, string>> = {}): Promise<Repository> {
  const project = await createProject({ "bylaw.config.ts": config, ".gitignore": "recording\n", ...files });
  const git = async (...args: readonly string[]): Promise<string> => {
    const who = ["-c", "user.name=Ana", "-c", "user.email=ana@acme.example", "-c", "commit.gpgsign=false"];
    const { stdout } = await run("git", [...who, ...args], {
      cwd: project.folder,
      env: { PATH: process.env.PATH ?? "", GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" },
    });
    return stdout.trim();
  };
  const commit = async (): Promise<string> => {
    await git("add", "--all");
    await git("commit", "--quiet", "--message", "Change");
    return git("rev-parse", "HEAD");
  };
  await git("init", "--quiet", "--initial-branch", "main");
  await commit();
  await project.bylaw("check", "--record", "recording");
  return { ...project, git, commit };
}

/** The program with its period tightened, so that one more key fails. */
export const tightened: string = config.replace(
  "providers: [vault]",
  "settings: [period.to({ days: 60 })], providers: [vault]",
);
