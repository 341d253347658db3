import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Begun, begin } from "./init.fixture.ts";

// What users of other initialisers reported of repositories that were there before, replayed.

let project: Begun;
beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-27T10:00:00Z"), toFake: ["Date"] });
});
afterEach(async () => {
  vi.useRealTimers();
  await project.remove();
});

interface Told {
  readonly folder: string;
  readonly notes: readonly string[];
  readonly files: readonly { readonly path: string; readonly state: string; readonly text?: string }[];
  readonly todo: readonly { readonly do: string }[];
}

async function told(...args: readonly string[]): Promise<Told> {
  const { code, out, err } = await project.bylaw("init", "--yes", "--json", ...args);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return JSON.parse(out) as Told;
}

const workflow = ".github/workflows/compliance.yml";
const program = (all: Told) => all.files.find(({ path }) => path.endsWith("bylaw.config.ts"))?.text;

describe("the remote", () => {
  test.each([
    ["ssh://git@ssh.github.com:443/acme/infra.git", "CodexMonitor 182"],
    ["https://www.github.com/acme/infra", "cli 693"],
    ["https://github.com/acme/infra/", "gerrit-intellij-plugin 104"],
    ["git@github.com:acme/infra", "desktop 1679"],
    ["https://GitHub.com/acme/infra.git", "no thread"],
    ["org-1234@github.com:acme/infra.git", "no thread"],
    ["git://github.com/acme/infra.git", "no thread"],
    ["git@github.com-work:acme/infra.git", "worktrunk 1790"],
    ["git@github-work:acme/infra.git", "vscode-github-actions 239"],
  ])("%s is GitHub's (%s)", async (remote) => {
    project = await begin({}, remote);
    const all = await told("--dry-run");
    expect(program(all)).toContain('github({ organization: "acme" })');
    expect(all.files.map(({ path }) => path)).toContain(workflow);
  });

  test("behind git's own short name for it is GitHub's (ghi 338)", async () => {
    project = await begin({}, "gh:acme/infra");
    execFileSync("git", ["config", "url.https://github.com/.insteadOf", "gh:"], { cwd: project.folder });
    expect(program(await told("--dry-run"))).toContain('github({ organization: "acme" })');
  });

  test.each([
    "https://github.acme.com/acme/infra.git",
    "https://github.com.evil.example/acme/infra.git",
    "https://gitlab.com/github.com/infra.git",
    "git@work:acme/infra.git",
    "https://evil.example/x@github.com/acme",
  ])("%s is not", async (remote) => {
    project = await begin({}, remote);
    const all = await told("--dry-run");
    expect(program(all)).not.toContain("github(");
    expect(all.files.map(({ path }) => path)).not.toContain(workflow);
  });
});

describe("a package.json with a byte order mark (vendo 1078, electron 6353)", () => {
  test("is read, and keeps it", async () => {
    project = await begin({
      "package.json": '\ufeff{\r\n  "devDependencies": { "jest": "30" }\r\n}\r\n',
      "cdk/package.json": '\ufeff{ "dependencies": { "aws-cdk-lib": "2" } }',
    });
    const all = await told();
    expect(all.notes).toContainEqual(expect.stringMatching(/^jest finds/));
    expect(project.files()["package.json"]).toMatch(/^\ufeff\{\r\n {2}"devDependencies"/);
    expect(project.files()["compliance/bylaw.config.ts"]).toContain("aws({");
  });
});

describe("a tsconfig.json with a byte order mark", () => {
  test("is read", async () => {
    project = await begin({
      "package.json": '{ "type": "module" }',
      "tsconfig.json": '\ufeff{ "include": ["src"] }',
    });
    expect((await told("--dry-run")).notes).not.toContainEqual(expect.stringMatching(/^tsconfig\.json/));
  });
});

describe("pnpm's workspaces", () => {
  test.each([
    ["on a line", "packages: [\"libs/*\", 'apps/*']\n"],
    [
      "over lines in brackets",
      "packages: [\n  'libs/*', # ours\n  apps/*,\n]\nonlyBuiltDependencies: [esbuild]\n",
    ],
    ["behind a remark", "packages: # ours\n  - libs/*\n  - apps/*\n"],
    ["on Windows", "packages:\r\n  - libs/*\r\n"],
    ["quoted", '"packages":\n  - libs/*\n'],
  ])("%s are found (create-config 96, cli 1013)", async (_, text) => {
    project = await begin({ "package.json": "{}", "pnpm-workspace.yaml": text });
    expect((await told("--dry-run")).folder).toBe("libs/compliance");
  });

  test("are none where the file has settings alone (pnpm 9711)", async () => {
    project = await begin({
      "package.json": "{}",
      "pnpm-workspace.yaml": "onlyBuiltDependencies:\n  - esbuild\n",
    });
    const all = await told();
    expect(all.folder).toBe("compliance");
    expect(all.todo[0]?.do).toMatch(/^pnpm add --save-dev bylaw /);
  });
});

describe("what git ignores", () => {
  const by = "no reviewer and no pipeline sees them. By which line says git check-ignore --verbose";
  test.each([
    ["documents/\n", "the pages of documents, the pictures of documents", "documents/control-matrix.md"],
    ["*.md\n", "evidence/README.md, the pages of documents, the records of evidence", "evidence/README.md"],
    [".*\n!.gitignore\n", `evidence/.gitattributes, ${workflow}`, "evidence/.gitattributes"],
    [
      "/evidence\n",
      "evidence/README.md, evidence/.gitattributes, the records of evidence",
      "evidence/README.md",
    ],
    [
      "*.ts\n",
      "bylaw.config.ts, compliance/people.ts, compliance/baseline.ts, backlog.ts, compliance.test.ts",
      "bylaw.config.ts",
    ],
  ])("is told: %j (dxkit 367)", async (ignored, what, path) => {
    project = await begin({ ".gitignore": ignored });
    const note = `git ignores ${what}: ${by} ${path}`;
    expect((await told("--dry-run")).notes).toEqual([note]);
    expect((await told()).notes).toEqual([note]);
  });

  test("is nothing that is committed, and nothing of kept runs", async () => {
    project = await begin({ ".gitignore": ".bylaw/\nnode_modules/\ndist/\n" });
    expect((await told()).notes).toEqual([]);
    await project.write({ ".gitignore": "*.yml\n" });
    execFileSync("git", ["add", "--force", workflow], { cwd: project.folder });
    expect((await told()).notes).toEqual([]);
  });
});

describe("files of others", () => {
  test("in the place of the workflow or of the suite are told (nps 86)", async () => {
    project = await begin({
      [workflow]: "name: license scan\non: push\n",
      "compliance.test.ts": 'test("ours", () => {});\n',
    });
    const rest =
      "was there and does not name bylaw: if it is for something else, rename it and run bylaw init again.";
    const notes = [`compliance.test.ts ${rest}`, `${workflow} ${rest}`];
    expect((await told()).notes).toEqual(notes);
    expect((await told()).notes).toEqual(notes);
    await project.write({ "compliance.test.ts": 'import { complianceSuite } from "@bylaw/vitest";\n' });
    expect((await told()).notes).toEqual(notes.slice(1));
  });

  test("that are Bylaw's own are not", async () => {
    project = await begin();
    await told();
    expect((await told()).notes).toEqual([]);
  });
});

describe("Prettier (terraform-aws-components 998)", () => {
  const note = (folders: readonly string[]) =>
    `Prettier would write ${folders.join(" and ")} anew: a page then differs from the program, and a record from what runs saw. Add ${folders.map((one) => `${one}/`).join(" and ")} to .prettierignore.`;

  test.each([
    [".prettierrc", ["documents", "evidence"], { ".prettierrc": "{}" }],
    [
      "a dependency of a package",
      ["documents", "evidence"],
      { "web/package.json": '{ "devDependencies": { "prettier": "3" } }' },
    ],
    [
      "with other things left out",
      ["documents", "evidence"],
      { "prettier.config.js": "", ".prettierignore": "dist\nold/documents\n" },
    ],
    ["with half of it left out", ["evidence"], { ".prettierrc": "{}", ".prettierignore": "documents\n" }],
    [
      "in a folder of its own",
      ["compliance/documents", "compliance/evidence"],
      { "package.json": '{ "devDependencies": { "prettier": "3" } }' },
    ],
  ])("is told to leave them alone: %s", async (_, folders, files) => {
    project = await begin(files as unknown as Record<string, string>);
    expect((await told("--dry-run")).notes).toEqual([note(folders)]);
  });

  test.each([
    "documents/\r\nevidence/",
    "/documents\r\n/evidence/**",
    "**/documents/**\r\n**/evidence",
    "*.md",
  ])("is not where it does: %j", async (lines) => {
    project = await begin({ ".prettierrc": "{}", ".prettierignore": `dist\r\n${lines}\r\n` });
    expect((await told("--dry-run")).notes).toEqual([]);
  });
});

describe("a repository that git does not read (test-reporter 226)", () => {
  test("is told before anything is written, and is no missing one", async () => {
    project = await begin({ "infra/main.tf": "" }, "git@github.com:acme/infra.git");
    const refusal = {
      code: 64,
      out: "",
      err: `[bylaw] ${project.folder} is a repository that git does not read.\n  See what git status says there, and run again.\n`,
    };
    vi.stubEnv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
    const refused = await project.bylaw("init", "--yes");
    const within = await project.bylawIn({ folder: "infra" }, "init", "--yes");
    vi.unstubAllEnvs();
    expect(refused).toEqual(refusal);
    expect(within).toEqual(refusal);
    expect(Object.keys(project.files())).toEqual(["infra/main.tf"]);
  });
});

test("a folder of others, called as that of the documents, is none of them: they are still to be written", async () => {
  project = await begin({ "documents/minutes.md": "# Minutes\n" });
  await told();
  const todo = async () => (await told()).todo.map(({ do: what }) => what);
  expect(await todo()).toContain("npx bylaw docs");
  await project.bylaw("docs");
  expect(await todo()).not.toContain("npx bylaw docs");
  expect(project.files()["documents/minutes.md"]).toBe("# Minutes\n");
});

test("a checkout of Windows leaves records as they were committed (NemoClaw 8648), and no run takes the rule for a record", async () => {
  project = await begin();
  await told();
  const record = "---\non: 2026-11-26\n---\n";
  await project.write({ "evidence/restore-test/2026-11-26.md": record });
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], {
      cwd: project.folder,
      stdio: "ignore",
    });
  git("add", ".");
  git("commit", "--message", "x");
  git("clone", "--config", "core.autocrlf=true", ".", "windows");
  const there = (path: string) => readFileSync(join(project.folder, "windows", path), "utf8");
  expect(there("evidence/restore-test/2026-11-26.md")).toBe(record);
  expect(there("backlog.ts")).toContain("\r\n");
  const { out } = await project.bylaw("check");
  expect(out).not.toMatch(/gitattributes|no requirement asks/);
});

describe("a folder of that name that was there (aws-cdk 1758)", () => {
  const files = (manifest: object, tsconfig: object) => ({
    "package.json": '{ "workspaces": ["packages/*"] }',
    "packages/compliance/package.json": JSON.stringify({ name: "@acme/compliance", ...manifest }),
    "packages/compliance/tsconfig.json": JSON.stringify(tsconfig),
    "packages/compliance/src/index.ts": "export {};\n",
  });

  test("is told where its settings do not fit", async () => {
    project = await begin(files({}, { compilerOptions: { module: "commonjs" } }));
    const rest = "was there, and the program does not compile with it: it needs";
    expect((await told()).notes).toEqual([
      `packages/compliance/tsconfig.json ${rest} "module": "nodenext", "noEmit": true and "allowImportingTsExtensions": true.`,
      `packages/compliance/package.json ${rest} "type": "module".`,
    ]);
    expect(project.files()["packages/compliance/src/index.ts"]).toBe("export {};\n");
    expect((await told()).notes).toEqual([]);
  });

  test("is none where they do", async () => {
    const compilerOptions = { module: "nodenext", noEmit: true, allowImportingTsExtensions: true };
    project = await begin(files({ type: "module" }, { compilerOptions }));
    expect((await told()).notes).toEqual([]);
  });
});
