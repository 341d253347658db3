import { spawn, spawnSync } from "node:child_process";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { bylawBin, git, openWorkspaces, root, type Workspaces } from "./workspace.ts";

let workspaces: Workspaces;
let workspace: string;

beforeAll(async () => {
  workspaces = openWorkspaces();
  workspace = workspaces.checkout();
  await mkdir(join(workspace, "tools"));
});
afterAll(() => workspaces.remove());

/** The code of a guide that holds these words. */
async function codeIn(page: string, words: string): Promise<string> {
  const text = await readFile(join(root, "docs", page), "utf8");
  const blocks = [...text.matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].map(([, code = ""]) => code);
  return blocks.find((code) => code.includes(words)) ?? "";
}

/** Runs a program to its end, and gives back all that it printed. */
function ran(...args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: workspace, encoding: "utf8" });
  return `${stdout}${stderr}`;
}

const jiti = join(root, "node_modules/jiti/lib/jiti-cli.mjs");

test("a recording of one's own is written by jiti, and is of the day that the guide says", async () => {
  await writeFile(
    join(workspace, "tools/record.ts"),
    await codeIn("writing-a-provider.md", 'writeRecording("recording"'),
  );
  expect(ran(jiti, "tools/record.ts")).not.toContain("Error");
  expect(ran(bylawBin, "check", "--from", "recording")).toContain("as of 2026-01-01T00:00:00.000Z");
});

test("made-up runs are kept as the guide says, and notify tells what changed", async () => {
  await writeFile(join(workspace, "tools/trial.ts"), await codeIn("writing-a-provider.md", "keepTrial"));
  await writeFile(
    join(workspace, "tools/two.ts"),
    `import { recordingOf } from "@bylaw/core/testing";
import program from "../bylaw.config.ts";
import { keepTrial, withEvidence } from "./trial.ts";
for (const day of ["2026-01-01", "2026-01-02"])
  await keepTrial(program, await withEvidence(program, recordingOf([], day + "T06:00:00.000Z")));
`,
  );
  expect(ran(jiti, "tools/two.ts")).not.toContain("Error");
  expect(ran(bylawBin, "notify", "trial", "--always")).toContain(
    "run of 2026-01-02, against the one of 2026-01-01",
  );
});

test("a merge request of GitLab gets what bylaw diff prints, as a block of code", async () => {
  const { script } = (
    parse(await codeIn("pull-requests.md", "bylaw-diff:")) as {
      readonly "bylaw-diff": { readonly script: readonly string[] };
    }
  )["bylaw-diff"];
  // The runs of the test before: what they lack is undecided by both programs.
  const remote = workspaces.evidence();
  const checkout = workspaces.folder("checkout");
  git(checkout, "clone", "--quiet", remote, ".");
  await cp(join(workspace, "trial"), checkout, { recursive: true });
  git(checkout, "add", "--all");
  git(checkout, "commit", "--quiet", "--message", "Run");
  git(checkout, "push", "--quiet");
  const asked: string[] = [];
  const gitlab = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += String(chunk);
    });
    request.on("end", () => {
      asked.push(
        `${request.method} ${request.url} ${request.headers["private-token"]}\n${new URLSearchParams(body).get("body")}`,
      );
      response.writeHead(201).end("{}");
    });
  });
  await new Promise<void>((resolve) => gitlab.listen(0, "127.0.0.1", resolve));
  const { port } = gitlab.address() as { readonly port: number };
  const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script.join("\n")], {
    cwd: workspace,
    stdio: "ignore",
    env: {
      PATH: `${workspaces.programs}:${process.env.PATH}`,
      HOME: process.env.HOME,
      BYLAW_EVIDENCE_READ_URL: remote,
      BYLAW_NOTE_TOKEN: "example",
      CI_API_V4_URL: `http://127.0.0.1:${port}/api/v4`,
      CI_MERGE_REQUEST_DIFF_BASE_SHA: git(workspace, "rev-parse", "HEAD"),
      CI_MERGE_REQUEST_IID: "7",
      CI_PROJECT_ID: "1",
    },
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  gitlab.close();
  // No check came to a verdict on those runs: nothing is compared.
  expect(code).toBe(2);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatch(
    /^POST \/api\/v4\/projects\/1\/merge_requests\/7\/notes example\nbylaw diff, exit code 2\n\n {4}Acme against /,
  );
});
