import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Begun, begin } from "./init.fixture.ts";

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
  readonly runIn: string;
  readonly files: readonly { readonly path: string; readonly text?: string }[];
  readonly notes: readonly string[];
  readonly rights: readonly { readonly title: string; readonly commands: readonly string[] }[];
  readonly report: {
    readonly criteria: Readonly<Record<string, readonly string[]>>;
    readonly due: readonly { readonly requirement: string; readonly due: string; readonly by: string }[];
    readonly more: number;
  };
  readonly todo: readonly { readonly do: string; readonly why: string }[];
}

async function told(...args: readonly string[]): Promise<Told> {
  const { code, out, err } = await project.bylaw("init", "--yes", "--json", ...args);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return JSON.parse(out) as Told;
}

const textOf = ({ files }: Told, name: string) => files.find(({ path }) => path.endsWith(name))?.text ?? "";
const workflowOf = (all: Told) => textOf(all, "compliance.yml");

describe("the package manager", () => {
  test.each([
    ["npm", { "package-lock.json": "{}" }, "npx", "npm ci", "npm install --save-dev"],
    ["pnpm", { "pnpm-lock.yaml": "" }, "pnpm exec", "pnpm install --frozen-lockfile", "pnpm add --save-dev"],
    ["yarn 1", { "yarn.lock": "" }, "yarn", "yarn install --frozen-lockfile", "yarn add --dev"],
    ["yarn 4", { "yarn.lock": "", ".yarnrc.yml": "" }, "yarn", "yarn install --immutable", "yarn add --dev"],
    ["bun", { "bun.lock": "" }, "bunx", "bun install --frozen-lockfile", "bun add --dev"],
    [
      "what package.json says",
      { "package.json": '{ "packageManager": "pnpm@10.1.0" }', "yarn.lock": "" },
      "pnpm exec",
      "pnpm install --frozen-lockfile",
      "pnpm add --save-dev",
    ],
  ])("is found: %s", async (_, files, exec, install, add) => {
    project = await begin(files as Record<string, string>);
    const workflow = workflowOf(await told("--dry-run"));
    expect(workflow).toContain(`      - run: ${install}\n      - run: ${exec} tsc`);
    expect(workflow).toContain(`          ${exec} bylaw check `);
    expect((await told()).todo[0]?.do).toMatch(new RegExp(`^${add} bylaw @bylaw/core `));
  });
});

describe("the place of the program", () => {
  const esm = '{ "type": "module" }';
  const fits =
    '{ "compilerOptions": { "module": "nodenext", "noEmit": true, "allowImportingTsExtensions": true } }';
  test.each([
    ["nothing", {}, ".", "."],
    ["an ES module whose tsconfig.json fits", { "package.json": esm, "tsconfig.json": fits }, ".", "."],
    [
      "one that compiles a folder alone",
      { "package.json": esm, "tsconfig.json": fits.replace(/}$/, ', "include": ["src"] }') },
      "compliance",
      ".",
    ],
    ["one that does not fit", { "package.json": esm, "tsconfig.json": "{}" }, "compliance", "."],
    ["CommonJS", { "package.json": "{}", "tsconfig.json": fits }, "compliance", "."],
    ["no TypeScript", { "package.json": esm }, "compliance", "."],
    [
      "workspaces",
      { "package.json": '{ "workspaces": { "packages": ["libs/*", "packages/*"] } }' },
      "packages/compliance",
      "packages/compliance",
    ],
    [
      "pnpm's workspaces",
      {
        "package.json": "{}",
        "pnpm-workspace.yaml": "packages:\n  # All.\n  - 'libs/**'\ncatalog:\n  - x/*\n",
      },
      "libs/compliance",
      "libs/compliance",
    ],
    ["workspaces without a pattern", { "package.json": '{ "workspaces": ["api"] }' }, "compliance", "."],
  ])("in a repository of %s", async (_, files, folder, runIn) => {
    project = await begin(files as Record<string, string>);
    expect(await told("--dry-run")).toMatchObject({ folder, runIn });
    await told();
    expect(await told("--dry-run")).toMatchObject({ folder, runIn });
  });
});

describe("AWS and GitHub", () => {
  test.each([
    [
      "a dependency",
      { "api/package.json": '{ "dependencies": { "@aws-sdk/client-s3": "3" } }' },
      '["us-east-1"]',
    ],
    [
      "a workflow",
      { ".github/workflows/a.yml": "uses: aws-actions/x\nwith:\n  aws-region: eu-west-1\n" },
      '["eu-west-1"]',
    ],
    [
      "Terraform",
      {
        "infra/main.tf":
          'provider "aws" {\n  region = "eu-north-1"\n}\nprovider "aws" {\n  region = "ap-south-1"\n}\n',
      },
      '["ap-south-1", "eu-north-1"]',
    ],
    ["a CDK app", { "cdk.json": "{}" }, '["us-east-1"]'],
  ])("AWS is found by %s", async (_, files, regions) => {
    project = await begin(files);
    const all = await told("--dry-run");
    expect(textOf(all, "bylaw.config.ts")).toContain(`aws({ regions: ${regions} })`);
    expect(all.rights.map(({ title }) => title)).toContain(
      "The read-only role for AWS, which the workflow on the default branch takes",
    );
  });

  test.each([
    ["git@github.com:acme/infra.git", "acme"],
    ["https://github.com/acme-inc/infra", "acme-inc"],
    ["ssh://git@github.com/Acme/infra.git", "Acme"],
  ])("GitHub is found by the remote %s", async (remote, login) => {
    project = await begin({}, remote);
    expect(textOf(await told("--dry-run"), "bylaw.config.ts")).toContain(
      `github({ organization: "${login}" })`,
    );
  });

  test("elsewhere there is no workflow, and it is said", async () => {
    project = await begin({}, "https://gitlab.com/acme/infra.git");
    const all = await told();
    expect(all.notes).toEqual([
      "The remote does not name github.com, so no workflow was written: let your pipeline run bylaw check --keep each day.",
    ]);
    expect(Object.keys(project.files()).filter((path) => path.startsWith(".github"))).toEqual([]);
  });
});

describe("what would trip over the program is told", () => {
  const workflows =
    'There are workflows, and no GitHub organization is read: add github({ organization: "<login>" }) to providers, and githubControls to verifiedBy.';
  const both = '{ "devDependencies": { "jest": "30", "vitest": "4" } }';

  test("with the file and the option that leave it out", async () => {
    project = await begin({
      "package.json": both,
      "tsconfig.json": "{}",
      "src/a.test.ts": "",
      "vite.config.ts": "",
      "jest.config.js": "",
      ".github/workflows/test.yml": "",
    });
    expect((await told("--dry-run")).notes).toEqual([
      'tsconfig.json compiles every file: add "compliance" to its "exclude"; the program has a tsconfig.json of its own.',
      "vitest finds compliance.test.ts among your tests too, such as src/a.test.ts, and it asks live accounts: " +
        'add "compliance/**" to test.exclude, beside configDefaults.exclude, in vite.config.ts.',
      "jest finds compliance.test.ts among your tests too, such as src/a.test.ts: " +
        'add "<rootDir>/compliance/" to testPathIgnorePatterns in jest.config.js.',
      workflows,
    ]);
  });

  test("with the files that are still to be written", async () => {
    project = await begin({ "package.json": both, "src/__tests__/b.js": "" });
    expect((await told()).notes).toEqual([
      "vitest finds compliance.test.ts among your tests too, such as src/__tests__/b.js, and it asks live accounts: " +
        'add "compliance/**" to test.exclude, beside configDefaults.exclude, in vitest.config.ts, which is still to be written.',
      "jest finds compliance.test.ts among your tests too, such as src/__tests__/b.js: " +
        'add "<rootDir>/compliance/" to testPathIgnorePatterns in package.json, under "jest".',
    ]);
  });

  test("at the root, where one file of settings serves both", async () => {
    project = await begin({
      "package.json": both.replace("{", '{ "type": "module",'),
      "tsconfig.json":
        '{ "compilerOptions": { "module": "nodenext", "noEmit": true, "allowImportingTsExtensions": true } }',
      "a.spec.ts": "",
    });
    expect((await told("--dry-run")).notes).toEqual([
      "vitest finds compliance.test.ts among your tests too, such as a.spec.ts, and it asks live accounts: " +
        "give vitest --exclude compliance.test.ts in your own scripts of package.json.",
      "jest finds compliance.test.ts among your tests too, such as a.spec.ts: " +
        'add "<rootDir>/compliance.test.ts" to testPathIgnorePatterns in package.json, under "jest".',
    ]);
  });

  test("not where there are no other tests", async () => {
    project = await begin();
    await told();
    await project.write({
      "package.json": (project.files()["package.json"] ?? "").replace(
        "{",
        '{ "devDependencies": { "vitest": "4" },',
      ),
    });
    expect((await told()).notes).toEqual([]);
  });
});

describe("package.json keeps its form", () => {
  const scripts = (config = " --config compliance/bylaw.config.ts") => [
    `"compliance": "bylaw check${config}"`,
    '"compliance:test": "vitest run --root compliance"',
    '"compliance:types": "tsc --project compliance"',
  ];
  const [check = "", suite = "", types = ""] = scripts();
  test.each([
    [
      "tabs, and lists on a line",
      '{\n\t"files": ["a", "b"],\n\t"scripts": {\n\t\t"test": "jest"\n\t}\n}\n',
      `{\n\t"files": ["a", "b"],\n\t"scripts": {\n\t\t"test": "jest",\n\t\t${check},\n\t\t${suite},\n\t\t${types}\n\t}\n}\n`,
    ],
    [
      "no scripts, and no line at its end",
      '{\n    "name": "x"\n}',
      `{\n    "name": "x",\n    "scripts": {\n        ${check},\n        ${suite},\n        ${types}\n    }\n}`,
    ],
    [
      "carriage returns, a script of that name, and scripts elsewhere",
      '{\r\n  "config": { "scripts": {} },\r\n  "scripts": {\r\n    "compliance": "ours \\"{\\""\r\n  }\r\n}\r\n',
      `{\r\n  "config": { "scripts": {} },\r\n  "scripts": {\r\n    "compliance": "ours \\"{\\"",\r\n    ${suite},\r\n    ${types}\r\n  }\r\n}\r\n`,
    ],
    ["empty", "{}\n", `{\n  "scripts": {\n    ${check},\n    ${suite},\n    ${types}\n  }\n}\n`],
  ])("%s", async (_, before, after) => {
    project = await begin({ "package.json": before });
    await told();
    expect(project.files()["package.json"]).toBe(after);
    await told();
    expect(project.files()["package.json"]).toBe(after);
  });
});

describe("the workflow", () => {
  const guide = readFileSync(
    fileURLToPath(new URL("../../../../../docs/period.md", import.meta.url)),
    "utf8",
  );

  test("keeps runs as the guide to the period does", async () => {
    project = await begin();
    const workflow = workflowOf(await told("--dry-run"));
    const [, keep = ""] = /(- name: keep\n(?: {8}.*\n)+)/.exec(guide) ?? [];
    expect(keep).toContain("git pull --rebase && git push\n");
    expect(workflow).toContain(`      ${keep}`);
    const [, check = ""] = /( {10}npx bylaw check [^\n]*\n[^\n]*\n)/.exec(guide) ?? [];
    expect(workflow).toContain(check);
    // Of which branch it is, the pipeline says: a tag may be called main, and is none.
    expect(workflow).not.toContain("--branch");
  });

  test("has the rights that it needs, and a pull request has none", async () => {
    project = await begin({ "cdk.json": "{}" }, "git@github.com:acme/infra.git");
    const workflow = workflowOf(await told("--dry-run"));
    const [before = "", pull = "", daily = ""] = workflow.split(/^ {2}(?:pull-request|check):$/m);
    expect(before).toContain("\npermissions:\n  contents: read\n");
    expect(pull).not.toMatch(/permissions|secrets|vars\.|id-token/);
    expect(daily).toContain(
      "    permissions:\n      contents: write # the branch bylaw/evidence\n      id-token: write # the read-only role\n",
    );
    expect(daily).toMatch(/ {10}GITHUB_TOKEN: \$\{\{ secrets\.BYLAW_GITHUB_TOKEN \}\}\n/);
    expect(daily).toContain("          aws-region: us-east-1\n");
  });
});

describe("the gap report", () => {
  test("says of each criterion what it rests on, and what is due first", async () => {
    project = await begin({ "cdk.json": "{}" }, "git@github.com:acme/infra.git");
    const { report } = await told();
    const { checks = [], also, evidence = [], nothing } = report.criteria;
    expect(checks).toEqual(["CC6.1", "CC6.6", "CC6.7", "CC7.1", "CC7.2", "CC7.5", "CC8.1"]);
    expect(also).toEqual(checks);
    expect(checks.length + evidence.length).toBe(33);
    expect(nothing).toEqual([]);
    expect(report.due.map(({ requirement, due }) => `${due} ${requirement}`)).toEqual([
      "2026-11-27 policy-approval",
      "2026-11-30 access-changed",
      "2026-11-30 alerts-reviewed",
      "2026-11-30 backups-made",
      "2026-11-30 deployments-recorded",
    ]);
  });

  test("ends with at most seven things to do, each a command or a file, and none that is done", async () => {
    project = await begin();
    const first = await told();
    expect(first.todo.map(({ do: what }) => what)).toEqual([
      "npm install --save-dev bylaw @bylaw/core @bylaw/evidence @bylaw/policies @bylaw/vitest zod vitest typescript @types/node",
      "compliance/people.ts",
      'npx bylaw backlog --add --owner executive --until 2027-02-25 --reason "Found on the first day."',
      "npx bylaw docs",
      expect.stringMatching(/^git branch bylaw\/evidence /),
      "npx bylaw evidence add policy-approval --by engineer",
      "npx bylaw evidence add access-changed --by executive",
    ]);
    await project.bylaw("docs");
    await project.bylaw(
      "backlog",
      "--add",
      "--owner",
      "executive",
      "--until",
      "2027-02-25",
      "--reason",
      "First day.",
    );
    await project.write({
      "compliance/people.ts": (project.files()["compliance/people.ts"] ?? "").replace(/^\/\/.*\n/m, ""),
    });
    const second = await told();
    expect(second.todo.map(({ do: what }) => what.split(" ").slice(0, 3).join(" "))).toEqual([
      "npm install --save-dev",
      "git branch bylaw/evidence",
      ...Array.from({ length: 5 }, () => "npx bylaw evidence"),
    ]);
  });

  test("each command that it names is one", async () => {
    project = await begin({ "package.json": "{}" });
    const { todo } = await told();
    for (const { do: what } of todo.filter((one) => one.do.startsWith("npx bylaw "))) {
      const [, ...args] = (what.match(/"[^"]*"|\S+/g) ?? []).map((one) => one.replaceAll('"', ""));
      const { code, err } = await project.bylaw(...args.slice(1));
      expect({ what, isUsage: code === 64, err: code === 64 ? err : "" }).toEqual({
        what,
        isUsage: false,
        err: "",
      });
    }
  });

  test("as text", async () => {
    project = await begin();
    const { out } = await project.bylaw("init", "--yes");
    expect(out).toContain(`What the program stands on
  0 of the 33 criteria in scope rest on a check, whatever it will say: none.
  33 rest on evidence alone: CC1.1, `);
    expect(out).toContain(`  Due first, as of 2026-11-27:
    2026-11-27  policy-approval: `);
    expect(out).toContain("more within a year: bylaw evidence due --ahead 365\n");
    expect(out).toContain("\nThis week\n  1. npm install --save-dev ");
  });
});
