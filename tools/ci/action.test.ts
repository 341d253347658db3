import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { emptyGitHub, type GitHubServer, startGitHub } from "../../testbed/github/index.ts";
import { type ActionResult, runAction } from "../../testbed/runner/index.ts";
import { bylawBin, git, openWorkspaces, root, type Workspaces } from "./workspace.ts";

const bylaw = `node ${bylawBin}`;

let forge: GitHubServer;
let workspaces: Workspaces;
let workspace: string;
let uploads: string[];

beforeAll(async () => {
  forge = await startGitHub({ state: emptyGitHub() });
  workspaces = openWorkspaces();
});
afterAll(async () => {
  await forge.stop();
  workspaces.remove();
});

beforeEach(() => {
  forge.clear();
  forge.state.organization.twoFactorRequired = true;
  uploads = [];
  workspace = workspaces.checkout();
});

/** The branch of kept runs, and where the workspace has it. */
function evidenceBranch(): { readonly checkout: string; readonly remote: string } {
  const remote = workspaces.evidence();
  const checkout = join(workspace, ".bylaw/evidence");
  git(workspace, "clone", "--quiet", remote, checkout);
  return { checkout, remote };
}

function act(
  inputs: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<ActionResult> {
  return runAction({
    action: root,
    workspace,
    inputs: { command: bylaw, ...inputs },
    env: {
      GITHUB_API_URL: forge.url,
      GITHUB_TOKEN: "example",
      GITHUB_REF_NAME: "main",
      GITHUB_REF_TYPE: "branch",
      ...env,
    },
    uses: {
      "github/codeql-action/upload-sarif": async ({ sarif_file: file = "" }) => {
        uploads.push(await readFile(file, "utf8"));
      },
    },
  });
}

interface Sarif {
  readonly runs: readonly {
    readonly results: readonly { readonly ruleId: string; readonly level: string }[];
  }[];
}

const alertsOf = (text = "{}"): readonly string[] =>
  (JSON.parse(text) as Sarif).runs.flatMap(({ results }) =>
    results.map(({ ruleId, level }) => `${level} ${ruleId}`),
  );

describe("the action", () => {
  test("succeeds where all holds, says so in the summary, and closes what was open", async () => {
    const { conclusion, steps, outputs, summary, log } = await act({ sarif: "true" });
    expect({ conclusion, steps, log }).toEqual({
      conclusion: "success",
      steps: { check: 0, upload: 0, verdict: 0 },
      log: expect.not.stringContaining("::error"),
    });
    expect(outputs["exit-code"]).toBe("0");
    expect(uploads.map(alertsOf)).toEqual([[]]);
    expect(summary).toContain("Acme");
  });

  test("fails where something fails, at the line of the control, and raises an alert", async () => {
    forge.state.organization.twoFactorRequired = false;
    const { conclusion, outputs, summary, log } = await act({ sarif: "true" });
    expect([conclusion, outputs["exit-code"]]).toEqual(["failure", "1"]);
    expect(log).toMatch(/^::error file=bylaw\.config\.ts,line=\d+/m);
    expect(uploads.map(alertsOf)).toEqual([["error github/organization-two-factor-required"]]);
    expect(summary).toContain("Organization requires two-factor authentication: 1 fails.");
  });

  test("fails where something could not be decided, keeps it, and leaves the alert open", async () => {
    const { remote } = evidenceBranch();
    forge.set({ deny: ["GET /orgs/{org}"] });
    const { conclusion, steps, outputs, summary } = await act({ sarif: "true", evidence: ".bylaw/evidence" });
    expect({ conclusion, steps }).toEqual({
      conclusion: "failure",
      steps: { check: 0, keep: 0, upload: 0, verdict: 2 },
    });
    expect(outputs["exit-code"]).toBe("2");
    expect(uploads.map(alertsOf)).toEqual([
      ["warning github/organization-two-factor-required", "warning criterion"],
    ]);
    expect(summary).toMatch(/could not be decided/i);
    expect(git(remote, "log", "--format=%s", "bylaw/evidence")).toMatch(
      /^Run of \d{4}-\d\d-\d\d\nRuns begin$/,
    );
  });

  test("keeps runs of a clean commit beside those that somebody else pushed meanwhile", async () => {
    const { checkout, remote } = evidenceBranch();
    const other = workspaces.folder("other");
    git(other, "clone", "--quiet", remote, ".");
    await writeFile(join(other, "note.txt"), "pushed meanwhile\n");
    git(other, "add", "--all");
    git(other, "commit", "--quiet", "--message", "Another's");
    git(other, "push", "--quiet");
    const { conclusion, log } = await act({ evidence: ".bylaw/evidence" });
    expect(`${conclusion}\n${log}`).toMatch(/^success/);
    expect(git(remote, "log", "--format=%s", "bylaw/evidence").split("\n").slice(1)).toEqual([
      "Another's",
      "Runs begin",
    ]);
    const kept = git(checkout, "ls-files", "*/runs/*.json");
    expect(JSON.parse(await readFile(join(checkout, kept), "utf8"))).toMatchObject({
      revision: { commit: git(workspace, "rev-parse", "HEAD"), branch: "main", clean: true },
    });
  });

  test("is not fooled by what an earlier run left, where nothing is judged", async () => {
    const reports = mkdtempSync(join(tmpdir(), "bylaw-reports-"));
    try {
      expect((await act({ reports, sarif: "true" })).conclusion).toBe("success");
      await writeFile(join(workspace, "bylaw.config.ts"), "export default {};\n");
      const { conclusion, steps, outputs, summary } = await act({ reports, sarif: "true" });
      expect({ conclusion, steps }).toEqual({ conclusion: "failure", steps: { check: 0, verdict: 64 } });
      expect(outputs).toEqual({ "exit-code": "64", json: "", junit: "", sarif: "" });
      expect(uploads).toHaveLength(1);
      expect(summary).toBe("Bylaw judged nothing: it ended with exit code 64, and its log says why.\n");
    } finally {
      await rm(reports, { recursive: true, force: true });
    }
  });

  test("keeps the run of a tag as of no branch, whatever the tag is called", async () => {
    const { checkout } = evidenceBranch();
    await writeFile(join(checkout, ".git/info/exclude"), "*.json\n");
    const { conclusion, log } = await act({ evidence: ".bylaw/evidence" }, { GITHUB_REF_TYPE: "tag" });
    expect(`${conclusion}\n${log}`).toMatch(/^success/);
    const kept = JSON.parse(
      await readFile(join(checkout, git(checkout, "ls-files", "*/runs/*.json")), "utf8"),
    );
    expect(kept.revision).toEqual({ commit: git(workspace, "rev-parse", "HEAD"), clean: true });
  });

  test("lets nothing that bylaw says command the runner", async () => {
    forge.state.organization.twoFactorRequired = false;
    const { log } = await act({ from: "##[stop-commands]mine" });
    expect(log).toMatch(/^::stop-commands::([0-9a-f]{32})\n[\s\S]*mine[\s\S]*\n::\1::$/m);
    const failed = await act();
    expect(failed.log).toMatch(/^::stop-commands::([0-9a-f]{32})\n[\s\S]*\n::\1::\n::error file=/m);
  });

  test("judges nothing where the reports have no folder", async () => {
    await writeFile(join(workspace, "taken"), "");
    const { conclusion, steps } = await act({ reports: "taken" });
    expect({ conclusion, steps }).toEqual({ conclusion: "failure", steps: { check: 2 } });
  });

  test("fails where the change takes away the check that fails", async () => {
    forge.state.organization.twoFactorRequired = false;
    expect(await bylawIn(workspace, "check", "--record", ".bylaw/recording")).toBe(1);
    const path = join(workspace, "bylaw.config.ts");
    const before = await readFile(path, "utf8");
    const without = before
      .replace('id !== "CC6.1" && ', "")
      .replace(/controls: \[.*\],\n(?=\}\);)/s, "controls: [],\n");
    await writeFile(path, without);
    git(workspace, "commit", "--quiet", "--all", "--message", "Look away");
    const { conclusion, steps, log } = await act({ from: ".bylaw/recording", base: "HEAD~1" });
    expect({ conclusion, steps }).toEqual({ conclusion: "failure", steps: { check: 0, diff: 1 } });
    expect(log).toContain("No longer judged, and not passing before");
  });

  test("says which of its inputs do not go together", async () => {
    evidenceBranch();
    const { conclusion, steps, log } = await act({ evidence: ".bylaw/evidence", from: ".bylaw/evidence" });
    expect({ conclusion, steps }).toEqual({ conclusion: "failure", steps: { check: 64 } });
    expect(log).toContain("::error title=Bylaw::The inputs from and evidence do not go together");
  });

  test("says what to do where the evidence is no checkout of its own", async () => {
    await mkdir(join(workspace, ".bylaw/evidence"), { recursive: true });
    const { conclusion, steps, log } = await act({ evidence: ".bylaw/evidence" });
    expect({ conclusion, steps }).toEqual({ conclusion: "failure", steps: { check: 0, keep: 2 } });
    expect(log).toContain(".bylaw/evidence is no checkout of its own");
  });

  test("compares the program with its base, and fails where it cannot", async () => {
    const recorded = await bylawIn(workspace, "check", "--record", ".bylaw/recording");
    expect(recorded).toBe(0);
    const path = join(workspace, "bylaw.config.ts");
    const before = await readFile(path, "utf8");
    await writeFile(path, before.replace("GitHub lets nobody in", "GitHub lets no member in"));
    git(workspace, "commit", "--quiet", "--all", "--message", "In other words");
    const from = ".bylaw/recording";
    const { conclusion, log } = await act({ from, base: "HEAD~1" });
    expect(`${conclusion}\n${log}`).toMatch(/^success/);
    expect(log).toContain("GitHub lets no member in without a second factor.");
    const lost = await act({ from, base: "no-such-branch" });
    expect([lost.conclusion, lost.steps.diff]).not.toContain(0);
    expect(lost.conclusion).toBe("failure");
  });
});

/** Runs bylaw as the action does, and says how it ended. */
async function bylawIn(cwd: string, ...args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [bylawBin, ...args], {
    cwd,
    env: { ...process.env, GITHUB_API_URL: forge.url, GITHUB_TOKEN: "example" },
    stdio: "ignore",
  });
  return new Promise((resolve) => child.on("close", (code) => resolve(code ?? -1)));
}
