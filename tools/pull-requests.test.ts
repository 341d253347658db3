import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "./repo.ts";

interface Workflow {
  readonly name: string;
  readonly on: unknown;
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly permissions: object;
  readonly steps: readonly {
    readonly run?: string;
    readonly uses?: string;
    readonly env?: object;
    readonly with?: Readonly<Record<string, unknown>>;
  }[];
}

const page = readFileSync(join(root, "docs/pull-requests.md"), "utf8");
const [plain, fork, comment] = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(
  ([, body = ""]) => parse(body) as Workflow,
) as [Workflow, Workflow, Workflow];
const workflows = [plain, fork, comment];
const jobOf = ({ jobs }: Workflow): Job => Object.values(jobs)[0] as Job;
const lines = workflows.flatMap((one) =>
  jobOf(one).steps.flatMap(({ run }) => (run?.startsWith("npx bylaw") ? [run] : [])),
);

describe("the workflows of the page", () => {
  test("run commands that exist, with options that they have", () => {
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      const [, name = ""] = /^npx bylaw (\S+)/.exec(line) ?? [];
      const bin = join(root, "packages/cli/bin/bylaw.js");
      const { status, stdout } = spawnSync(process.execPath, [bin, name, "--help"], { encoding: "utf8" });
      expect(status).toBe(0);
      for (const [option] of line.matchAll(/--[a-z]+/g)) expect(stdout).toContain(option);
    }
  });

  test("grant nothing but what a job names, and a fork's code nothing to write", () => {
    for (const one of workflows) expect(one.permissions).toEqual({});
    expect(jobOf(plain).permissions).toEqual({ contents: "read", "pull-requests": "write" });
    expect(jobOf(fork).permissions).toEqual({ contents: "read" });
    expect(jobOf(comment).permissions).toEqual({
      contents: "read",
      actions: "read",
      "pull-requests": "write",
    });
    expect(JSON.stringify(fork)).not.toContain("github.token");
    expect(JSON.stringify(workflows.map((one) => one.on))).not.toContain("pull_request_target");
  });

  test("leave no token in a checkout, and give it to the step that writes alone", () => {
    for (const one of workflows) {
      for (const { uses, with: given } of jobOf(one).steps)
        if (uses?.startsWith("actions/checkout"))
          expect(given).toMatchObject({ "persist-credentials": false });
      const holding = jobOf(one).steps.filter(({ env }) => env !== undefined && "GITHUB_TOKEN" in env);
      for (const { run } of holding) expect(run).toMatch(/^npx bylaw (?:diff .*--comment|comment )/);
    }
  });

  test("write from a job that checks out nothing of the change, and takes the file apart from the rest", () => {
    expect(comment.on).toEqual({ workflow_run: { workflows: [fork.name], types: ["completed"] } });
    const [checkout, , , download] = jobOf(comment).steps;
    expect(checkout?.with).not.toHaveProperty("ref");
    expect(download?.with).toMatchObject({ path: expect.stringContaining("runner.temp") });
  });
});
