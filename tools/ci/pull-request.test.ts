import { mkdtempSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import {
  emptyGitHub,
  example,
  type GitHubServer,
  repository,
  startGitHub,
} from "../../testbed/github/index.ts";
import { type ActionResult, runAction } from "../../testbed/runner/index.ts";
import { bylawBin, git, openWorkspaces, root, type Workspaces } from "./workspace.ts";

const LIST = "GET /repos/{owner}/{repo}/issues/{issue_number}/comments";
const WRITE = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";
const PULL = "GET /repos/{owner}/{repo}/pulls/{pull_number}";

let forge: GitHubServer;
let workspaces: Workspaces;
let workspace: string;
let written: string[];
let events: string;

beforeAll(async () => {
  written = [];
  events = mkdtempSync(join(tmpdir(), "bylaw-event-"));
  const state = emptyGitHub("acme");
  state.repositories.push(repository({ name: "infrastructure" }));
  state.organization.twoFactorRequired = true;
  state.told[LIST] = () => [];
  state.told[WRITE] = ({ body }) => {
    const comment = { id: written.length + 1, body: (body as { readonly body: string }).body };
    written.push(comment.body);
    return { status: 201, body: example(LIST, comment) };
  };
  state.told[PULL] = () => {
    const { head } = example(PULL) as { readonly head: object };
    const sha = git(workspace, "rev-parse", "HEAD");
    return { ...example(PULL), number: 7, requested_teams: [], head: { ...head, sha } };
  };
  forge = await startGitHub({ state });
  workspaces = openWorkspaces();
  workspace = workspaces.checkout();
});
afterAll(async () => {
  await forge.stop();
  workspaces.remove();
  await rm(events, { recursive: true });
});

/** Runs the action with the inputs that a workflow of the guide has. */
async function act(workflow: string, env: Readonly<Record<string, string>>): Promise<ActionResult> {
  const guide = await readFile(join(root, "docs/ci.md"), "utf8");
  const [, text = ""] = guide.split(`# .github/workflows/${workflow}\n`);
  const { jobs } = parse(text.slice(0, text.indexOf("```"))) as {
    readonly jobs: {
      readonly check: {
        readonly steps: readonly { readonly uses?: string; readonly with?: Record<string, string> }[];
      };
    };
  };
  const own = jobs.check.steps.find(({ uses }) => uses?.startsWith("bylaw/bylaw@"));
  return runAction({
    action: root,
    workspace,
    inputs: { ...own?.with, command: `node ${bylawBin}` },
    env: { GITHUB_API_URL: forge.url, GITHUB_TOKEN: "example", ...env },
    uses: { "github/codeql-action/upload-sarif": async () => undefined },
  });
}

async function pullRequest(): Promise<ActionResult> {
  const event = join(events, "pull.json");
  const sha = git(workspace, "rev-parse", "HEAD");
  await writeFile(event, JSON.stringify({ pull_request: { number: 7, head: { sha } } }));
  // Nothing of the cloud can be read: only the comment is written.
  forge.set({ deny: ["GET /orgs/{org}"] });
  const env = { GITHUB_REPOSITORY: "acme/infrastructure", GITHUB_EVENT_PATH: event };
  return act("compliance-pull-request.yml", env);
}

async function change(text: string): Promise<void> {
  const path = join(workspace, "bylaw.config.ts");
  await writeFile(path, (await readFile(path, "utf8")).replace(/GitHub lets .* in(?= without)/, text));
  git(workspace, "commit", "--quiet", "--all", "--message", text);
}

test("the workflow of a pull request judges the newest run that the other one kept, and comments", async () => {
  git(workspace, "clone", "--quiet", workspaces.evidence(), join(workspace, ".bylaw/evidence"));
  await change("GitHub lets no stranger in");
  const before = await pullRequest();
  expect([before.conclusion, before.outputs["exit-code"]]).toEqual(["failure", "64"]);
  expect(before.log).toContain(
    "holds no kept run yet, and is no recording.\n  Keep a run there with bylaw check --keep",
  );

  forge.clear();
  const kept = await act("compliance.yml", { GITHUB_REF_NAME: "main", GITHUB_REF_TYPE: "branch" });
  expect(`${kept.conclusion}\n${kept.log}`).toMatch(/^success/);

  await change("GitHub lets no member in");
  const { conclusion, steps, log } = await pullRequest();
  expect(`${conclusion}\n${log}`).toMatch(/^success/);
  expect(steps).toEqual({ check: 0, diff: 0, verdict: 0 });
  expect(log.match(/^judging the run of \d{4}-\d\d-\d\d, \.bylaw\/evidence\/\S+\.json$/gm)).toHaveLength(2);
  expect(written).toHaveLength(1);
  expect(written[0]).toContain("GitHub lets no member in without a second factor.");
});
