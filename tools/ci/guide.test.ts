import { spawn } from "node:child_process";
import { chmod, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { emptyGitHub, type GitHubServer, startGitHub } from "../../testbed/github/index.ts";
import { runAction } from "../../testbed/runner/index.ts";
import { bylawBin, git, openWorkspaces, root, type Workspaces } from "./workspace.ts";

let guide: string;
let forge: GitHubServer;
let workspaces: Workspaces;
let workspace: string;
let remote: string;
/** A folder whose programs stand for others of their names. */
let first: string;

beforeAll(async () => {
  guide = await readFile(join(root, "docs/ci.md"), "utf8");
  forge = await startGitHub({ state: emptyGitHub() });
  workspaces = openWorkspaces();
});
afterAll(async () => {
  await forge.stop();
  workspaces.remove();
});
beforeEach(() => {
  forge.clear();
  workspace = workspaces.checkout();
  remote = workspaces.evidence();
  first = workspaces.programs;
});

/** The code of the guide whose first line says which file it is. */
function fileIn(name: string): string {
  const blocks = [...guide.matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].map(([, text = ""]) => text);
  const found = blocks.find((text) => text.split("\n").slice(0, 2).join("\n").includes(name));
  if (found === undefined) throw new Error(`docs/ci.md has no ${name}.`);
  return found;
}

interface Ended {
  readonly code: number;
  readonly log: string;
}

/** Runs a script as a CI system does, where npm and npx are the guide's. */
async function started(script: string, options: readonly string[] = ["-e"]): Promise<Ended> {
  const child = spawn("bash", ["--noprofile", "--norc", ...options, "-c", script], {
    cwd: workspace,
    env: {
      PATH: `${first}:${workspaces.programs}:${process.env.PATH}`,
      HOME: process.env.HOME,
      GITHUB_API_URL: forge.url,
      GITHUB_TOKEN: "example",
      BYLAW_EVIDENCE_URL: remote,
      BYLAW_HOME: workspace,
      CI_COMMIT_BRANCH: "main",
    },
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      log += String(chunk);
    });
  }
  const code = await new Promise<number>((resolve) => child.on("close", (ended) => resolve(ended ?? -1)));
  return { code, log };
}

/** What the last run that was kept says of its revision. */
function revisionKept(): unknown {
  const files = git(remote, "ls-tree", "-r", "--name-only", "bylaw/evidence").split("\n");
  const run = files.filter((name) => /\/runs\/[^/]*\.json$/.test(name)).at(-1);
  return (JSON.parse(git(remote, "show", `bylaw/evidence:${run}`)) as { readonly revision?: unknown })
    .revision;
}

const kept = (): string => git(remote, "log", "--format=%s", "bylaw/evidence");
const KEPT = /^Run of \d{4}-\d\d-\d\d\nRuns begin$/;

/** What each system runs, as the guide has it. */
const systems: readonly (readonly [name: string, run: () => Promise<Ended>])[] = [
  [
    "GitLab",
    () => {
      const { compliance } = parse(fileIn(".gitlab-ci.yml")) as {
        readonly compliance: { readonly script: readonly string[] };
      };
      return started(compliance.script.join("\n"), ["-e", "-o", "pipefail"]);
    },
  ],
  [
    "Jenkins",
    () => started(/sh '''\n([\s\S]*?)'''/.exec(fileIn("Jenkinsfile"))?.[1] ?? "exit 99", ["-x", "-e"]),
  ],
  [
    "cron",
    async () => {
      git(workspace, "clone", "--quiet", "--branch", "bylaw/evidence", remote, ".bylaw/evidence");
      const upstream = workspaces.folder("upstream");
      git(upstream, "clone", "--quiet", "--bare", workspace, ".");
      git(workspace, "remote", "add", "origin", upstream);
      git(workspace, "fetch", "--quiet");
      git(workspace, "branch", "--quiet", "--set-upstream-to", "origin/main");
      const script = join(workspaces.folder("cron"), "daily.sh");
      await writeFile(script, fileIn("daily.sh"));
      await chmod(script, 0o755);
      const ended = await started(script, []);
      const log = await readFile(join(workspace, "daily.log"), "utf8").catch(() => "");
      return { ...ended, log: ended.log + log };
    },
  ],
  [
    "GitHub Actions",
    async () => {
      const { jobs } = parse(fileIn(".github/workflows/compliance.yml")) as {
        readonly jobs: {
          readonly check: {
            readonly steps: readonly { readonly uses?: string; readonly with?: Record<string, string> }[];
          };
        };
      };
      const [, evidence] = jobs.check.steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
      const own = jobs.check.steps.find(({ uses }) => uses?.startsWith("bylaw/bylaw@"));
      git(
        workspace,
        "clone",
        "--quiet",
        "--branch",
        evidence?.with?.ref ?? "",
        remote,
        evidence?.with?.path ?? "",
      );
      const { conclusion, outputs, log } = await runAction({
        action: root,
        workspace,
        inputs: { ...own?.with, command: `node ${bylawBin}` },
        env: {
          GITHUB_API_URL: forge.url,
          GITHUB_TOKEN: "example",
          GITHUB_REF_NAME: "main",
          GITHUB_REF_TYPE: "branch",
        },
        uses: { "github/codeql-action/upload-sarif": async () => undefined },
      });
      const code = Number(outputs["exit-code"]);
      return { code: conclusion === "success" ? code : code || -1, log };
    },
  ],
];

describe.each(systems)("%s, as docs/ci.md has it", (name, run) => {
  test("ends with 0 where all holds, and keeps the run as one that counts", async () => {
    const { code, log } = await run();
    expect(`${code}\n${log}`).toMatch(/^0\n/);
    expect(kept()).toMatch(KEPT);
    expect(revisionKept()).toEqual({
      commit: git(workspace, "rev-parse", "HEAD"),
      branch: "main",
      clean: true,
    });
  });

  test("ends with 2 where something could not be decided, and keeps that too; a changed workspace is not clean", async () => {
    forge.set({ deny: ["GET /orgs/{org}"] });
    await writeFile(join(workspace, "added.txt"), "by hand");
    const { code, log } = await run();
    expect(`${code}\n${log}`).toMatch(/^2\n/);
    expect(kept()).toMatch(KEPT);
    expect(revisionKept()).toEqual({
      commit: git(workspace, "rev-parse", "HEAD"),
      branch: "main",
      clean: false,
    });
  });

  test("ends with 64 where nothing was judged, keeps nothing, and leaves no report of the run before", async () => {
    await writeFile(join(workspace, "bylaw.config.ts"), "export default {};\n");
    await writeFile(join(workspace, "bylaw.xml"), "yesterday's");
    const { code, log } = await run();
    expect(`${code}\n${log}`).toMatch(/^64\n/);
    expect(kept()).toBe("Runs begin");
    if (name !== "cron" && name !== "GitHub Actions")
      expect(await readdir(workspace)).not.toContain("bylaw.xml");
  });
});

describe.each(systems.slice(0, 3))("%s, as docs/ci.md has it,", (name, run) => {
  test("does not end as a failing check does where what it needs cannot be installed", async () => {
    const npm = join(workspaces.folder("programs"), "npm");
    await writeFile(npm, "#!/usr/bin/env bash\nexit 1\n");
    await chmod(npm, 0o755);
    first = dirname(npm);
    await writeFile(join(workspace, "bylaw.xml"), "yesterday's");
    await writeFile(join(workspace, "daily.log"), "yesterday's");
    const { code, log } = await run();
    expect(code).toBe(64);
    expect(log).not.toContain("yesterday's");
    if (name !== "cron") expect(await readdir(workspace)).not.toContain("bylaw.xml");
    expect(kept()).toBe("Runs begin");
  });

  test("nor where the run cannot be pushed", async () => {
    const refuse = join(remote, "hooks/pre-receive");
    await writeFile(refuse, "#!/bin/sh\nexit 1\n");
    await chmod(refuse, 0o755);
    expect((await run()).code).toBe(2);
  });
});
