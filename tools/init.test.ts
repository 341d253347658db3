import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Aws, findMoto, startAws } from "../testbed/aws/index.ts";
import { weakRepositories } from "../testbed/github/acme/weak.ts";
import { emptyGitHub, type GitHubServer, HistoryMaker, startGitHub } from "../testbed/github/index.ts";
import { type UserRepository, userRepository } from "./init-shapes.ts";
import { root } from "./repo.ts";

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

const WAITING = "program every criterion that has a control has something behind it";
const repositoriesAreWeak = [
  "peer-review: Changes of default branches must be approved by others github/repository-required-reviewers / all",
  "required-checks: Changes of default branches must be checked github/repository-required-status-checks / all",
  "no-bypass: Nobody may bypass reviews and checks github/repository-nobody-bypasses / all",
];
const accountIsNew = [
  "cloud-root-protected: Root users of cloud accounts have a second factor or no credentials aws/iam-root-mfa / all",
  "data-at-rest-encrypted: Stored data is encrypted aws/ebs-default-encryption / all",
  "activity-logged: Cloud accounts record what is done in them aws/cloudtrail-multi-region / all",
  "anomalies-detected: Logs are searched for unusual activity aws/guardduty-enabled / all",
  "vulnerabilities-scanned: Production is scanned for vulnerabilities aws/inspector-enabled / all",
];

/** What `bylaw init --yes` meets, where the program goes, what it reads, and what of it fails there. */
const shapes = {
  "an empty git repository": {
    files: {},
    remote: undefined,
    home: ".",
    runIn: ".",
    providers: ["evidence"],
    fails: [],
  },
  "a repository without TypeScript": {
    files: { "package.json": json({ name: "site", type: "module", dependencies: { express: "^5.0.0" } }) },
    remote: "https://github.com/acme/site.git",
    home: "compliance",
    runIn: ".",
    providers: ["github", "evidence"],
    fails: repositoriesAreWeak,
  },
  "a monorepo": {
    files: {
      "package.json": json({ name: "@acme/all", private: true, workspaces: ["apps/*", "packages/*"] }),
      "packages/api/package.json": json({
        name: "@acme/api",
        dependencies: { "@aws-sdk/client-s3": "^3.0.0" },
      }),
      "packages/api/tsconfig.json": json({ compilerOptions: { module: "nodenext" } }),
      ".github/workflows/deploy.yml":
        "jobs:\n  deploy:\n    steps:\n      - with: { aws-region: eu-west-1 }\n",
    },
    remote: "git@github.com:acme/all.git",
    home: "packages/compliance",
    runIn: "packages/compliance",
    providers: ["aws", "github", "evidence"],
    fails: [...accountIsNew, ...repositoriesAreWeak],
  },
  "a CommonJS repository": {
    files: {
      "package.json": json({
        name: "service",
        scripts: { test: "jest" },
        devDependencies: { jest: "^30.0.0" },
      }),
      "tsconfig.json":
        '{\n  // As tsc --init has it.\n  "compilerOptions": { "module": "commonjs", "strict": true },\n}\n',
      "src/index.ts": 'export = { service: "orders" };\n',
    },
    remote: "git@github.com:acme/service.git",
    home: "compliance",
    runIn: ".",
    providers: ["github", "evidence"],
    fails: repositoriesAreWeak,
  },
} as const;

const { missing } = findMoto();
if (missing !== undefined) console.warn(`SKIPPED the monorepo of tools/init.test.ts: ${missing}`);

interface Told {
  readonly todo: readonly { readonly do: string }[];
  readonly files: readonly { readonly path: string; readonly state: string }[];
}

interface Checked {
  readonly gaps: readonly object[];
  readonly waiting: readonly object[];
  readonly total: { readonly counts: Readonly<Record<string, number>> };
  readonly listings: readonly { readonly scope: { readonly provider: string }; readonly state: string }[];
}

let forge: GitHubServer;
beforeAll(async () => {
  const empty = emptyGitHub("acme");
  const names = ["mobile-app", "data-pipeline", "legacy-portal", "admin-console"];
  const weak = weakRepositories().filter(({ name }) => names.includes(name));
  const repositories = weak.map((one) => ({
    ...one,
    createdAt: "2020-01-01T09:00:00Z",
    pushedAt: "2026-01-01T09:00:00Z",
    history: new HistoryMaker(one.name, "2020-01-01T09:00:00Z").history,
  }));
  forge = await startGitHub({ state: { ...empty, repositories } });
});
afterAll(() => forge.stop());

describe.each(Object.entries(shapes))("bylaw init --yes in %s", (_, shape) => {
  const isSkipped = (shape.providers as readonly string[]).includes("aws") && missing !== undefined;
  let repository: UserRepository;
  let cloud: Aws | undefined;
  let env: Readonly<Record<string, string>>;
  let told: Told;
  let before: Readonly<Record<string, string>>;

  beforeAll(async () => {
    repository = userRepository(shape.files, { remote: shape.remote });
    if ((shape.providers as readonly string[]).includes("aws") && !isSkipped) cloud = await startAws();
    env = {
      GITHUB_API_URL: forge.url,
      GITHUB_TOKEN: "testing",
      ...(cloud !== undefined && {
        AWS_ENDPOINT_URL: cloud.endpoint,
        AWS_ACCESS_KEY_ID: "testing",
        AWS_SECRET_ACCESS_KEY: "testing",
      }),
    };
    const { status, stdout, stderr } = await repository.bylaw(["init", "--yes", "--json"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    told = JSON.parse(stdout) as Told;
    before = repository.files();
  });
  afterAll(async () => {
    await cloud?.stop();
    repository.remove();
  });

  const bylaw = (...args: readonly string[]) => {
    const config = shape.home === shape.runIn ? [] : ["--config", `${shape.home}/bylaw.config.ts`];
    return repository.bylaw([...args, ...config], { within: shape.runIn, env });
  };
  const script = (name: string): string => {
    const text = before[join(shape.runIn, "package.json")] ?? "";
    return (JSON.parse(text) as { scripts: Record<string, string> }).scripts[name] ?? "";
  };

  test("leaves what was there, and tells what it wrote", () => {
    for (const [path, text] of Object.entries(shape.files)) {
      if (path === "package.json" && shape.runIn === ".")
        expect(JSON.parse(before[path] ?? "")).toMatchObject(JSON.parse(text));
      else expect(before[path]).toBe(text);
    }
    expect(told.files.map(({ path }) => path).sort()).toEqual(
      Object.keys(before)
        .filter((path) => !(path in shape.files) || told.files.some((one) => one.path === path))
        .sort(),
    );
  });

  test("in files that a formatter leaves alone", async () => {
    const written = told.files.filter(({ path, state }) => state === "new" && /\.(?:ts|json)$/.test(path));
    const ran = spawnSync(
      process.execPath,
      [
        join(root, "node_modules/@biomejs/biome/bin/biome"),
        "format",
        "--indent-style=space",
        ...written.map(({ path }) => path),
      ],
      { cwd: repository.folder, encoding: "utf8" },
    );
    expect({ status: ran.status, told: ran.stderr }).toMatchObject({ status: 0 });
  });

  test("changes nothing when it is run again", async () => {
    const again = await repository.bylaw(["init", "--yes", "--json"]);
    expect(again.status).toBe(0);
    expect(repository.files()).toEqual(before);
    expect(new Set((JSON.parse(again.stdout) as Told).files.map(({ state }) => state))).toEqual(
      new Set(["left"]),
    );
  });

  test("writes a program that type-checks, by its own script", async () => {
    const [, ...args] = script("compliance:types").split(" ");
    const ran = await repository.node(join(root, "node_modules/typescript/bin/tsc"), args, {
      within: shape.runIn,
    });
    expect(ran).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  test.skipIf(isSkipped)("which runs against the test beds, and says that it is not done", async () => {
    const { stdout, status } = await bylaw("check", "--json");
    const { gaps, total, waiting, listings } = JSON.parse(stdout) as Checked;
    expect([...new Set(listings.map(({ scope }) => scope.provider))].sort()).toEqual(
      [...shape.providers].sort(),
    );
    expect(listings.filter(({ state }) => state !== "complete")).toEqual([]);
    expect(gaps).toEqual([]);
    expect(total.counts.error).toBe(0);
    // Nobody has shown anything yet, and so nothing that rests on evidence passes.
    expect(waiting.length).toBeGreaterThan(25);
    expect(status).toBe(2);
  });

  test.skipIf(isSkipped)(
    "whose own test fails only where nothing is shown yet, and passes once that is planned",
    async () => {
      expect(await suite()).toEqual([WAITING, ...shape.fails]);
      const line = told.todo.find(({ do: what }) => what.includes("bylaw backlog"))?.do ?? "";
      const [, ...words] = line.match(/"[^"]*"|\S+/g) ?? [];
      const args = words.slice(1).map((one) => one.replaceAll('"', ""));
      const { stdout, status } = await repository.bylaw(args, { within: shape.runIn, env });
      expect(stdout).toContain("With it bylaw check ends with exit code 0.\n");
      expect(status).toBe(0);
      expect(await suite()).toEqual([]);
    },
  );

  /** What of the program's own test fails. */
  async function suite(): Promise<readonly string[]> {
    const [, ...args] = script("compliance:test").split(" ");
    const vitest = join(root, "node_modules/vitest/vitest.mjs");
    const { stdout } = await repository.node(vitest, [...args, "--reporter", "json"], {
      within: shape.runIn,
      env,
    });
    const { testResults } = JSON.parse(stdout.slice(stdout.indexOf("{"))) as {
      readonly testResults: readonly {
        readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
      }[];
    };
    const all = testResults.flatMap(({ assertionResults }) => assertionResults);
    expect(all.length).toBeGreaterThan(50);
    return all.filter(({ status }) => status === "failed").map(({ fullName }) => fullName);
  }
});

test("before anything is installed the program is written, and what it stands on is told afterwards", async () => {
  const repository = userRepository({}, { isInstalled: false });
  try {
    const { status, stdout, stderr } = await repository.bylaw(["init", "--yes", "--json"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const { report, todo } = JSON.parse(stdout) as Told & { readonly report: unknown };
    expect(report).toBe(null);
    expect(todo.slice(0, 2)).toEqual([
      {
        do: expect.stringMatching(/^npm install --save-dev bylaw /),
        why: "installs what the program imports",
      },
      {
        do: "npx bylaw init",
        why: "changes nothing any more, and tells what the program covers and what is due first",
      },
    ]);
    expect(Object.keys(repository.files())).toContain("bylaw.config.ts");
  } finally {
    repository.remove();
  }
});
